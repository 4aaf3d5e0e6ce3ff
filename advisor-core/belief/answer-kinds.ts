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

/** A wish about a number fades out over this share of its bound: 330 € is a near miss of "up to 300 €". */
const SOFT_EDGE = 0.15

function fade(excess: number, bound: number): number {
  const width = SOFT_EDGE * Math.max(Math.abs(bound), 1e-9)
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

function softlyInside(match: Match, value: number): number {
  const {min, max} = bounds(match)
  const below = min === -Infinity ? 1 : fade(min - value, min)
  const above = max === Infinity ? 1 : fade(value - max, max)
  return Math.min(below, above)
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
    numberCompatibility: softlyInside,
  },
  budget: {
    family: 'constraint',
    noise: 0.01,
    several: false,
    baseRateFollowsCatalog: false,
    numberCompatibility: softlyInside,
  },
  'at-least': {
    family: 'constraint',
    noise: 0.08,
    several: false,
    baseRateFollowsCatalog: false,
    numberCompatibility: softlyInside,
  },
} as const satisfies Record<QuestionKind, AnswerKind>
