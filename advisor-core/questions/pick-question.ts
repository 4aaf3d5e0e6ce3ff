import type {CompiledQuestion} from '../belief/compile-question'
import {entropyBits} from '../belief/posterior'
import {cellMasses, informationGainBits} from './information-gain'
import {type SlateOutlook, slateOutlook, slateValue, topProducts} from './slate-value'

/** How many products the visitor sees at once. */
export const SLATE_SIZE = 3

/** Stop when the chance that the set of three would differ is below this. */
export const CHANGE_THRESHOLD = 0.1

/**
 * The chance that a visitor leaves at a further question; until a shop has learnt its own drop-off. A question is
 * worth asking only if E[V_3 after the answer] · (1 − cost) exceeds V_3 now.
 */
export const DEFAULT_DROP_OFF = 0.1

/** How many of the most informative questions get the exact look at the slate. */
const LEADING = 5

export interface PickedQuestion {
  readonly kind: 'ask'
  readonly compiled: CompiledQuestion
  readonly gainBits: number
  readonly changeProbability: number
  /** E[V_3 after the answer] */
  readonly expectedValue: number
}

export type Pick =
  | PickedQuestion
  | {readonly kind: 'stop'; readonly reason: 'settled' | 'not-worth-it' | 'nothing-left'}

export interface PickInput {
  /** shape [N], sums to 1 */
  readonly belief: Float64Array
  /** The questions that may be asked now. */
  readonly questions: readonly CompiledQuestion[]
  /** How many more questions may be asked at most, this one included. */
  readonly remaining: number
  readonly dropOff?: number | undefined
  /** Posterior mass by cell of each question, where it is known already. */
  readonly masses?: readonly Float64Array[]
  /** H(b), in bits, where it is known already. */
  readonly bits?: number
}

export interface RankedQuestion {
  readonly compiled: CompiledQuestion
  readonly mass: Float64Array
  readonly gainBits: number
}

/** Values that differ by less than this, in bits or in V_3, differ by rounding only: the earlier one is taken. */
const SAME = 2 ** -40

/** The questions with their expected information gain, largest first; ties in the order given. */
export function rankQuestions(
  questions: readonly CompiledQuestion[],
  masses: readonly Float64Array[],
): RankedQuestion[] {
  const rounded = (gainBits: number): number => Math.round(gainBits / SAME)
  return questions
    .map((compiled, q) => ({compiled, mass: masses[q]!, gainBits: informationGainBits(compiled, masses[q]!)}))
    .sort((a, b) => rounded(b.gainBits) - rounded(a.gainBits))
}

/**
 * The next question, in two steps: expected information gain for all, then, for the leading ones, what the answer
 * would do to the slate of three. While many candidates are left, information decides; once one more answer is
 * expected to bring them within sight of the slate, the gain in V_3 does.
 *
 * Stops by the published rule: when no leading question changes the set of three with probability 10 % or more,
 * or none is worth its cost.
 */
export function pickQuestion({
  belief,
  questions,
  remaining,
  dropOff = DEFAULT_DROP_OFF,
  masses,
  bits = entropyBits(belief),
}: PickInput): Pick {
  if (questions.length === 0 || remaining <= 0) return {kind: 'stop', reason: 'nothing-left'}
  const ranked = rankQuestions(questions, masses ?? cellMasses(belief, questions)).slice(0, LEADING)
  const now = topProducts(belief, SLATE_SIZE)
  const value = slateValue(belief, now)

  const worthwhile: LeadingQuestion[] = []
  let changing = 0
  for (const row of ranked) {
    const outlook = slateOutlook(row.compiled, belief, row.mass, SLATE_SIZE, now)
    if (!(outlook.changeProbability >= CHANGE_THRESHOLD)) continue
    changing++
    if (!(outlook.expectedValue * (1 - dropOff) > value)) continue
    worthwhile.push({...row, outlook})
    // While the slate is out of sight, the first one is it, whatever the others would do.
    if (!isInSight(bits, worthwhile[0]!)) break
  }
  if (changing === 0) return {kind: 'stop', reason: 'settled'}
  const mostInformative = worthwhile[0]
  if (!mostInformative) return {kind: 'stop', reason: 'not-worth-it'}

  const best = worthwhile.reduce((a, b) => (b.outlook.expectedValue > a.outlook.expectedValue + SAME ? b : a))
  return {
    kind: 'ask',
    compiled: best.compiled,
    gainBits: best.gainBits,
    changeProbability: best.outlook.changeProbability,
    expectedValue: best.outlook.expectedValue,
  }
}

interface LeadingQuestion extends RankedQuestion {
  readonly outlook: SlateOutlook
}

/** Whether one more answer brings the effective number of candidates within twice the slate. */
function isInSight(bits: number, {gainBits}: RankedQuestion): boolean {
  return bits - gainBits <= Math.log2(2 * SLATE_SIZE)
}
