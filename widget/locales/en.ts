import type {Reason} from '../../advisor-core/dialogue/types'
import {capital} from './capital'
import {createNumberWords} from './number-words'
import type {ReasonWords, Say, Words} from './words'

const numbers = createNumberWords('en')
const plural = new Intl.PluralRules('en')
const counted = (n: number, one: string, other: string) =>
  plural.select(n) === 'one' ? one : `${n} ${other}`

/** "lower than 9 in 10 here": where a number stands among its like. */
function compared(share: number, less: boolean): string {
  const word = less ? 'lower' : 'higher'
  if (share >= 0.95) return `${word} than nearly all here`
  if (share >= 0.55) return `${word} than ${Math.floor(share * 10 + 0.001)} in 10 here`
  return `${word} than half of those here`
}

/** "€29 over": how far beyond the wish. */
function beyond(reason: Reason, wanted: string): string {
  const over = (reason.excess ?? 0) > 0
  const excess = numbers.excess(reason)
  if (numbers.isMoney(reason)) return `${excess} ${over ? 'over' : 'under'} ${wanted || 'what you said'}`
  return `${excess} ${over ? 'more' : 'less'} than you asked${wanted ? ` (${wanted})` : ''}`
}

/** Booleans are their label ("Touchscreen", "Touchscreen: no"); a bare number needs its label beside it, other values speak for themselves. */
function factOf(reason: Reason, say: Say): {readonly fact: string; readonly label: string} {
  const label = say(reason.attributeLabel)
  if (reason.value.en === 'yes') return {fact: label, label: ''}
  if (reason.value.en === 'no') return {fact: `${label}: no`, label: ''}
  const needsLabel = /^\d/.test(say(reason.value)) ? !numbers.isMoney(reason) : reason.wanted === null
  return {fact: capital(numbers.value(reason, say)), label: needsLabel ? ` ${label}` : ''}
}

function clauseOf(reason: Reason, say: Say): string {
  const asWished =
    reason.wanted === null || say(reason.wanted).toLowerCase() === say(reason.value).toLowerCase()
  const wanted = reason.wanted ? `“${say(reason.wanted)}”` : ''
  const {beats, direction} = reason
  switch (reason.kind) {
    case 'meets':
      return asWished || reason.value.en === 'yes' ? 'as you asked' : `fits ${wanted}`
    case 'misses':
      if (reason.excess !== null) return beyond(reason, wanted)
      return wanted ? `you asked for ${wanted}` : 'not what you asked for'
    case 'stands-out':
      return beats === null ? '' : compared(beats, direction === 'lower')
    case 'falls-behind':
      return beats === null ? '' : compared(1 - beats, direction !== 'lower')
    case 'taste':
      return 'like what you liked here'
  }
}

function reasonWords(reason: Reason, say: Say): ReasonWords {
  const {fact, label} = factOf(reason, say)
  const clause = clauseOf(reason, say)
  return {fact, rest: clause ? `${label}${fact.includes(':') ? ',' : ':'} ${clause}` : label}
}

/** Plain English. */
export const words: Words = {
  advisor: 'Advice',
  notice: 'Advice by software, on this device. Nothing leaves it unless you allow it.',
  loading: 'One moment, looking through the range.',
  failed: 'The advice cannot be loaded right now. The shop works as usual.',
  retry: 'Try again',
  question: {
    why: 'Why I ask',
    whyGain: (bits) =>
      bits >= 0.05
        ? `On average your answer narrows the choice to ${numbers.number(2 ** -bits)} times its size.`
        : 'Your answer will change the choice only a little.',
    next: 'Continue',
    noPreference: 'No preference',
    back: 'Back',
    showNow: 'Show results',
    more: (n) => {
      const whole = Math.round(n)
      if (whole < 1) return 'Probably the last question'
      return `About ${counted(whole, 'one more question', 'more questions')} after this`
    },
    chooseSeveral: 'You can choose several',
    traitIntro: 'One short question about you. It helps me sort, and it stays on your device.',
    skip: 'Skip',
  },
  chips: {
    heading: 'What I understood',
    edit: (label) => `${label}: change`,
    retract: (label) => `${label}: take back`,
    fold: (n) => `See and change your ${counted(n, 'answer', 'answers')}`,
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
      `Nothing here meets ${new Intl.ListFormat('en').format(wishes.map((w) => `“${w}”`))} together.`,
    conflictWay: 'This comes closest; you can change any wish or take it back.',
    empty: 'There is nothing here that I can recommend.',
    expand: 'See reasons',
    collapse: 'Hide reasons',
  },
  roles: {best: 'Best match', better: 'Better', cheaper: 'Cheaper and enough', next: 'Next best'},
  fit: {excellent: 'excellent fit', good: 'good fit', fair: 'fits in part', weak: 'hardly fits'},
  card: {
    fitNumber: (fit) => `It meets ${numbers.percent(fit)} of what you asked for.`,
    details: 'Details',
    detailsOf: (name) => `Details: ${name}`,
    cart: 'Add to cart',
    cartOf: (name) => `Add to cart: ${name}`,
    handedOver: 'Handed to the cart.',
    moreLikeThis: (name) => `More like ${name}`,
    notForMe: (name) => `Not for me: ${name}`,
    moreLikeThisShort: 'More like this',
    notForMeShort: 'Not for me',
    soldOut: 'not available right now',
    listPrice: (price) => `was ${price}`,
    noPrice: 'price with the product',
  },
  results: {askMore: 'Ask me more', restart: 'Start again'},
  reason: reasonWords,
  gain: (role, reason, say) => {
    const {fact, label} = factOf(reason, say)
    if (role === 'cheaper') return {fact, rest: ' less than the first suggestion'}
    return {fact, rest: `${label}: better there than the first suggestion`}
  },
  glass: {
    open: 'What I know about you',
    failed: '“What I know about you” cannot be opened right now. The advice goes on as usual.',
  },
  live: {
    question: (text) => `Next question: ${text}`,
    results: (names) => `Suggestions: ${names.join('; ')}`,
  },
  price: numbers.price,
}
