import {type ArchetypeSource, poolWeights, rowShares} from './archetype-sources'
import {classConversion, expectedConversionWidth} from './class-conversion'
import {type ClassSource, visitShare} from './class-source'
import type {Counts} from './estimate-cells'
import type {Interval} from './interval'
import {orderValueInterval} from './order-value'
import {rowMoments} from './row-moments'
import {wilsonInterval} from './wilson-interval'

/** Half the expected width of the widest interval that is shown, relative to the conversion of all visitors. */
export const MAX_RELATIVE_HALF_WIDTH = 0.5

export interface ClassConversion {
  readonly cell: string
  /**
   * Orders for each visit of the class; `null` while a class of its size that orders as all visitors do would have an
   * interval wider than ± 50 % of the conversion of all.
   */
  readonly conversion: Interval | null
  /**
   * Mean value of an order of the class, in the configuration's currency; `null` where the conversion is, without value
   * bands, and where the class's orders are so few that any value is compatible with them.
   */
  readonly orderValue: Interval | null
  /** How many times as many reports are needed; at most 1 where it is shown, `null` if nobody of the class seems to come or nobody at all to order. */
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
 * and the mean value of its orders. Intervals are those of tests with the noise that a value would have if it held; no
 * bootstrap is needed, and the same counters give the same intervals.
 *
 * Whether a figure is shown does not look at it: it depends on how many reports and orders there are and on the class's
 * share of the visits. What is shown only when it came out large, or when its interval came out narrow, would not hold
 * its 95 %.
 */
export function estimateConversion(input: ConversionInput): Conversion {
  const {sources, advised, outcomes, designEffect} = input
  const {low, high} = wilsonInterval(outcomes / advised, advised / designEffect)
  const classes = classSources(input)
  return {
    advised,
    outcomes,
    level: {value: outcomes / advised, low, high},
    classes: (sources[0]?.topic.cells ?? []).map((cell, a) => ({cell, ...judge(classes[a]!, input)})),
  }
}

/** What each source tells about each class. shape [K + 1][sources] */
export function classSources({sources, counts}: ConversionInput): readonly (readonly ClassSource[])[] {
  const orders = counts.map((entry) => entry.outcomes.reduce((sum, {reports}) => sum + reports, 0))
  const adviceWeights = poolWeights(
    sources,
    counts.map(({advice}) => advice.reports),
  )
  const orderWeights = poolWeights(sources, orders)
  const told = counts.map(({advice, outcomes}, s) => {
    const shares = (of: Counts) => (of.reports > 0 ? rowShares(sources[s]!, of) : null)
    return {draws: rowMoments(sources[s]!), visits: shares(advice), bands: outcomes.map(shares)}
  })
  return (sources[0]?.rows ?? []).map((_, a) =>
    counts.map(({advice, outcomes}, s) => ({
      advised: advice.reports,
      orders: orders[s]!,
      adviceWeight: adviceWeights[a]![s]!,
      orderWeight: orderWeights[a]![s]!,
      draw: told[s]!.draws[a]!,
      visits: told[s]!.visits?.[a] ?? 0,
      bands: outcomes.map(({reports}, b) => ({reports, share: told[s]!.bands[b]?.[a] ?? 0})),
    })),
  )
}

function judge(
  parts: readonly ClassSource[],
  {values, ...level}: ConversionInput,
): Omit<ClassConversion, 'cell'> {
  const times = (expectedConversionWidth(parts, level) / MAX_RELATIVE_HALF_WIDTH) ** 2
  const isKnown = visitShare(parts) > 0 && parts.some(({orders}) => orders > 0) && Number.isFinite(times)
  if (!(isKnown && times <= 1))
    return {conversion: null, orderValue: null, timesReports: isKnown ? times : null}
  const found = values && orderValueInterval(parts, values, level.designEffect)
  return {
    conversion: classConversion(parts, level),
    orderValue: found && Number.isFinite(found.high) ? found : null,
    timesReports: times,
  }
}
