import type {Reason} from '../../advisor-core/dialogue/types'
import {unitInGerman} from '../../advisor-core/ranking/with-unit'
import {type Comparatives, measureOf} from './measure-of'
import {createNumberWords} from './number-words'
import {factOf, worthQuoting} from './reason-parts'
import type {LocaleWords, ReasonWords, Say} from './words'

const numbers = createNumberWords('de', unitInGerman)

const COMPARATIVES: Comparatives = {
  dB: ['leiser', 'lauter'],
  w: ['schmaler', 'breiter'],
  cm: ['kleiner', 'größer'],
  kg: ['leichter', 'schwerer'],
  kWh: ['sparsamer', 'hungriger'],
  '€': ['günstiger', 'teurer'],
  '': ['weniger', 'mehr'],
}

/** "leiser als 9 von 10 hier": where a number stands among its like. */
function compared(reason: Reason, share: number, more: boolean): string {
  const word = COMPARATIVES[measureOf(reason)][more ? 1 : 0]
  if (share >= 0.95) return `${word} als fast alle hier`
  if (share >= 0.55) return `${word} als ${Math.floor(share * 10 + 0.001)} von 10 hier`
  return `${word} als die Hälfte hier`
}

/** "0,4 kg zu viel für „leicht“", "3 dB lauter als gewünscht", "29 € über Ihrem Budget": how far beyond the wish. */
function beyond(reason: Reason, over: boolean, wanted: string): string {
  const excess = numbers.excess(reason)
  if (over && reason.isPrice) return `${excess} über Ihrem Budget`
  // Who named no number asked for none.
  if (/^\D+$/.test(wanted)) return `${excess} zu ${over ? 'viel' : 'wenig'} für „${wanted}“`
  return `${excess} ${COMPARATIVES[measureOf(reason)][over ? 1 : 0]} als gewünscht`
}

const split = (reason: Reason, say: Say) => factOf(reason, say, numbers, 'nein')

function clauseOf(reason: Reason, fact: string, say: Say): string {
  const {kind, beats, direction, excess, wanted} = reason
  const quote = worthQuoting(reason, fact, say)
  switch (kind) {
    case 'meets':
      return quote ? `passt zu „${quote}“` : 'wie gewünscht'
    case 'misses':
      if (excess !== null) return beyond(reason, excess > 0, wanted ? say(wanted) : '')
      return wanted ? `gewünscht war „${say(wanted)}“` : 'anders als gewünscht'
    case 'unknown':
      return 'keine Angabe'
    case 'stands-out':
      return beats === null ? '' : compared(reason, beats, direction !== 'lower')
    case 'falls-behind':
      return beats === null ? '' : compared(reason, 1 - beats, direction === 'lower')
    case 'taste':
      return 'ähnlich wie das, was Ihnen hier gefiel'
  }
}

function reasonWords(reason: Reason, say: Say): ReasonWords {
  const {fact, rest} = split(reason, say)
  const clause = clauseOf(reason, fact, say)
  return {fact, rest: clause ? `${rest}${fact.includes(':') ? ',' : ':'} ${clause}` : rest}
}

/** German, formal address. */
export const words: LocaleWords = {
  question: {
    why: 'Warum ich frage',
    whyChange: (p) => {
      const tenths = Math.round(10 * (p ?? 0))
      if (p === null) return ''
      if (tenths > 9) return 'Ihre Antwort ändert so gut wie sicher, was ich empfehle.'
      if (tenths < 1) return 'Ihre Antwort ändert kaum noch, was ich empfehle.'
      return `In etwa ${tenths} von 10 Fällen ändert Ihre Antwort, was ich empfehle.`
    },
    next: 'Weiter',
    back: 'Zurück',
    more: (n) => {
      const whole = Math.round(n)
      if (whole < 1) return 'Das ist wohl die letzte Frage'
      return `Danach noch etwa ${whole > 1 ? `${whole} Fragen` : 'eine Frage'}`
    },
    chooseSeveral: 'Mehreres ist möglich',
    inOrder: 'Das Wichtigste zuerst, Mehreres ist möglich',
    traitIntro: (left) =>
      `${left > 1 ? `Bis zu ${left} kurze Fragen` : 'Eine kurze Frage'} dazu, wie Sie einkaufen. Freiwillig; ohne Ihre Erlaubnis bleibt es auf Ihrem Gerät.`,
    skip: 'Überspringen',
  },
  chips: {
    heading: 'Das habe ich verstanden',
    edit: (label) => `${label}: ändern`,
    retract: (label) => `${label}: zurücknehmen`,
    fold: (n) => `Ihre ${n === 1 ? 'Antwort' : 'Antworten'} (${n}), ändern`,
  },
  slate: {
    provisional: 'Im Moment liegen vorn',
    provisionalNote: 'Ändert sich mit jeder Antwort.',
    unsure: 'Da bin ich noch unsicher.',
    results: 'Das empfehle ich Ihnen',
    resultsNote: (n, best) =>
      n === 0
        ? `Ohne Angaben von Ihnen, nur aus dem Sortiment, liegt ${best} vorn.`
        : `Nach ${n === 1 ? 'einer Angabe' : `${n} Angaben`} von Ihnen liegt ${best} vorn.`,
    poor: 'Nichts davon passt wirklich. Das hier kommt Ihren Wünschen am nächsten.',
    conflict: (wishes) =>
      `${new Intl.ListFormat('de').format(wishes.map((w) => `„${w}“`))} zusammen erfüllt hier nichts. Das hier kommt am nächsten; jeden Wunsch können Sie ändern oder zurücknehmen.`,
    empty: 'Hier ist gerade nichts, das ich empfehlen kann.',
    expand: 'Gründe ansehen',
    collapse: 'Gründe ausblenden',
  },
  roles: {
    best: 'Passt am besten',
    better: 'Besser',
    cheaper: 'Günstiger und genug',
    next: 'Passt als Nächstes',
  },
  fit: {excellent: 'passt sehr gut', good: 'passt gut', fair: 'passt teilweise', weak: 'passt kaum'},
  card: {
    fitNumber: (fit) => `Es erfüllt ${numbers.percent(fit)} von dem, was Sie genannt haben.`,
    details: 'Details',
    cart: 'In den Korb',
    handedOver: 'An den Warenkorb übergeben.',
    moreLikeThis: 'Mehr davon',
    notForMe: 'Nichts für mich',
    soldOut: 'zurzeit nicht verfügbar',
    listPrice: (price) => `statt ${price}`,
    noPrice: 'Preis beim Produkt',
  },
  results: {askMore: 'Noch genauer fragen', restart: 'Von vorn beginnen'},
  reason: reasonWords,
  gain: (role, reason, say) => {
    if (role === 'cheaper') return {...split(reason, say), rest: ' günstiger als der erste Vorschlag'}
    const {fact, rest} = reasonWords(reason, say)
    return {fact, rest: `${rest}, anders als der erste Vorschlag`}
  },
  glass: {
    open: 'Was ich von Ihnen weiß',
    failed: 'Das lässt sich gerade nicht öffnen. Die Beratung geht weiter.',
  },
  live: {
    question: (text) => `Nächste Frage: ${text}`,
    results: (names) => `Vorschläge: ${names.join('; ')}`,
  },
  price: numbers.price,
}
