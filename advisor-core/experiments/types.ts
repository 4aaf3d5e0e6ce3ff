import type {LocalText} from '../catalog/types'
import type {Interval} from '../reporting/interval'

/** One of the versions that an experiment compares. */
export interface Arm {
  readonly id: string
  readonly label: LocalText
  /** A whole number: arms are drawn in proportion to theirs. Default 1. */
  readonly share?: number
  /** Rules that hold for this arm in place of the advisor's; absent, the arm is the advisor as it is. */
  readonly rules?: ArmRules
}

/** What may differ between arms: how much is asked, never what a product costs or how scarce it is said to be. */
export interface ArmRules {
  readonly maxQuestions?: number
  readonly askFirst?: readonly string[]
  readonly traitQuestions?: number
  readonly comparisons?: number
}

/** A comparison of two to four versions of the advice; the first is what the others are compared with. */
export interface Experiment {
  readonly id: string
  readonly label: LocalText
  readonly arms: readonly Arm[]
}

export interface Experiments {
  /**
   * Share in percent of visits that are held out for good: they get the advice from their answers and words alone, with
   * nothing inferred from circumstances, clicks or traits, and take part in no experiment.
   */
  readonly holdOut?: number
  readonly running?: readonly Experiment[]
}

/** The permanent comparison of the advice with the held-out visits, by its id and those of its arms. */
export const HOLD_OUT = {id: 'hold-out', advice: 'advice', heldOut: 'held-out'} as const

/** What the counters tell about one arm; `null` for what cannot be shown yet. Its intervals: see `ExperimentEstimate`. */
export interface ArmEstimate {
  readonly arm: string
  /** Of the visits that were drawn for an arm, by design: in (0, 1). */
  readonly share: number
  /** Share of the arm's visits in which a product was chosen. */
  readonly chosen: Interval | null
  /** `chosen` less that of the first arm; `null` for the first arm. */
  readonly difference: Interval | null
  /**
   * Orders for each visit, less those of the first arm, in units of the mean of both arms: .1 is a tenth more of an
   * average visit's orders. `null` for the first arm.
   */
  readonly orders: Interval | null
  /** Orders for each visit, of those that are told so far. */
  readonly orderRate: Interval | null
  /** Mean value of an order, in the estimate's currency. */
  readonly orderValue: Interval | null
  /** Value of orders for each visit less the first arm's, in the estimate's currency; `null` for the first arm. */
  readonly revenue: Interval | null
}

/** Whether there are enough reports for a figure, and how long that takes. */
export interface Progress {
  readonly reports: number
  /** Reports at which intervals are expected to be narrow enough; at most `reports` where they are. */
  readonly needed: number
  /** At the rate of the closed weeks; 0 where the figure is shown, `null` while there are no reports. */
  readonly daysToGo: number | null
}

/**
 * What the counters of one experiment tell. Intervals of `difference`, `orders` and `revenue` are confidence sequences:
 * with 95 % probability they hold the truth in every week in which somebody looks, so that it does no harm to look each
 * week and stop when the answer is there. The others are ordinary ones.
 */
export interface ExperimentEstimate {
  /** `experiment:<experiment>`; no topic's, each arm has one of its own. */
  readonly id: string
  readonly experiment: string
  /**
   * Share of the experiment's reports that come from visits with an arm; the others left before one was drawn, or are
   * held out for good.
   */
  readonly assigned: number | null
  readonly chosen: Progress
  /** Of `orders`; `null` where orders are not told. */
  readonly ordered: Progress | null
  /** ISO 4217, of `orderValue` and `revenue`; `null` where orders are not told. */
  readonly currency: string | null
  /** In the order of the experiment, the one to compare with first. */
  readonly arms: readonly ArmEstimate[]
  /**
   * Arms whose share of the reports is not what was drawn, or whose visits without an arm are not what the others' are,
   * by more than chance, or with more orders than visits: their figures cannot be trusted.
   */
  readonly uneven: readonly string[]
}
