import type {LocalText} from '../../advisor-core/catalog/types'
import type {View} from '../../advisor-core/dialogue/types'
import {listExperiments} from '../../advisor-core/experiments/list-experiments'
import {JOINED, OTHER_STEP, RESULTS_STEP, START_STEP} from '../../advisor-core/reporting/topic-cells'
import type {TopicSource} from '../../advisor-core/reporting/types'
import type {GlassWords} from './words'

interface NamedQuestion {
  readonly text: LocalText
  readonly options: readonly {readonly id: string; readonly label: LocalText}[]
}

interface Names {
  readonly words: GlassWords
  readonly say: (text: LocalText) => string
  /** The advisor file. */
  readonly advisor: unknown
  readonly view: View | null
}

/** What a report is about, in words. */
export function topicWords(source: TopicSource, names: Names): string {
  const {words, say} = names
  const about = words.sent.topics[source.kind]
  if (source.kind === 'kpi' && source.kpi === 'trait-answers') return words.sent.traitAnswers
  if ('question' in source) return `${about}: ${say(questionOf(source.question, names).text)}`
  if (source.kind === 'experiment') return `${about}: ${versionOf(source, names)} (${words.sent.asItIs})`
  if ('signal' in source) return `${about} (${words.signals[source.signal][0]})`
  return about
}

/** A drawn possibility, in words; as it is called in the report where there are none. */
export function cellWords(cell: string, source: TopicSource, names: Names): string {
  const {words, say, view} = names
  const one = (name: string): string => {
    if (name === 'none') return source.kind === 'experiment' ? words.sent.noVersion : words.sent.none
    const archetype = view?.archetype.classes.find(({id}) => id === name)
    if (archetype && (source.kind === 'archetype' || source.kind === 'joint')) return say(archetype.name)
    if ('question' in source) {
      const option = questionOf(source.question, names).options.find(({id}) => id === name)
      return option ? say(option.label) : (words.sent.cells[name] ?? name)
    }
    if (name === START_STEP || name === RESULTS_STEP || name === OTHER_STEP) return words.sent.cells[name]!
    if (source.kind === 'last-question' || source.kind === 'transition')
      return say(questionOf(name, names).text)
    const bins: Readonly<Record<string, string>> = words.bins
    return bins[name] ?? words.sent.cells[name] ?? name
  }
  return cell.split(JOINED).map(one).join(', ')
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isText = (value: unknown): value is LocalText =>
  isRecord(value) && typeof value.de === 'string' && typeof value.en === 'string'
const isOption = (value: unknown): value is NamedQuestion['options'][number] =>
  isRecord(value) && typeof value.id === 'string' && isText(value.label)

/** What is compared, and the version that a report is about: it is told in clear. */
function versionOf(
  {experiment, arm}: Extract<TopicSource, {kind: 'experiment'}>,
  {advisor, say}: Names,
): string {
  const {running} = (isRecord(advisor) && isRecord(advisor.experiments) && advisor.experiments) || {}
  const all: readonly unknown[] = Array.isArray(running) ? running : []
  const found = [...listExperiments({holdOut: 1}), ...all].find(
    (each) => isRecord(each) && each.id === experiment,
  )
  const arms: readonly unknown[] = isRecord(found) && Array.isArray(found.arms) ? found.arms : []
  const version = arms.find((each) => isRecord(each) && each.id === arm)
  const labels = [found, version].map((each, i) =>
    isRecord(each) && isText(each.label) ? say(each.label) : [experiment, arm][i],
  )
  return labels.join(' – ')
}

function questionOf(id: string, {advisor}: Names): NamedQuestion {
  const questions = isRecord(advisor) && Array.isArray(advisor.questions) ? advisor.questions : []
  const found: unknown = questions.find((question) => isRecord(question) && question.id === id)
  if (!isRecord(found) || !isText(found.text)) return {text: {de: id, en: id}, options: []}
  return {text: found.text, options: Array.isArray(found.options) ? found.options.filter(isOption) : []}
}
