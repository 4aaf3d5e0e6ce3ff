import type {Advisor} from '../../advisor-core/advisor/types'
import type {LocalText} from '../../advisor-core/catalog/types'
import type {Finding} from './finding'

interface PlacedText {
  readonly place: string
  readonly text: LocalText
  /** A sentence is never the same in two languages; a name may be. */
  readonly isSentence: boolean
  /** The field that proves the text, for arguments. */
  readonly attribute: string | null
}

/** Words that put pressure on people unless a field proves them: scarcity, hurry, countdowns. */
const PRESSURE =
  /\b(nur noch|nur heute|nur kurze zeit|letzte chance|solange der vorrat|fast ausverkauft|bald ausverkauft|begrenzt|limitiert|beeilen|endet (heute|bald|in)|only \d+ left|only today|last chance|while stocks last|almost sold out|selling fast|limited (time|stock|edition|offer)|hurry|ends (today|soon|in))\b/i

const STOCK =
  /stock|bestand|lager|inventory|qty|quantity|menge|availab|verfügbar|until|bis|ends|end_date|enddatum/i

/** Sentences that were not translated, and pressure that nothing proves. */
export function checkWording(advisor: Advisor): readonly Finding[] {
  const columnOf = new Map(advisor.catalog.attributes.map(({id, column}) => [id, column]))
  return placedTexts(advisor).flatMap(({place, text, isSentence, attribute}) => {
    const findings: Finding[] = []
    if (isSentence && advisor.locales.length > 1 && text.de === text.en)
      findings.push({
        place,
        problem: `reads "${shortened(text.de)}" in both languages`,
        remedy: 'Translate it.',
      })
    const pressing = PRESSURE.exec(text.de) ?? PRESSURE.exec(text.en)
    const column = attribute === null ? undefined : columnOf.get(attribute)
    if (pressing && !(column && STOCK.test(column)))
      findings.push({
        place,
        problem: `says "${pressing[0]}" without a stock or date field that proves it`,
        remedy: 'Remove the words, or bind them to such a field in an argument.',
      })
    return findings
  })
}

function placedTexts({questions, arguments: claims}: Advisor): readonly PlacedText[] {
  return [
    ...questions.flatMap(({text, why, options}, index): PlacedText[] => [
      {place: `questions[${index}].text`, text, isSentence: true, attribute: null},
      {place: `questions[${index}].why`, text: why, isSentence: true, attribute: null},
      ...options.map(({label}, o) => ({
        place: `questions[${index}].options[${o}].label`,
        text: label,
        isSentence: false,
        attribute: null,
      })),
    ]),
    ...claims.map(({text, attribute}, index) => ({
      place: `arguments[${index}].text`,
      text,
      isSentence: text.de.includes(' '),
      attribute,
    })),
  ]
}

const shortened = (text: string): string => (text.length > 50 ? `${text.slice(0, 49)}…` : text)
