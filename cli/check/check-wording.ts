import type {Advisor} from '../../advisor-core/advisor/types'
import type {LocalText} from '../../advisor-core/catalog/types'
import type {Finding} from './finding'
import {pressingWords} from './pressing-words'

interface PlacedText {
  readonly place: string
  readonly text: LocalText
  /** A sentence is never the same in two languages; a name may be. */
  readonly isSentence: boolean
  /** The field that proves the text, for arguments. */
  readonly attribute: string | null
}

/** What a shop's columns of stock and of last days are called. */
const STOCK =
  /(?:^|[^a-zäöü])(?:\w*stock\w*|\w*bestand\w*|lager\w*|inventory|qty|quantity|\w*menge|stückzahl|availab\w*|verfügbar\w*|lieferbar\w*|until|bis|ends?|\w*end[ _-]?dat\w*|valid[ _-]\w+)(?=$|[^a-zäöü])/i

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
    const pressing = pressingWords(text.de) ?? pressingWords(text.en)
    const column = attribute === null ? undefined : columnOf.get(attribute)
    if (pressing && !(column && STOCK.test(column)))
      findings.push({
        place,
        problem: `says "${pressing}" without a stock or date field that proves it`,
        remedy: 'Remove the words, or bind them to such a field in an argument.',
      })
    return findings
  })
}

function placedTexts({questions, arguments: claims, relations = []}: Advisor): readonly PlacedText[] {
  return [
    ...questions.flatMap(({text, why, options}, index): PlacedText[] => [
      {place: `questions[${index}].text`, text, isSentence: true, attribute: null},
      {place: `questions[${index}].why`, text: why, isSentence: true, attribute: null},
      ...options.flatMap(({label, hint}, o): PlacedText[] => {
        const place = `questions[${index}].options[${o}]`
        return [
          {place: `${place}.label`, text: label, isSentence: false, attribute: null},
          ...(hint ? [{place: `${place}.hint`, text: hint, isSentence: false, attribute: null}] : []),
        ]
      }),
    ]),
    ...claims.map(({text, attribute}, index) => ({
      place: `arguments[${index}].text`,
      text,
      isSentence: text.de.includes(' '),
      attribute,
    })),
    ...relations.map(({text, to}, index) => ({
      place: `relations[${index}].text`,
      text,
      isSentence: text.de.includes(' '),
      attribute: to.attribute,
    })),
  ]
}

const shortened = (text: string): string => (text.length > 50 ? `${text.slice(0, 49)}…` : text)
