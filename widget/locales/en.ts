import type {Reason} from '../../advisor-core/dialogue/types'
import {unitInEnglish} from '../../advisor-core/ranking/with-unit'
import {type Comparatives, measureOf} from './measure-of'
import {createNumberWords} from './number-words'
import {factOf, worthQuoting} from './reason-parts'
import type {LocaleWords, ReasonWords, Say} from './words'

const numbers = createNumberWords('en', unitInEnglish)

const COMPARATIVES: Comparatives = {
  dB: ['quieter', 'louder'],
  w: ['narrower', 'wider'],
  cm: ['smaller', 'larger'],
  kg: ['lighter', 'heavier'],
  kWh: ['less power', 'more power'],
  '€': ['cheaper', 'dearer'],
  '': ['less', 'more'],
}

/** "quieter than 9 in 10 here": where a number stands among its like. */
function compared(reason: Reason, share: number, more: boolean): string {
  const word = COMPARATIVES[measureOf(reason)][more ? 1 : 0]
  if (share >= 0.95) return `${word} than nearly all here`
  if (share >= 0.55) return `${word} than ${Math.floor(share * 10 + 0.001)} in 10 here`
  return `${word} than half of those here`
}

/** "0.4 kg too much for “light”", "3 dB louder than you asked", "€29 over your budget": how far beyond the wish. */
function beyond(reason: Reason, over: boolean, wanted: string): string {
  const excess = numbers.excess(reason)
  if (over && reason.isPrice) return `${excess} over your budget`
  // Who named no number asked for none.
  if (/^\D+$/.test(wanted)) return `${excess} too ${over ? 'much' : 'little'} for “${wanted}”`
  return `${excess} ${COMPARATIVES[measureOf(reason)][over ? 1 : 0]} than you asked`
}

/** Within a sentence; a capital further on is a name or an abbreviation: "SSD", "Wi-Fi". */
const inSentence = (label: string) => (/^.[^A-Z]*$/.test(label) ? label.toLowerCase() : label)

const split = (reason: Reason, say: Say) => factOf(reason, say, numbers, 'no', inSentence)

function clauseOf(reason: Reason, fact: string, say: Say): string {
  const {kind, beats, direction, excess, wanted} = reason
  const quote = worthQuoting(reason, fact, say)
  switch (kind) {
    case 'meets':
      return quote ? `fits “${quote}”` : 'as you asked'
    case 'misses':
      if (excess !== null) return beyond(reason, excess > 0, wanted ? say(wanted) : '')
      return wanted ? `you asked for “${say(wanted)}”` : 'not what you asked for'
    case 'unknown':
      return 'not stated'
    case 'stands-out':
      return beats === null ? '' : compared(reason, beats, direction !== 'lower')
    case 'falls-behind':
      return beats === null ? '' : compared(reason, 1 - beats, direction === 'lower')
    case 'taste':
      return 'like what you liked here'
  }
}

function reasonWords(reason: Reason, say: Say): ReasonWords {
  const {fact, rest} = split(reason, say)
  const clause = clauseOf(reason, fact, say)
  return {fact, rest: clause ? `${rest}${fact.includes(':') ? ',' : ':'} ${clause}` : rest}
}

/** Plain English. */
export const words: LocaleWords = {
  question: {
    why: 'Why I ask',
    whyChange: (p) => {
      const tenths = Math.round(10 * (p ?? 0))
      if (p === null) return ''
      if (tenths > 9) return 'Your answer is almost certain to change what I recommend.'
      if (tenths < 1) return 'Your answer hardly changes what I recommend any more.'
      return `In about ${tenths} of 10 cases your answer changes what I recommend.`
    },
    next: 'Continue',
    back: 'Back',
    more: (n) => {
      const whole = Math.round(n)
      if (whole < 1) return 'Probably the last question'
      return `About ${whole > 1 ? `${whole} more questions` : 'one more question'} after this`
    },
    chooseSeveral: 'You can choose several',
    inOrder: 'Most important first, you can choose several',
    traitIntro: (left) =>
      `${left > 1 ? `Up to ${left} short questions` : 'One short question'} about how you shop. Voluntary; without your permission it stays on your device.`,
    skip: 'Skip',
  },
  chips: {
    heading: 'What I understood',
    edit: (label) => `${label}: change`,
    retract: (label) => `${label}: take back`,
    fold: (n) => `Your ${n === 1 ? 'answer' : 'answers'} (${n}), edit`,
  },
  slate: {
    provisional: 'Ahead right now',
    provisionalNote: 'Moves with every answer.',
    unsure: 'I am not sure yet.',
    results: 'What I recommend',
    resultsNote: (n, best) =>
      n === 0
        ? `Without anything from you, from the range alone, ${best} is ahead.`
        : `After ${n === 1 ? 'one thing' : `${n} things`} you told me, ${best} is ahead.`,
    poor: 'None of these really fits. This comes closest to what you asked.',
    conflict: (wishes) =>
      `Nothing here meets ${new Intl.ListFormat('en').format(wishes.map((w) => `“${w}”`))} together. This comes closest; you can change any wish or take it back.`,
    empty: 'There is nothing here that I can recommend.',
    expand: 'See reasons',
    collapse: 'Hide reasons',
  },
  roles: {best: 'Best match', better: 'Better', cheaper: 'Cheaper and enough', next: 'Next best'},
  fit: {excellent: 'excellent fit', good: 'good fit', fair: 'fits in part', weak: 'hardly fits'},
  card: {
    fitNumber: (fit) => `It meets ${numbers.percent(fit)} of what you asked for.`,
    details: 'Details',
    cart: 'Add to cart',
    handedOver: 'Handed to the cart.',
    moreLikeThis: 'More like this',
    notForMe: 'Not for me',
    soldOut: 'not available right now',
    listPrice: (price) => `was ${price}`,
    noPrice: 'price with the product',
  },
  results: {askMore: 'Ask me more', restart: 'Start again'},
  reason: reasonWords,
  gain: (role, reason, say) => {
    if (role === 'cheaper') return {...split(reason, say), rest: ' cheaper than the first suggestion'}
    const {fact, rest} = reasonWords(reason, say)
    return {fact, rest: `${rest}, unlike the first suggestion`}
  },
  glass: {
    open: 'What I know about you',
    failed: 'That cannot be opened right now. The advice goes on.',
  },
  live: {
    question: (text) => `Next question: ${text}`,
    results: (names) => `Suggestions: ${names.join('; ')}`,
  },
  price: numbers.price,
}
