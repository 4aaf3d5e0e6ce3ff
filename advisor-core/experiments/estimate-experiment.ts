import type {OutcomeCounts} from '../reporting/configuration-conversion'
import {closedCounts, daysToGo, MAX_HALF_WIDTH, MIN_REPORTS, sumCounts} from '../reporting/estimate'
import {type Counts, cutToUnit} from '../reporting/estimate-cells'
import {MAX_RELATIVE_HALF_WIDTH} from '../reporting/estimate-conversion'
import type {ReportConfiguration, Topic, TopicCounts} from '../reporting/types'
import {contrastArms, contrastOrders} from './arm-contrasts'
import {type ArmDesign, armDesign} from './arm-design'
import {expectedCounts} from './expected-counts'
import {type Told, tellFixed, tellSequence} from './tell-figure'
import type {ExperimentEstimate, Progress} from './types'
import {unevenArms} from './uneven-arms'

/** Half the width of the widest interval of `chosen` and `difference` that is shown, as a share of visits. */
const MAX_ARM_HALF_WIDTH = 0.1
/** Fewer outcome reports are never shown. */
const MIN_ORDERS = 30
/** Chance that any of an experiment's comparisons ever leaves out the truth; of `difference` and `orders` each. */
const ALPHA = 0.05

interface Settings {
  readonly currentPeriod: number
  readonly designEffect: number
}

/**
 * What the counters of closed weeks tell about each experiment among the configuration's live topics: how the arms
 * compare, by intervals that may be looked at every week.
 *
 * @param counts        of this very configuration, advice and outcomes; those of other topics are left out
 * @param designEffect  see `designEffect` of reporting
 * @throws RangeError for counts that no reports can have
 */
export function estimateExperiments(
  configuration: ReportConfiguration,
  counts: readonly OutcomeCounts[],
  settings: Settings,
): ExperimentEstimate[] {
  return configuration.topics.flatMap((topic) => {
    const {id, source, live} = topic
    if (!live || source.kind !== 'experiment') return []
    return [
      {id, experiment: source.experiment, ...tellExperiment(topic, configuration, {...settings, counts})},
    ]
  })
}

function tellExperiment(
  topic: Topic,
  {odds, outcomes}: ReportConfiguration,
  {counts, currentPeriod, designEffect}: Settings & {readonly counts: readonly OutcomeCounts[]},
): Omit<ExperimentEstimate, 'id' | 'experiment'> {
  const design = armDesign(topic, odds)
  const closed = (isOrder: boolean) =>
    closedCounts(
      counts.filter(({valueBucket}) => valueBucket > 0 === isOrder),
      topic,
      currentPeriod,
    )
  const [visits, orders] = [closed(false), closed(true)]
  const chosen = tellChosen(sumCounts(visits, topic), design, designEffect)
  const ordered = outcomes ? tellOrders(sumCounts(orders, topic), design, designEffect) : null
  return {
    assigned: chosen.assigned,
    chosen: progress([...chosen.rates, ...chosen.differences], visits, currentPeriod),
    ordered: ordered && progress(ordered, orders, currentPeriod),
    arms: design.arms.map((arm, a) => ({
      arm,
      share: design.shares[a]!,
      chosen: chosen.rates[a]!.interval,
      difference: chosen.differences[a - 1]?.interval ?? null,
      orders: ordered?.[a - 1]?.interval ?? null,
    })),
    uneven: chosen.uneven,
  }
}

function tellChosen(counts: Counts, design: ArmDesign, designEffect: number) {
  const {reports} = counts
  const isEnough = reports >= MIN_REPORTS
  const found = contrastArms(isEnough ? counts : expectedCounts(design), design)
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
    uneven: isEnough ? unevenArms(counts, design, designEffect) : [],
  }
}

function tellOrders(counts: Counts, design: ArmDesign, designEffect: number): Told[] {
  const {reports} = counts
  const found = contrastOrders(reports >= MIN_ORDERS ? counts : expectedCounts(design, 1), design)
  const alpha = ALPHA / found.length
  const rule = {reports, designEffect, least: MIN_ORDERS, maxHalfWidth: MAX_RELATIVE_HALF_WIDTH}
  return found.map((figure) => tellSequence(figure, {...rule, alpha}))
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
