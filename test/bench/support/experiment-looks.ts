import {compareChoices} from '../../../advisor-core/experiments/compare-choices'
import {estimateExperiments} from '../../../advisor-core/experiments/estimate-experiment'
import {createRandom} from '../../../advisor-core/numeric/random'
import type {Interval} from '../../../advisor-core/reporting/interval'
import {NORMAL_QUANTILE} from '../../../advisor-core/reporting/wilson-interval'
import {
  armVisits,
  type ExperimentShop,
  experimentConfiguration,
  experimentTruth,
  experimentWeeks,
} from './experiment-shop'
import {mean} from './statistics'

export interface Looks {
  /** Reports of the experiment in a week. */
  readonly weekly: number
  readonly weeks: number
  readonly replicates: number
  readonly seed: number
}

/** What happened in the runs of one shop that was looked at every week. */
export interface LookedAt {
  /** Share of the runs in which a difference was shown at all. */
  readonly shown: number
  /** Of the runs: in which the sequence of any arm left out the true difference at any look. */
  readonly missed: number
  /** The same with ordinary 95 % intervals, looked at in the same weeks. */
  readonly missedByPeeking: number
  /** The same for orders; 0 where none were shown. */
  readonly ordersShown: number
  readonly ordersMissed: number
  /** The same for the value of orders; `revenueFound` as `found`. */
  readonly revenueShown: number
  readonly revenueMissed: number
  readonly revenueFound: number
  /** Median over the runs of the outcome reports at which orders are expected to be shown, at the last look. */
  readonly ordersNeeded: number
  /** Of the runs: in which an arm was called uneven at any look. */
  readonly alarms: number
  /** Of the runs: in which the last arm's sequence left out 0 at some look. */
  readonly found: number
  /** Median over those of the reports at that look; `null` where there were none. */
  readonly reportsToFind: number | null
  /** Of the arms' intervals of `chosen` at the runs' last look that hold the truth; `null` where none is shown. */
  readonly chosenHeld: number | null
  /** Mean over the runs' last look of the last arm's estimate less the truth; `null` where never shown. */
  readonly bias: number | null
  /** Median over the runs of the reports at which everything is expected to be shown, at the last look. */
  readonly needed: number
}

/** Plays a made-up shop's weeks again and again, and looks at its reports at the end of each. */
export function lookWeekly(shop: ExperimentShop, {weekly, weeks, replicates, seed}: Looks): LookedAt {
  const random = createRandom(seed)
  const runs = Array.from({length: replicates}, () => oneRun(shop, {weekly, weeks}, random))
  const share = (holds: (run: Run) => boolean) => runs.filter(holds).length / replicates
  const found = runs.flatMap(({foundAt}) => (foundAt === null ? [] : [foundAt]))
  const errors = runs.flatMap(({error}) => (error === null ? [] : [error]))
  return {
    shown: share((run) => run.error !== null),
    missed: share((run) => run.missed),
    missedByPeeking: share((run) => run.missedByPeeking),
    ordersShown: share((run) => run.ordersShown),
    ordersMissed: share((run) => run.ordersMissed),
    revenueShown: share((run) => run.revenueShown),
    revenueMissed: share((run) => run.revenueMissed),
    revenueFound: share((run) => run.revenueFound),
    ordersNeeded: median(runs.map(({ordersNeeded}) => ordersNeeded)) ?? 0,
    alarms: share((run) => run.alarm),
    found: found.length / replicates,
    reportsToFind: median(found),
    chosenHeld: runs.some(({chosenHeld}) => chosenHeld.length > 0)
      ? mean(runs.flatMap(({chosenHeld}) => chosenHeld.map(Number)))
      : null,
    bias: errors.length > 0 ? mean(errors) : null,
    needed: median(runs.map(({needed}) => needed)) ?? 0,
  }
}

interface Run {
  missed: boolean
  missedByPeeking: boolean
  ordersShown: boolean
  ordersMissed: boolean
  revenueShown: boolean
  revenueMissed: boolean
  revenueFound: boolean
  ordersNeeded: number
  alarm: boolean
  foundAt: number | null
  error: number | null
  chosenHeld: readonly boolean[]
  needed: number
}

function oneRun(
  shop: ExperimentShop,
  {weekly, weeks}: Pick<Looks, 'weekly' | 'weeks'>,
  random: () => number,
): Run {
  const configuration = experimentConfiguration(shop)
  const truth = experimentTruth(shop)
  const next = experimentWeeks(shop, random)
  const run: Run = {
    missed: false,
    missedByPeeking: false,
    ordersShown: false,
    ordersMissed: false,
    revenueShown: false,
    revenueMissed: false,
    revenueFound: false,
    ordersNeeded: 0,
    alarm: false,
    foundAt: null,
    error: null,
    chosenHeld: [],
    needed: 0,
  }
  for (let week = 1; week <= weeks; week++) {
    const counts = next(weekly)
    const [found] = estimateExperiments(configuration, counts, {currentPeriod: 1, designEffect: 1})
    const {reports, needed} = found!.chosen
    run.needed = needed
    run.ordersNeeded = found!.ordered!.needed
    run.alarm ||= found!.uneven.length > 0
    run.chosenHeld = found!.arms.flatMap(({chosen}, a) =>
      chosen ? [!leavesOut(chosen, truth.chosen[a]!)] : [],
    )
    const others = found!.arms.slice(1)
    const ordinary = compareChoices(armVisits(counts), shop.odds).differences
    others.forEach(({difference, orders, revenue}, i) => {
      if (orders) {
        run.ordersShown = true
        if (leavesOut(orders, truth.orders[i]!)) run.ordersMissed = true
      }
      if (revenue) {
        run.revenueShown = true
        if (leavesOut(revenue, truth.revenue[i]!)) run.revenueMissed = true
        if (i === others.length - 1 && leavesOut(revenue, 0)) run.revenueFound = true
      }
      if (!difference) return
      if (leavesOut(difference, truth.differences[i]!)) run.missed = true
      const {value, deviation} = ordinary[i]!
      const half = (NORMAL_QUANTILE * deviation) / Math.sqrt(reports)
      if (Math.abs(value - truth.differences[i]!) > half) run.missedByPeeking = true
      if (i < others.length - 1) return
      if (leavesOut(difference, 0)) run.foundAt ??= reports
      run.error = difference.value - truth.differences[i]!
    })
  }
  return run
}

const leavesOut = ({low, high}: Interval, truth: number) => !(low <= truth && truth <= high)

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}
