import type {Match, QuestionKind} from '../advisor/types'

/**
 * How an answer speaks about products.
 * - `partition`: the options exclude each other, so a product's chance of leading to an option is shared out
 *   between the options that fit it.
 * - `constraint`: the option sets a condition; a product that satisfies more is never punished for it.
 */
export type LikelihoodFamily = 'partition' | 'constraint'

/**
 * What an answer of several options says.
 * - `one`: there is no such answer
 * - `any`: a product with any of them will do, c = max c(o, v)
 * - `each`: every option is a wish of its own, L = Π L_o
 * - `ranked`: the first one counts most, c = Σ w_k c(o_k, v) with rank-order centroid weights
 */
export type Combination = 'one' | 'any' | 'each' | 'ranked'

export interface AnswerKind {
  readonly family: LikelihoodFamily
  /** η: default chance that a stated answer does not hold. */
  readonly noise: number
  readonly combination: Combination
  /** Whether an option is as likely to be chosen as products satisfy it (true), or all are alike (false). */
  readonly baseRateFollowsCatalog: boolean
  /** c(o, v): how well a number suits the option, in [0, 1]. */
  readonly numberCompatibility: (match: Match, value: number) => number
  /** What is chosen is unwanted: the wish is its absence, 1 − c. */
  readonly negated: boolean
}

function fade(excess: number, bound: number, edge: number): number {
  const width = edge * Math.max(Math.abs(bound), 1e-9)
  return excess <= 0 ? 1 : Math.max(0, 1 - excess / width)
}

function inside(match: Match, value: number): number {
  const {min = -Infinity, max = Infinity} = 'values' in match ? {} : match
  return value >= min && value < max ? 1 : 0
}

/** Over this share of its bound a wish about a number fades out: 320 € is a near miss of "up to 300 €". */
function softlyInside(edge: number): (match: Match, value: number) => number {
  return (match, value) => {
    const {min = -Infinity, max = Infinity} = 'values' in match ? {} : match
    const below = min === -Infinity ? 1 : fade(min - value, min, edge)
    const above = max === Infinity ? 1 : fade(value - max, max, edge)
    return Math.min(below, above)
  }
}

const soft = softlyInside(0.1)

function row(
  family: LikelihoodFamily,
  noise: number,
  combination: Combination = 'one',
  numberCompatibility: AnswerKind['numberCompatibility'] = inside,
  baseRateFollowsCatalog = false,
  negated = false,
): AnswerKind {
  return {family, noise, combination, baseRateFollowsCatalog, numberCompatibility, negated}
}

/** One row a kind of question: its likelihood family, η, what several options say, how it reads numbers. */
export const ANSWER_KINDS = {
  single: row('partition', 0.06),
  'yes-no': row('partition', 0.06),
  'a-or-b': row('partition', 0.06),
  several: row('constraint', 0.06, 'any', inside, true),
  range: row('constraint', 0.06, 'one', softlyInside(0.06), true),
  budget: row('constraint', 0.02, 'one', soft),
  'at-least': row('constraint', 0.08, 'one', soft),
  'must-have': row('constraint', 0.02, 'each', soft, true),
  'nice-to-have': row('constraint', 0.5, 'each', soft, true),
  exclusion: row('constraint', 0.02, 'each', inside, true, true),
  needs: row('constraint', 0.1, 'one', soft),
  order: row('constraint', 0.15, 'ranked', soft),
} as const satisfies Record<QuestionKind, AnswerKind>
