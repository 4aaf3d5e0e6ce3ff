import {type ArmEstimate, type ExperimentEstimate, HOLD_OUT} from '../../advisor-core/experiments/types'
import type {Interval} from '../../advisor-core/reporting/interval'
import type {EstimateSet} from './estimates'
import type {DrawnPoint} from './topic-series'

/** What a difference says, claimed only where its interval carries it: `open` where that holds zero. */
export type Verdict = 'higher' | 'lower' | 'open' | 'too-early'

export function toVerdict(difference: Interval | null): Verdict {
  if (!difference) return 'too-early'
  if (difference.low > 0) return 'higher'
  return difference.high < 0 ? 'lower' : 'open'
}

export const isHoldOut = ({experiment}: ExperimentEstimate): boolean => experiment === HOLD_OUT.id

/** Whether there is anything to tell beside how long it takes. */
export const isTold = ({arms, uneven}: ExperimentEstimate): boolean =>
  uneven.length > 0 ||
  arms.some(({chosen, difference, orders, orderRate}) => chosen ?? difference ?? orders ?? orderRate)

/**
 * Experiments in reading order, the permanent one last. Its held-out visits are what it is compared with, whichever
 * arm the collector put first: asked is what the advice brings, not what holding it out costs.
 */
export function toExperiments({experiments = []}: EstimateSet): ExperimentEstimate[] {
  const running = experiments.filter((experiment) => !isHoldOut(experiment))
  return [...running, ...experiments.filter(isHoldOut).map(toHeldOutFirst)]
}

function toHeldOutFirst(experiment: ExperimentEstimate): ExperimentEstimate {
  const [first, second] = experiment.arms
  if (!first || !second || second.arm !== HOLD_OUT.heldOut) return experiment
  const compared: ArmEstimate = {
    ...first,
    difference: negative(second.difference),
    orders: negative(second.orders),
    revenue: negative(second.revenue),
  }
  return {...experiment, arms: [{...second, difference: null, orders: null, revenue: null}, compared]}
}

const negative = (interval: Interval | null): Interval | null =>
  interval && {value: 0 - interval.value, low: 0 - interval.high, high: 0 - interval.low}

/** The arms of an experiment: what is compared with, and what is. */
export function toCompared({arms}: ExperimentEstimate): {
  readonly reference: ArmEstimate | undefined
  readonly others: readonly ArmEstimate[]
} {
  const [reference, ...others] = arms
  return {reference, others}
}

/** Differences that can be shown, as points with error bars around zero. */
export function toDifferences(
  experiment: ExperimentEstimate,
  labelOf: (arm: string) => string,
): DrawnPoint[] {
  return experiment.arms.flatMap(({arm, difference}, index) =>
    difference
      ? [
          {
            cell: arm,
            label: labelOf(arm),
            index,
            isNone: false,
            share: difference.value,
            low: difference.low,
            high: difference.high,
          },
        ]
      : [],
  )
}
