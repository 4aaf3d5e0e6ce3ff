import type {Advisor} from '../../advisor-core/advisor/types'
import type {LocalText} from '../../advisor-core/catalog/types'
import type {ReportConfiguration} from '../../advisor-core/reporting'
import type {Labels} from '../../collector'
import type {Artefacts} from '../build/artefacts'

const TOPIC_LABELS: Readonly<Record<string, LocalText>> = {
  archetype: {de: 'Wer Rat sucht', en: 'Who asks for advice'},
  hour: {de: 'Tageszeit', en: 'Time of day'},
  weekday: {de: 'Wochentag', en: 'Day of the week'},
  device: {de: 'Gerät', en: 'Device'},
  'last-question': {de: 'Bis wohin die Beratung ging', en: 'How far the advice went'},
}

const NO_PREFERENCE: LocalText = {de: 'egal', en: 'no preference'}

/** The collector takes at most this many characters of a word or sentence. */
const MAX_LENGTH = 200

/** Words for the topics and cells of a configuration, from the advisor file and the archetypes. */
export function reportLabels(
  advisor: Advisor,
  artefacts: Artefacts,
  configuration: ReportConfiguration,
): Labels {
  const questions = new Map(advisor.questions.map((question) => [question.id, question]))
  const cellsOf = (source: ReportConfiguration['topics'][number]['source']): Record<string, LocalText> => {
    switch (source.kind) {
      case 'archetype':
        return Object.fromEntries(artefacts.archetypes.classes.map(({id, name}) => [id, short(name)]))
      case 'question': {
        const options = questions.get(source.question)?.options ?? []
        return {
          ...Object.fromEntries(options.map(({id, label}) => [id, short(label)])),
          'no-preference': NO_PREFERENCE,
        }
      }
      case 'last-question':
        return Object.fromEntries(advisor.questions.map(({id, text}) => [id, short(text)]))
      default:
        return {}
    }
  }
  const topics = configuration.topics.flatMap(({id, source}) => {
    const asked = source.kind === 'question' ? questions.get(source.question)?.text : undefined
    const label = asked ?? TOPIC_LABELS[id]
    return label ? [[id, {label: short(label), cells: cellsOf(source)}] as const] : []
  })
  return {shop: advisor.shop.name, topics: Object.fromEntries(topics)}
}

function short({de, en}: LocalText): LocalText {
  return {de: de.slice(0, MAX_LENGTH), en: en.slice(0, MAX_LENGTH)}
}
