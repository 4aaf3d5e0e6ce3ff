import {type ArchetypeSource, poolWeights} from './archetype-sources'
import type {Counts} from './estimate-cells'
import {fiellerInterval, type Ratio} from './fieller-interval'
import type {Interval} from './interval'
import {type ClassSource, orderMean, orderValueInterval} from './order-value'
import {rowMoments} from './row-moments'
import {wilsonInterval} from './wilson-interval'

/** Half the width of the widest interval that is shown, relative to the estimate. */
export const MAX_RELATIVE_HALF_WIDTH = 0.5

export interface ClassConversion {
  readonly cell: string
  /** Orders for each visit of the class; `null` while its interval is wider than ± 50 % of it. */
  readonly conversion: Interval | null
  /** Mean value of an order of the class, in the configuration's currency; `null` as above, or without value bands. */
  readonly orderValue: Interval | null
  /** How many times as many reports the conversion's interval needs; at most 1 where it is shown, `null` if unknown. */
  readonly timesReports: number | null
}

export interface Conversion {
  /** Advice reports of all topics. */
  readonly advised: number
  /** Outcome reports of all topics. */
  readonly outcomes: number
  /** outcomes / advised over all classes, with Wilson's interval. */
  readonly level: Interval
  readonly classes: readonly ClassConversion[]
}

/** Counters of one source. */
export interface SourceOutcomes {
  readonly advice: Counts
  /** By value band, 1 to 15: shape [16]; band 0 is empty. */
  readonly outcomes: readonly Counts[]
}

export interface ConversionInput {
  readonly sources: readonly ArchetypeSource[]
  readonly counts: readonly SourceOutcomes[]
  /** Of all topics, those that say nothing about archetypes too. */
  readonly advised: number
  readonly outcomes: number
  readonly designEffect: number
  /** By band; see `bandValues`. `null` where they are not known. */
  readonly values: readonly number[] | null
}

/**
 * Conversion of class a: (outcomes / advised) · P̂(a | outcome) / P̂(a), both pooled over the sources by fixed weights;
 * and the mean value of its orders. Both are ratios of means over reports, whose variances and covariance the counters
 * tell: no bootstrap is needed, and the same counters give the same intervals.
 */
export function estimateConversion(input: ConversionInput): Conversion {
  const {sources, counts, advised, outcomes, designEffect} = input
  const {low, high} = wilsonInterval(outcomes / advised, advised / designEffect)
  const adviceWeights = poolWeights(
    sources,
    counts.map(({advice}) => advice.reports),
  )
  const orders = counts.map((entry) => entry.outcomes.reduce((sum, {reports}) => sum + reports, 0))
  const orderWeights = poolWeights(sources, orders)
  // Where in its band a value lies is not told: of orders that are all in one, nothing as exact as an interval.
  const bands = (input.values ?? []).filter((_, b) => counts.some((entry) => entry.outcomes[b]!.reports > 0))
  const values = bands.length > 1 ? input.values : null
  const told = counts.map(({advice, outcomes: bands}, s) => ({
    advice: rowMoments(sources[s]!, advice),
    bands: bands.map((band) => rowMoments(sources[s]!, band)),
  }))
  return {
    advised,
    outcomes,
    level: {value: outcomes / advised, low, high},
    classes: (sources[0]?.topic.cells ?? []).map((cell, a) => {
      const parts = counts.map(
        ({advice, outcomes: bands}, s): ClassSource => ({
          advised: advice.reports,
          orders: orders[s]!,
          adviceWeight: adviceWeights[a]![s]!,
          orderWeight: orderWeights[a]![s]!,
          visit: told[s]!.advice[a]!,
          bands: bands.map(({reports}, band) => ({reports, order: told[s]!.bands[band]![a]!})),
        }),
      )
      const conversion = toInterval(conversionRatio(parts, input), designEffect)
      const orderValue =
        values && isNarrow(conversion) ? orderValueInterval(parts, values, designEffect) : null
      const times = timesReports(conversion)
      return {
        cell,
        conversion: isNarrow(conversion) ? conversion : null,
        orderValue: orderValue && isNarrow(orderValue) ? orderValue : null,
        timesReports: Number.isFinite(times) ? times : null,
      }
    }),
  }
}

/**
 * Orders of the class by its visits. Buyers are among the visits, with the very same draw, so that both vary together:
 * through what buyers' reports add, and through how many visits end with an order where buyers' classes differ.
 */
function conversionRatio(
  parts: readonly ClassSource[],
  {advised, outcomes}: Pick<ConversionInput, 'advised' | 'outcomes'>,
): Ratio {
  const level = outcomes / advised
  const levelVariance = (level * (1 - level)) / advised
  const told = parts.map((part) => {
    const mean = orderMean(part, 'mean')
    return {...part, mean, variance: orderMean(part, 'square') - mean ** 2}
  })
  const ofOrders = sum(told.map(({orderWeight, mean}) => orderWeight * mean))
  const within = sum(
    told.map(({orderWeight, variance, orders}) => (orders > 0 ? (orderWeight ** 2 * variance) / orders : 0)),
  )
  return {
    top: level * ofOrders,
    bottom: sum(told.map(({adviceWeight, visit}) => adviceWeight * visit.mean)),
    varianceTop: level ** 2 * within + ofOrders ** 2 * levelVariance,
    covariance: sum(
      told.map(({adviceWeight, orderWeight, mean, variance, visit, advised: visits, orders}) => {
        // Forged or lost reports can leave fewer advice reports than orders.
        if (visits <= orders) return 0
        const others = (visits * visit.mean - orders * mean) / (visits - orders)
        const alike = (level * orderWeight * variance) / visits
        return adviceWeight * (alike + (mean - others) * ofOrders * levelVariance)
      }),
    ),
    varianceBottom: sum(
      told.map(({adviceWeight, visit, advised: visits}) =>
        visits > 0 ? (adviceWeight ** 2 * (visit.square - visit.mean ** 2)) / visits : 0,
      ),
    ),
  }
}

function toInterval(ratio: Ratio, designEffect: number): Interval {
  const {low, high} = fiellerInterval({
    ...ratio,
    varianceTop: ratio.varianceTop * designEffect,
    covariance: ratio.covariance * designEffect,
    varianceBottom: ratio.varianceBottom * designEffect,
  })
  // Nobody of the class came, or ordered: there is nothing to divide by.
  const value = ratio.bottom > 0 ? ratio.top / ratio.bottom : Number.NaN
  return {value, low: Math.max(0, low), high}
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** Widths fall with the root of the number of reports. */
function timesReports({value, low, high}: Interval): number {
  return ((high - low) / 2 / value / MAX_RELATIVE_HALF_WIDTH) ** 2
}

function isNarrow(found: Interval): boolean {
  return found.value > 0 && timesReports(found) <= 1
}
