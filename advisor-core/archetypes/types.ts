import type {LocalText} from '../catalog/types'

/** A categorical indicator of the latent class model. */
export interface Indicator {
  /** `trait:<trait>` (bins of θ) or `question:<question>` (options of a segmentation answer). */
  readonly id: string
  /**
   * Cut points of θ for a trait indicator (bins = cuts + 1), or option ids for a question indicator.
   */
  readonly bins:
    | {readonly kind: 'cuts'; readonly cuts: readonly number[]}
    | {readonly kind: 'options'; readonly options: readonly string[]}
  /** P(bin | class), row-major; shape [K × bins]; each row sums to 1. */
  readonly probabilities: readonly number[]
}

export interface Archetype {
  readonly id: string
  readonly name: LocalText
  readonly description: LocalText
  /** Prior share of the class; the shares sum to 1. */
  readonly share: number
}

/** A latent class model: regions of people that were found useful, never "types". */
export interface ArchetypeModel {
  readonly version: 1
  readonly classes: readonly Archetype[]
  readonly indicators: readonly Indicator[]
  /** Where it comes from: regions of the calibrated cloud, or learnt by this shop. */
  readonly origin: 'regions' | 'learnt'
  /** Share of people who are assigned to no class after 1, 2, … statements of the visitor's own profile, simulated. */
  readonly mixed?: readonly number[]
}

/** A visitor is assigned only at posterior ≥ 0.8, otherwise "mixed". */
export const ASSIGNMENT_THRESHOLD = 0.8
