import type {LocalText} from '../catalog/types'

/** One statement of the item bank with its graded-response parameters. */
export interface TraitItem {
  readonly id: string
  readonly trait: string
  readonly facet: string
  readonly keyed: 1 | -1
  readonly text: LocalText
  /** The same statement in plain language. */
  readonly plain: LocalText
  /** Discrimination a > 0 after reverse keying. */
  readonly discrimination: number
  /** Intercepts d_1 > d_2 > …; P(X ≥ c | θ) = 1 / (1 + exp(−(a θ + d_c))). shape [categories − 1] */
  readonly intercepts: readonly number[]
  readonly source: string
  readonly status: 'calibrated' | 'provisional'
  /** How many people the parameters rest on; 0 while provisional. */
  readonly calibratedOn: number
}

export interface Trait {
  readonly id: string
  readonly label: LocalText
  /** What somebody low / high on it tends to do, in neutral words. */
  readonly low: LocalText
  readonly high: LocalText
}

export interface TraitBank {
  readonly version: 1
  readonly traits: readonly Trait[]
  /** R, the prior correlation of the traits, row-major; shape [T × T]. */
  readonly correlation: readonly number[]
  /** Words for the response categories, lowest first. */
  readonly categories: readonly LocalText[]
  readonly items: readonly TraitItem[]
  /**
   * κ in (0, 1]: the correlation of what these statements measure with the trait as statements that were not asked
   * measure it. Below 1 because statements share more than the trait: their wording, their facet. Default 1.
   */
  readonly validity?: number
}

/** An answer to one item: 0-based category as shown (before reverse keying). Skips are missing, never scored. */
export interface TraitResponse {
  readonly item: string
  readonly category: number
}

/** Normal approximation of the posterior of θ. */
export interface TraitEstimate {
  /** shape [T] */
  readonly mean: Float64Array
  /** shape [T × T], row-major */
  readonly covariance: Float64Array
  /**
   * shape [T]; the same from each trait's own answers alone, without what the others say through their
   * correlation: exactly 0 and 1 for a trait without answers. Archetypes count this, so that no answer counts twice.
   */
  readonly ownMean: Float64Array
  readonly ownVariance: Float64Array
}
