import type {Classification} from '../../advisor-core/reporting/correct-archetypes'
import {ASSUMED_RETURNING, designEffect} from '../../advisor-core/reporting/design-effect'
import type {Counts} from '../../advisor-core/reporting/estimate-cells'
import {parseConfiguration} from '../../advisor-core/reporting/parse-configuration'
import {periodOf} from '../../advisor-core/reporting/period'
import type {ReportConfiguration, Topic} from '../../advisor-core/reporting/types'
import {parseLabels, type Store} from '../../collector'
import {type ObservedShares, observeShares} from './observe-shares'

/** Counters of closed weeks of one report configuration. */
export interface Weeks {
  readonly hash: string
  readonly configuration: ReportConfiguration
  readonly classification: Classification | null
  readonly periods: {readonly first: number; readonly last: number}
  /** A live topic with its counters by week; `null` where it is not counted. */
  readonly topic: (id: string) => TopicWeeks | null
}

export interface TopicWeeks {
  readonly topic: Topic
  readonly weeks: readonly Counts[]
  /** Shares among these cells; see `observeShares`. */
  readonly observe: (cells: readonly string[]) => (counts: Counts) => ObservedShares | null
}

export interface WeeksRequest {
  readonly shop: string
  readonly simulated: boolean
  readonly nowMs: number
  /** By topic: the last week that taught what holds now; it and those before do not teach the same again. */
  readonly learntUntil?: (topic: string) => number
}

/**
 * The shop's newest report configuration that has counters of closed weeks, real ones or simulated ones.
 *
 * @returns `null` where there is none
 */
export async function readWeeks(
  store: Store,
  {shop, simulated, nowMs, learntUntil = () => -1}: WeeksRequest,
): Promise<Weeks | null> {
  const rows = await store.readCounts({shop, beforePeriod: periodOf(nowMs)})
  const advice = rows.filter(({kind}) => kind === 'advice')
  const found = (await store.configurationsOf(shop))
    .map((stored) => ({
      stored,
      configuration: parseConfiguration(JSON.parse(stored.canonical)),
      counts: advice.filter(({configuration}) => configuration === stored.hash),
    }))
    .filter(({configuration, counts}) => configuration.simulated === simulated && counts.length > 0)
    .map((entry) => ({...entry, last: Math.max(...entry.counts.map(({period}) => period))}))
    .sort((a, b) => b.last - a.last || (a.stored.hash < b.stored.hash ? -1 : 1))[0]
  if (!found) return null
  const {stored, configuration, counts, last} = found
  const periods = [...new Set(counts.map(({period}) => period))].sort((a, b) => a - b)
  const effect = designEffect(periods.length, simulated ? 0 : ASSUMED_RETURNING)
  const labels = stored.labels === null ? null : parseLabels(JSON.parse(stored.labels))
  return {
    hash: stored.hash,
    configuration,
    classification: labels?.classification ?? null,
    periods: {first: periods[0]!, last},
    topic: (id) => {
      const index = configuration.topics.findIndex((topic) => topic.id === id && topic.live)
      const topic = configuration.topics[index]
      if (!topic) return null
      const fresh = periods.filter((period) => period > learntUntil(id))
      const weeks = fresh.map((period): Counts => {
        const row = counts.find((each) => each.topic === index && each.period === period)
        return {reports: row?.reports ?? 0, cells: topic.cells.map((_, cell) => row?.cells.get(cell) ?? 0)}
      })
      return {
        topic,
        weeks: weeks.filter(({reports}) => reports > 0),
        observe: (cells) => {
          const kept = cells.map((cell) => topic.cells.indexOf(cell))
          return (each) => observeShares(each, {topic, odds: configuration.odds, kept, designEffect: effect})
        },
      }
    },
  }
}
