import type {Reason} from '../../advisor-core/dialogue/types'
import {capital} from './capital'
import {createNumberWords} from './number-words'
import type {ReasonWords, Say, Words} from './words'

const numbers = createNumberWords('de')
const plural = new Intl.PluralRules('de')
const counted = (n: number, one: string, other: string) =>
  plural.select(n) === 'one' ? one : `${n} ${other}`

/** "weniger als 9 von 10 hier": where a number stands among its like. */
function compared(share: number, less: boolean): string {
  const word = less ? 'weniger' : 'mehr'
  if (share >= 0.95) return `${word} als fast alle hier`
  if (share >= 0.55) return `${word} als ${Math.floor(share * 10 + 0.001)} von 10 hier`
  return `${word} als die Hälfte hier`
}

/** "29 € über", "0,3 kg mehr als gewünscht": how far beyond the wish. */
function beyond(reason: Reason, wanted: string): string {
  const over = (reason.excess ?? 0) > 0
  const excess = numbers.excess(reason)
  if (numbers.isMoney(reason)) return `${excess} ${over ? 'über' : 'unter'} ${wanted || 'Ihrem Wunsch'}`
  return `${excess} ${over ? 'mehr' : 'weniger'} als gewünscht${wanted ? ` (${wanted})` : ''}`
}

/** Booleans are their label ("Touchscreen", "Touchscreen: nein"); a bare number needs its label beside it, other values speak for themselves. */
function factOf(reason: Reason, say: Say): {readonly fact: string; readonly label: string} {
  const label = say(reason.attributeLabel)
  if (reason.value.en === 'yes') return {fact: label, label: ''}
  if (reason.value.en === 'no') return {fact: `${label}: nein`, label: ''}
  const needsLabel = /^\d/.test(say(reason.value)) ? !numbers.isMoney(reason) : reason.wanted === null
  return {fact: capital(numbers.value(reason, say)), label: needsLabel ? ` ${label}` : ''}
}

function clauseOf(reason: Reason, say: Say): string {
  const asWished =
    reason.wanted === null || say(reason.wanted).toLowerCase() === say(reason.value).toLowerCase()
  const wanted = reason.wanted ? `„${say(reason.wanted)}“` : ''
  const {beats, direction} = reason
  switch (reason.kind) {
    case 'meets':
      return asWished || reason.value.en === 'yes' ? 'wie gewünscht' : `passt zu ${wanted}`
    case 'misses':
      if (reason.excess !== null) return beyond(reason, wanted)
      return wanted ? `gewünscht war ${wanted}` : 'anders als gewünscht'
    case 'stands-out':
      return beats === null ? '' : compared(beats, direction === 'lower')
    case 'falls-behind':
      return beats === null ? '' : compared(1 - beats, direction !== 'lower')
    case 'taste':
      return 'ähnlich wie das, was Ihnen hier gefiel'
  }
}

function reasonWords(reason: Reason, say: Say): ReasonWords {
  const {fact, label} = factOf(reason, say)
  const clause = clauseOf(reason, say)
  return {fact, rest: clause ? `${label}${fact.includes(':') ? ',' : ':'} ${clause}` : label}
}

/** German, formal address. */
export const words: Words = {
  advisor: 'Beratung',
  notice: 'Beratung durch Software, auf diesem Gerät. Nichts verlässt es ohne Ihre Erlaubnis.',
  loading: 'Einen Moment, ich sehe im Sortiment nach.',
  failed: 'Die Beratung lässt sich gerade nicht laden. Der Shop funktioniert wie gewohnt.',
  retry: 'Noch einmal versuchen',
  question: {
    why: 'Warum ich frage',
    whyGain: (bits) =>
      bits >= 0.05
        ? `Ihre Antwort grenzt die Auswahl im Mittel auf das ${numbers.number(2 ** -bits)}-Fache ein.`
        : 'Ihre Antwort ändert an der Auswahl nur noch wenig.',
    next: 'Weiter',
    noPreference: 'Egal',
    back: 'Zurück',
    showNow: 'Ergebnis zeigen',
    more: (n) => {
      const whole = Math.round(n)
      if (whole < 1) return 'Das ist wohl die letzte Frage'
      return `Danach noch etwa ${counted(whole, 'eine Frage', 'Fragen')}`
    },
    chooseSeveral: 'Mehreres ist möglich',
    traitIntro: 'Eine kurze Frage zu Ihnen. Sie hilft mir beim Sortieren und bleibt auf Ihrem Gerät.',
    skip: 'Überspringen',
  },
  chips: {
    heading: 'Das habe ich verstanden',
    edit: (label) => `${label}: ändern`,
    retract: (label) => `${label}: zurücknehmen`,
    fold: (n) => `Ihre ${counted(n, 'Antwort', 'Antworten')} ansehen und ändern`,
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
      `${new Intl.ListFormat('de').format(wishes.map((w) => `„${w}“`))} zusammen erfüllt hier nichts.`,
    conflictWay: 'Das hier kommt am nächsten; jeden Wunsch können Sie ändern oder zurücknehmen.',
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
    detailsOf: (name) => `Details: ${name}`,
    cart: 'In den Korb',
    cartOf: (name) => `In den Korb: ${name}`,
    handedOver: 'An den Warenkorb übergeben.',
    moreLikeThis: (name) => `Mehr wie ${name}`,
    notForMe: (name) => `Nichts für mich: ${name}`,
    moreLikeThisShort: 'Mehr davon',
    notForMeShort: 'Nichts für mich',
    soldOut: 'zurzeit nicht verfügbar',
    listPrice: (price) => `statt ${price}`,
    noPrice: 'Preis beim Produkt',
  },
  results: {askMore: 'Noch genauer fragen', restart: 'Von vorn beginnen'},
  reason: reasonWords,
  gain: (role, reason, say) => {
    const {fact, label} = factOf(reason, say)
    if (role === 'cheaper') return {fact, rest: ' günstiger als der erste Vorschlag'}
    return {fact, rest: `${label}: darin besser als der erste Vorschlag`}
  },
  glass: {
    open: 'Was ich von Ihnen weiß',
    failed: '„Was ich von Ihnen weiß“ lässt sich gerade nicht öffnen. Die Beratung geht weiter wie gewohnt.',
  },
  live: {
    question: (text) => `Nächste Frage: ${text}`,
    results: (names) => `Vorschläge: ${names.join('; ')}`,
  },
  price: numbers.price,
}
