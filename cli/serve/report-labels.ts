import type {Advisor} from '../../advisor-core/advisor/types'
import type {Attribute, LocalText} from '../../advisor-core/catalog/types'
import {listExperiments} from '../../advisor-core/experiments/list-experiments'
import type {ReportConfiguration} from '../../advisor-core/reporting'
import {JOINED} from '../../advisor-core/reporting/topic-cells'
import type {Topic} from '../../advisor-core/reporting/types'
import type {Labels} from '../../collector'
import type {Artefacts} from '../build/artefacts'
import {BIN_WORDS, BY_SIGNAL, CELL_WORDS, HELPED_WORDS, KPI_WORDS, TOPIC_WORDS} from './report-topic-words'

/** The collector takes at most this many characters of a word or sentence. */
const MAX_LENGTH = 200
/** Of each half of a cell that says two things; there are many of them. */
const HALF_LENGTH = 60

/** A name in words; `undefined` where there are none, so that the name itself is shown. */
type Naming = (name: string) => LocalText | undefined

/** Words for the live topics of a configuration and all their cells, from the advisor file and the models. */
export function reportLabels(
  advisor: Advisor,
  artefacts: Pick<Artefacts, 'archetypes' | 'bank'>,
  {topics}: ReportConfiguration,
): Labels {
  const names = createNames(advisor, artefacts)
  const labelOf = (topic: Topic) => ({
    label: short(names.topic(topic)),
    cells: cellsOf(topic, names.cell),
  })
  const live = topics.filter((topic) => topic.live)
  return {
    shop: advisor.shop.name,
    topics: {
      ...experimentLabels(advisor),
      ...Object.fromEntries(live.map((topic) => [topic.id, labelOf(topic)])),
    },
  }
}

/** An experiment's own name and those of its versions, under the id that its figures have. */
function experimentLabels({experiments}: Advisor): Labels['topics'] {
  return Object.fromEntries(
    listExperiments(experiments).map(({id, label, arms}) => [
      `experiment:${id}`,
      {
        label: short(label),
        cells: {},
        arms: Object.fromEntries(arms.map((arm) => [arm.id, short(arm.label)])),
      },
    ]),
  )
}

/** Words by cell. A table shows the circumstances of a joint topic as columns: these are named alone, too. */
function cellsOf(topic: Topic, cell: (topic: Topic, half: 'first' | 'second') => Naming) {
  const [first, second] = [cell(topic, 'first'), cell(topic, 'second')]
  const between = topic.source.kind === 'transition' ? ' → ' : ', '
  const entries = topic.cells.slice(1).flatMap((name): [string, LocalText][] => {
    const [a = '', b] = name.split(JOINED)
    if (b === undefined) return [[a, short(first(a) ?? asIs(a))]]
    const [head, tail] = [short(first(a) ?? asIs(a), HALF_LENGTH), short(second(b) ?? asIs(b), HALF_LENGTH)]
    return [
      [a, head],
      [name, map(head, (text, locale) => text + between + tail[locale])],
    ]
  })
  return Object.fromEntries(entries)
}

function createNames(advisor: Advisor, {archetypes, bank}: Pick<Artefacts, 'archetypes' | 'bank'>) {
  const questions = new Map(advisor.questions.map((question) => [question.id, question]))
  const attributes = new Map(advisor.catalog.attributes.map((attribute) => [attribute.id, attribute]))
  const classes = new Map(archetypes.classes.map(({id, name}) => [id, name]))
  const traits = new Map(bank.traits.map((trait) => [trait.id, trait]))
  const experiments = new Map(listExperiments(advisor.experiments).map((each) => [each.id, each]))
  const category = advisor.catalog.attributes.find(({role}) => role === 'category')
  const shared: Naming = (name) => CELL_WORDS[name]
  const step: Naming = (name) => questions.get(name)?.text ?? shared(name)
  const group = valuesOf(category)

  function armLabel(id: string, arm: string): LocalText | undefined {
    const experiment = experiments.get(id)
    const version = experiment?.arms.find((each) => each.id === arm)
    return experiment && version && joined(experiment.label, ' – ', version.label)
  }

  function topic({source}: Topic): LocalText {
    const about = TOPIC_WORDS[source.kind]
    switch (source.kind) {
      case 'question':
        return questions.get(source.question)?.text ?? about
      case 'agreement':
        return joined(about, ' ', questions.get(source.question)?.text)
      case 'trait':
        return traits.get(source.trait)?.label ?? about
      case 'joint':
      case 'signal-group':
      case 'behaviour':
        return joined(about, ' ', BY_SIGNAL[source.signal])
      case 'kpi':
        return source.kpi === 'helped' ? about : (KPI_WORDS[source.kpi] ?? asIs(source.kpi))
      case 'experiment':
        return armLabel(source.experiment, source.arm) ?? about
      default:
        return about
    }
  }

  function cell({source}: Topic, half: 'first' | 'second'): Naming {
    switch (source.kind) {
      case 'archetype':
        return (name) => classes.get(name)
      case 'joint':
        return half === 'first' ? shared : (name) => classes.get(name)
      case 'signal-group':
        return half === 'first' ? shared : group
      case 'chosen-group':
        return group
      case 'last-question':
      case 'transition':
        return step
      case 'question': {
        const question = questions.get(source.question)
        const value = valuesOf(attributes.get(question?.attribute ?? ''))
        const option: Naming = (name) => question?.options.find(({id}) => id === name)?.label
        return (name) => option(name) ?? (name === 'no-preference' ? shared(name) : value(name))
      }
      case 'trait':
        return binsOf(traits.get(source.trait))
      case 'kpi':
        return (name) => (source.kpi === 'helped' ? HELPED_WORDS[name] : undefined)
      default:
        return shared
    }
  }
  return {topic, cell}
}

/** Values in the attribute's own words; yes and no where it is a boolean one. */
function valuesOf(attribute: Attribute | undefined): Naming {
  return (name) => attribute?.valueLabels?.[name]
}

/** "clearly: likes to think things over": a bin is named by the end that it is nearer to. */
function binsOf(trait: {readonly low: LocalText; readonly high: LocalText} | undefined): Naming {
  return (name) => {
    const bin = BIN_WORDS[name]
    const end = name.startsWith('low') ? trait?.low : name.startsWith('high') ? trait?.high : undefined
    return bin && joined(bin, ': ', end)
  }
}

/** As it is called, in both languages, with spaces for the hyphens of an id. */
const asIs = (name: string): LocalText => ({
  de: name.replace(/[-_]+/g, ' '),
  en: name.replace(/[-_]+/g, ' '),
})

const map = (text: LocalText, change: (text: string, locale: 'de' | 'en') => string): LocalText => ({
  de: change(text.de, 'de'),
  en: change(text.en, 'en'),
})

const joined = (a: LocalText, between: string, b: LocalText | undefined): LocalText =>
  b ? map(a, (text, locale) => text + between + b[locale]) : a

const short = (text: LocalText, length = MAX_LENGTH): LocalText =>
  map(text, (words) => (words.length > length ? `${words.slice(0, length - 1)}…` : words))
