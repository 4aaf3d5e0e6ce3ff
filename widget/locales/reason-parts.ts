import type {Reason} from '../../advisor-core/dialogue/types'
import {capital} from './capital'
import type {NumberWords} from './number-words'
import type {ReasonWords, Say} from './words'

/** Longer answers are not said again where the fact beside them speaks for itself; in characters. */
const LONGEST_QUOTE = 30

/**
 * The fact of a reason, and after it the attribute's name where the fact needs it: a bare number does, other values
 * speak for themselves, and booleans are their name ("Touchscreen", "Touchscreen: nein").
 *
 * @param no         the word for no
 * @param inSentence the attribute's name as it is written within a sentence
 */
export function factOf(
  reason: Reason,
  say: Say,
  numbers: NumberWords,
  no: string,
  inSentence = (label: string) => label,
): ReasonWords {
  const {value, wanted} = reason
  const label = say(reason.attributeLabel)
  if (value.en === 'yes' || reason.kind === 'unknown') return {fact: label, rest: ''}
  if (value.en === 'no') return {fact: `${label}: ${no}`, rest: ''}
  const needsLabel = /^\d/.test(say(value)) ? !reason.isPrice : !wanted
  return {fact: capital(numbers.value(reason, say)), rest: needsLabel ? ` ${inSentence(label)}` : ''}
}

/** The answer that a fact meets, where it is worth quoting: short, and not the fact itself. */
export function worthQuoting({value, wanted}: Reason, fact: string, say: Say): string | null {
  const said = wanted ? say(wanted) : ''
  const same = /^(yes|no)$/.test(value.en) || said.toLowerCase() === fact.toLowerCase()
  return same || said.length > LONGEST_QUOTE ? null : said || null
}
