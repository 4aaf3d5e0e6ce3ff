/**
 * What part a feature plays for people in general, whatever the catalogue: the prior is known by role, so that
 * one small model fits every shop.
 *
 * - `price`: the price
 * - `higher`, `lower`: a number of which most people want more, or less
 * - `number`: a number that is a matter of taste
 * - `step`: one value of a number with few values, on top of its straight line
 * - `level`: one value of a categorical or multi-valued attribute
 * - `flag`: yes against no
 */
export type TasteRole = (typeof TASTE_ROLES)[number]

export const TASTE_ROLES = ['price', 'higher', 'lower', 'number', 'step', 'level', 'flag'] as const

/**
 * A number in standard deviations from the mean, clipped to ±3. Both are taken within the product's category
 * where the shop has several, so that a cheap bicycle is cheap among bicycles.
 */
export interface NumberFeature {
  readonly kind: 'number'
  readonly role: TasteRole
  readonly attribute: string
  /** The logarithm of the number is standardised, not the number. */
  readonly log: boolean
  /** Attribute whose codes index `mean` and `sd`; `null` where both hold one entry for all products. */
  readonly within: string | null
  readonly mean: readonly number[]
  readonly sd: readonly number[]
}

/**
 * Having one value of an attribute, against the average product: 1 − share where the product has it, −share
 * where it has another, 0 where nothing is known. (Weighted effect coding: te Grotenhuis et al. 2017, When size
 * matters, Int. J. Public Health 62, 163–167; every value has its own weight, the prior identifies them.)
 */
export interface LevelFeature {
  readonly kind: 'level'
  readonly role: TasteRole
  readonly attribute: string
  /** The code of the value in the attribute's column; for a number, the number itself. */
  readonly code: number
  /** Share of the products that have it, among those of which anything is known; in (0, 1). */
  readonly share: number
}

/** One column of the utility model. A product of which nothing is known has the value 0: the average product. */
export type TasteFeature = NumberFeature | LevelFeature

/** Normal distribution of a weight over people. */
export interface RolePrior {
  readonly mean: number
  readonly sd: number
}

/**
 * Normal distribution of weights over people who chose among products of one catalogue, with full covariance. Features
 * are named (`featureName`), so that it holds wherever they occur again.
 */
export interface FittedPrior {
  /** d names */
  readonly names: readonly string[]
  /** What a weight counts in: a number's standard deviation, 1 for a level; shape [d] */
  readonly units: readonly number[]
  /** shape [d] */
  readonly mean: readonly number[]
  /** shape [d × d] */
  readonly covariance: readonly number[]
}

/** What is known about people's taste before a visit; applies to any catalogue. */
export interface TasteArtefact {
  readonly version: 2
  readonly roles: Readonly<Record<TasteRole, RolePrior>>
  /** Utility that a card gains from its slot, from the first on; later slots gain nothing. */
  readonly positions: readonly number[]
  /**
   * How much weaker each attribute counts the more there are: means and deviations of a catalogue with A
   * attributes are those of the roles times (8 / A)^dilution.
   */
  readonly dilution: number
  /** What people chose among just such products; `null` where nobody was asked. */
  readonly fitted: FittedPrior | null
}

/** Normal prior of the weights of one catalogue. */
export interface TastePrior {
  /** shape [d] */
  readonly mean: Float64Array
  /** shape [d], the diagonal, or [d × d], row-major and symmetric */
  readonly precision: Float64Array
}

/**
 * What was chosen among what was shown, by product. A card that was not seen must not be listed: it would count as
 * passed over.
 */
export interface ShownChoice {
  readonly products: readonly number[]
  /** Index of the chosen one among them; −1 when none was wanted. */
  readonly chosen: number
  /** 0-based slot of each. */
  readonly positions: readonly number[]
}

/** One choice as the model sees it. */
export interface ChoiceEvidence {
  /** shape [shown × d], row-major */
  readonly features: ArrayLike<number>
  /**
   * Index of the chosen one among the shown; −1 when none was wanted: then the average product (utility 0) was
   * chosen against all that were shown.
   */
  readonly chosen: number
  /** 0-based slot of each shown item; its length is the number of shown items. */
  readonly positions: ArrayLike<number>
}

/** The posterior of the weights, up to a constant: a prior and the choices seen. */
export interface TasteProblem {
  readonly prior: TastePrior
  readonly choices: readonly ChoiceEvidence[]
  /** Utility of standing in each slot; slots beyond its end add nothing. Counts only where something was chosen. */
  readonly positions: ArrayLike<number>
}
