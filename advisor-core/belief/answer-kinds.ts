import type {Match, QuestionKind} from '../advisor/types'

/**
 * How an answer speaks about products.
 * - `partition`: the options exclude each other, so a product's chance of leading to an option is shared out
 *   between the options that fit it.
 * - `constraint`: the option sets a condition; a product that satisfies more is never punished for it.
 */
export type LikelihoodFamily = 'partition' | 'constraint'

export interface AnswerKind {
  readonly family: LikelihoodFamily
  /** η: default chance that a stated answer does not hold. */
  readonly noise: number
  /** Whether a visitor may choose several options at once. */
  readonly several: boolean
  /** Whether an option is as likely to be chosen as products satisfy it (true), or all are alike (false). */
  readonly baseRateFollowsCatalog: boolean
  /** c(o, v): how well a number suits the option, in [0, 1]. */
  readonly numberCompatibility: (match: Match, value: number) => number
}

/** Over this share of its bound a wish about a number fades out: 320 € is a near miss of "up to 300 €". */
const SOFT_EDGES = {budget: 0.1, range: 0.06, 'at-least': 0.1} as const satisfies Partial<
  Record<QuestionKind, number>
>

function fade(excess: number, bound: number, edge: number): number {
  const width = edge * Math.max(Math.abs(bound), 1e-9)
  return excess <= 0 ? 1 : Math.max(0, 1 - excess / width)
}

function bounds(match: Match): {min: number; max: number} {
  if ('values' in match) return {min: -Infinity, max: Infinity}
  return {min: match.min ?? -Infinity, max: match.max ?? Infinity}
}

function inside(match: Match, value: number): number {
  const {min, max} = bounds(match)
  return value >= min && value < max ? 1 : 0
}

function softlyInside(edge: number): (match: Match, value: number) => number {
  return (match, value) => {
    const {min, max} = bounds(match)
    const below = min === -Infinity ? 1 : fade(min - value, min, edge)
    const above = max === Infinity ? 1 : fade(value - max, max, edge)
    return Math.min(below, above)
  }
}

/** One row a kind of question: its likelihood family and how it reads numbers. */
export const ANSWER_KINDS = {
  single: {
    family: 'partition',
    noise: 0.06,
    several: false,
    baseRateFollowsCatalog: false,
    numberCompatibility: inside,
  },
  'yes-no': {
    family: 'partition',
    noise: 0.06,
    several: false,
    baseRateFollowsCatalog: false,
    numberCompatibility: inside,
  },
  several: {
    family: 'constraint',
    noise: 0.06,
    several: true,
    baseRateFollowsCatalog: true,
    numberCompatibility: inside,
  },
  range: {
    family: 'constraint',
    noise: 0.06,
    several: false,
    baseRateFollowsCatalog: true,
    numberCompatibility: softlyInside(SOFT_EDGES.range),
  },
  budget: {
    family: 'constraint',
    noise: 0.02,
    several: false,
    baseRateFollowsCatalog: false,
    numberCompatibility: softlyInside(SOFT_EDGES.budget),
  },
  'at-least': {
    family: 'constraint',
    noise: 0.08,
    several: false,
    baseRateFollowsCatalog: false,
    numberCompatibility: softlyInside(SOFT_EDGES['at-least']),
  },
} as const satisfies Record<QuestionKind, AnswerKind>
