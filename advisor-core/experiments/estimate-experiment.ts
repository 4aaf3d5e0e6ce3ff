import type {OutcomeCounts} from '../reporting/configuration-conversion'
import {daysToGo, MAX_HALF_WIDTH, MIN_REPORTS} from '../reporting/estimate'
import {cutToUnit} from '../reporting/estimate-cells'
import type {ReportConfiguration, TopicCounts} from '../reporting/types'
import {bandValues} from '../reporting/value-bands'
import {compareChoices, expectedVisits} from './compare-choices'
import {type CountedExperiment, type ExperimentArm, experimentArms} from './experiment-arms'
import {type Told, tellFixed, tellSequence} from './tell-figure'
import {tellOrders} from './tell-orders'
import type {ExperimentEstimate, Progress} from './types'
import {unevenArms} from './uneven-arms'

/** Half the width of the widest interval of `chosen` and `difference` that is shown, as a share of visits. */
const MAX_ARM_HALF_WIDTH = 0.1
/** Chance that any of an experiment's comparisons ever leaves out the truth; of each figure. */
const ALPHA = 0.05

interface Settings {
  readonly currentPeriod: number
  readonly designEffect: number
}

/**
 * What the counters of closed weeks tell about each live experiment of a configuration: how the arms compare, by
 * intervals that may be looked at every week.
 *
 * @param counts        of this very configuration, advice and outcomes
 * @param designEffect  see `designEffect` of reporting
 * @throws RangeError for counts that no reports can have
 */
export function estimateExperiments(
  configuration: ReportConfiguration,
  counts: readonly OutcomeCounts[],
  settings: Settings,
): ExperimentEstimate[] {
  const {outcomes, odds} = configuration
  const values = outcomes && bandValues(outcomes)
  return experimentArms(configuration, counts, settings.currentPeriod).map((counted) => ({
    ...tellExperiment(counted, {...settings, odds, values}),
    currency: outcomes?.currency ?? null,
  }))
}

interface Terms extends Settings {
  readonly odds: number
  readonly values: readonly number[] | null
}

function tellExperiment(
  {experiment, arms}: CountedExperiment,
  {odds, values, currentPeriod, designEffect}: Terms,
): Omit<ExperimentEstimate, 'currency'> {
  const choices = tellChoices(arms, odds, designEffect)
  const shares = arms.map(({share}) => share)
  const orders =
    values &&
    tellOrders(
      arms.map(({visits, bands}) => ({visits: visits.reports, bands})),
      {shares, values, designEffect, alpha: ALPHA},
    )
  const weeks = (kind: 'visits' | 'orders') => arms.flatMap((arm) => arm.weeks[kind])
  return {
    id: `experiment:${experiment}`,
    experiment,
    assigned: choices.assigned,
    chosen: progress([...choices.rates, ...choices.differences], weeks('visits'), currentPeriod),
    ordered: orders && progress(orders.relative, weeks('orders'), currentPeriod),
    arms: arms.map(({arm, share}, a) => ({
      arm,
      share,
      chosen: choices.rates[a]!.interval,
      difference: choices.differences[a - 1]?.interval ?? null,
      orders: orders?.relative[a - 1]?.interval ?? null,
      orderRate: orders?.rates[a] ?? null,
      orderValue: orders?.values[a] ?? null,
      revenue: orders?.revenue[a - 1] ?? null,
    })),
    uneven: choices.uneven,
  }
}

function tellChoices(arms: readonly ExperimentArm[], odds: number, designEffect: number) {
  const reports = arms.reduce((sum, {visits}) => sum + visits.reports, 0)
  const isEnough = reports >= MIN_REPORTS
  const shares = arms.map(({share}) => share)
  const visits = isEnough ? arms.map((arm) => arm.visits) : expectedVisits(shares, odds)
  const found = compareChoices(visits, odds)
  const rule = {reports, designEffect, least: MIN_REPORTS, maxHalfWidth: MAX_ARM_HALF_WIDTH}
  const assigned = tellFixed(found.assigned, {...rule, maxHalfWidth: MAX_HALF_WIDTH}).interval
  const alpha = ALPHA / found.differences.length
  return {
    assigned: assigned && cutToUnit(assigned.value),
    rates: found.chosen.map((figure) => {
      const {needed, interval} = tellFixed(figure, rule)
      return {needed, interval: interval && cutInterval(interval)}
    }),
    differences: found.differences.map((figure) => tellSequence(figure, {...rule, alpha})),
    uneven: isEnough ? unevenArms(arms, designEffect) : [],
  }
}

/** Until the last of the figures is shown. */
function progress(told: readonly Told[], closed: readonly TopicCounts[], currentPeriod: number): Progress {
  const reports = closed.reduce((sum, entry) => sum + entry.reports, 0)
  const needed = Math.max(...told.map((figure) => figure.needed))
  const missing = Math.max(0, needed - reports)
  return {reports, needed, daysToGo: daysToGo(closed, missing, currentPeriod)}
}

function cutInterval({value, low, high}: NonNullable<Told['interval']>) {
  return {value: cutToUnit(value), low: cutToUnit(low), high: cutToUnit(high)}
}
