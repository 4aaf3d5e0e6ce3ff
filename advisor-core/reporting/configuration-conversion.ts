import type {ArchetypeSource} from './archetype-sources'
import {daysToGo, sumCounts} from './estimate'
import type {Counts} from './estimate-cells'
import {type ClassConversion, type Conversion, estimateConversion} from './estimate-conversion'
import {isPeriodClosed} from './period'
import {poolShares} from './pool-shares'
import type {ReportConfiguration, TopicCounts} from './types'
import {bandValues} from './value-bands'

/** Counters of one topic, period, kind and value band. */
export interface OutcomeCounts extends TopicCounts {
  /** 0 for advice, 1 to 15 for an outcome. */
  readonly valueBucket: number
}

export type ConversionEstimate =
  | (Omit<Conversion, 'classes'> & {
      readonly kind: 'shown'
      /** ISO 4217, of the values. */
      readonly currency: string
      readonly classes: readonly (ClassConversion & {readonly daysToGo: number | null})[]
    })
  /** Fewer than 200 archetype reports, or 30 orders, in closed weeks. */
  | {readonly kind: 'too-early'; readonly advised: number; readonly outcomes: number}
  /** The configuration tells no orders. */
  | {readonly kind: 'not-told'}

const MIN_ADVISED = 200
/** Fewer orders tell nothing about archetypes. */
export const MIN_OUTCOMES = 30
const BANDS = 16

/**
 * Conversion per archetype over all closed weeks. An order counts in the week in which it was told, up to five weeks
 * after the advice, so that the level is too low while most weeks are recent; how the archetypes compare is not.
 *
 * @param counts in the terms of one configuration; of some topics there may be more weeks than of others
 */
export function configurationConversion(
  {outcomes: terms, odds}: Pick<ReportConfiguration, 'outcomes' | 'odds'>,
  counts: readonly OutcomeCounts[],
  {
    sources,
    currentPeriod,
    designEffect,
  }: {sources: readonly ArchetypeSource[]; currentPeriod: number; designEffect: number},
): ConversionEstimate {
  if (!terms) return {kind: 'not-told'}
  const closed = counts.filter(({period}) => isPeriodClosed(period, currentPeriod))
  const total = (isWanted: (bucket: number) => boolean) =>
    closed.filter(({valueBucket}) => isWanted(valueBucket)).reduce((sum, {reports}) => sum + reports, 0)
  const [advised, outcomes] = [total((bucket) => bucket === 0), total((bucket) => bucket > 0)]
  const all = sources.map((source) => ({
    source,
    advice: bandCounts(closed, source, 0),
    outcomes: Array.from({length: BANDS}, (_, band) =>
      band === 0 ? none(source) : bandCounts(closed, source, band),
    ),
  }))
  const ownAdvised = all[0]?.advice.reports ?? 0
  if (ownAdvised < MIN_ADVISED || outcomes < MIN_OUTCOMES || outcomes > advised) {
    return {kind: 'too-early', advised, outcomes}
  }
  const fitting = poolShares(
    sources,
    all.map(({advice}) => advice),
    {odds, designEffect},
  ).topics
  const used = all.filter(({source}) => fitting.includes(source.topic.id))
  // Of other topics there may be weeks in which archetypes were counted in another way: they bring no class nearer.
  const advice = closed.filter(({topic, valueBucket}) => valueBucket === 0 && fitting.includes(topic))
  const usedReports = advice.reduce((sum, {reports}) => sum + reports, 0)
  const found = estimateConversion({
    sources: used.map(({source}) => source),
    counts: used,
    advised,
    outcomes,
    designEffect,
    values: bandValues(terms),
  })
  const classes = found.classes.map((entry) => ({
    ...entry,
    daysToGo:
      entry.timesReports !== null && entry.timesReports > 1
        ? daysToGo(advice, usedReports * (entry.timesReports - 1), currentPeriod)
        : null,
  }))
  return {kind: 'shown', currency: terms.currency, ...found, classes}
}

function bandCounts(counts: readonly OutcomeCounts[], {topic}: ArchetypeSource, band: number): Counts {
  return sumCounts(
    counts.filter((entry) => entry.topic === topic.id && entry.valueBucket === band),
    topic,
  )
}

const none = ({topic}: ArchetypeSource): Counts => ({reports: 0, cells: topic.cells.map(() => 0)})
