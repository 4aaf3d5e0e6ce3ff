import {drawBinomial, drawMultinomial} from '../numeric/draw-counts'
import {type ArchetypeSource, poolWeights, rowShares} from './archetype-sources'
import {bootstrapCounts, percentileInterval, REPLICATES} from './bootstrap-counts'
import type {Counts} from './estimate-cells'
import {wilsonInterval} from './wilson-interval'

/** Half the width of the widest interval that is shown, relative to the estimate. */
export const MAX_RELATIVE_HALF_WIDTH = 0.5

export interface Interval {
  readonly value: number
  /** 95 %, from a parametric bootstrap. */
  readonly low: number
  readonly high: number
}

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
  readonly odds: number
  readonly designEffect: number
  /** By band; see `bandValues`. `null` where they are not known. */
  readonly values: readonly number[] | null
  readonly random: () => number
}

/**
 * Conversion of class a: (outcomes / advised) · P̂(a | outcome) / P̂(a), both pooled over the sources by fixed weights;
 * and the mean value of its orders. Intervals by a parametric bootstrap of 1,000 draws, in which the reports of buyers
 * and of the others are drawn apart, because an outcome repeats the draw of an advice report.
 */
export function estimateConversion(input: ConversionInput): Conversion {
  const {sources, advised, outcomes, designEffect, random} = input
  const {low, high} = wilsonInterval(outcomes / advised, advised / designEffect)
  const found = ratios(input, input.counts, outcomes / advised)
  const draw = drawOutcomes(input)
  const conversions = found.conversions.map((): number[] => [])
  const values = found.values.map((): number[] => [])
  for (let i = 0; i < REPLICATES; i++) {
    const level = drawBinomial(advised, outcomes / advised, random) / advised
    const again = ratios(input, draw(random), level)
    conversions.forEach((draws, a) => {
      draws.push(again.conversions[a]!)
      values[a]!.push(again.values[a]!)
    })
  }
  const names = sources[0]?.topic.cells ?? []
  return {
    advised,
    outcomes,
    level: {value: outcomes / advised, low, high},
    classes: names.map((cell, a) => {
      const conversion = interval(found.conversions[a]!, conversions[a]!, designEffect)
      const orderValue = interval(found.values[a]!, values[a]!, designEffect)
      const times = timesReports(conversion)
      return {
        cell,
        conversion: isNarrow(conversion) ? conversion : null,
        orderValue: isNarrow(conversion) && isNarrow(orderValue) ? orderValue : null,
        timesReports: Number.isFinite(times) ? times : null,
      }
    }),
  }
}

/** The estimates of one set of counters. Not a number where a class has no visits or no orders to divide by. */
function ratios(
  {sources, values}: ConversionInput,
  counts: readonly SourceOutcomes[],
  level: number,
): {conversions: number[]; values: number[]} {
  const orders = counts.map((entry) => entry.outcomes.reduce((sum, {reports}) => sum + reports, 0))
  const adviceWeights = poolWeights(
    sources,
    counts.map(({advice}) => advice.reports),
  )
  const orderWeights = poolWeights(sources, orders)
  const ofAdvice = counts.map(({advice}, s) => (advice.reports > 0 ? rowShares(sources[s]!, advice) : null))
  const visits = adviceWeights.map((row, a) =>
    row.reduce((sum, weight, s) => sum + weight * (ofAdvice[s]?.[a] ?? 0), 0),
  )
  const byBand = counts.map((entry, s) =>
    entry.outcomes.map((band) => (band.reports > 0 ? rowShares(sources[s]!, band) : null)),
  )
  // P̂(a and band | outcome), summed over the sources.
  const bandShare = (a: number, band: number) =>
    orderWeights[a]!.reduce((sum, weight, s) => {
      const shares = byBand[s]![band]
      return shares ? sum + (weight * shares[a]! * counts[s]!.outcomes[band]!.reports) / orders[s]! : sum
    }, 0)
  const bands = counts[0]?.outcomes.map((_, band) => band) ?? []
  const ofOrders = visits.map((_, a) => bands.reduce((sum, band) => sum + bandShare(a, band), 0))
  return {
    conversions: visits.map((visit, a) => (visit > 0 ? (level * ofOrders[a]!) / visit : Number.NaN)),
    values: visits.map((_, a) =>
      values && ofOrders[a]! > 0
        ? bands.reduce((sum, band) => sum + values[band]! * bandShare(a, band), 0) / ofOrders[a]!
        : Number.NaN,
    ),
  }
}

function drawOutcomes({
  sources,
  counts,
  odds,
}: ConversionInput): (random: () => number) => readonly SourceOutcomes[] {
  const draws = counts.map(({advice, outcomes}, s) => {
    const {topic} = sources[s]!
    const bought = outcomes.reduce(add, {reports: 0, cells: topic.cells.map(() => 0)})
    const others = {
      reports: advice.reports - bought.reports,
      cells: advice.cells.map((count, j) => count - bought.cells[j]!),
    }
    // Forged or lost reports can leave fewer advice reports than orders: then both are drawn on their own.
    const isPart = others.reports > 0 && others.cells.every((count) => count >= 0 && count <= others.reports)
    return {
      isPart,
      rest: bootstrapCounts(isPart ? others : advice, topic, odds),
      orders: bought.reports,
      shares: outcomes.map((band) => (bought.reports > 0 ? band.reports / bought.reports : 0)),
      bands: outcomes.map((band) => bootstrapCounts(band, topic, odds)),
    }
  })
  return (random) =>
    draws.map(({isPart, rest, orders, shares, bands}) => {
      const numbers = drawMultinomial(orders, shares, random)
      const outcomes = bands.map((band, b) => band(random, numbers[b]!))
      const drawn = rest(random)
      return {advice: isPart ? outcomes.reduce(add, drawn) : drawn, outcomes}
    })
}

function add(a: Counts, b: Counts): Counts {
  if (b.reports === 0) return a
  return {reports: a.reports + b.reports, cells: a.cells.map((count, j) => count + b.cells[j]!)}
}

function interval(value: number, draws: readonly number[], designEffect: number): Interval {
  const {low, high} = percentileInterval(draws, value, designEffect)
  return {value, low: Math.max(0, low), high}
}

/** Widths fall with the root of the number of reports. */
function timesReports({value, low, high}: Interval): number {
  return ((high - low) / 2 / value / MAX_RELATIVE_HALF_WIDTH) ** 2
}

function isNarrow(found: Interval): boolean {
  return found.value > 0 && timesReports(found) <= 1
}
