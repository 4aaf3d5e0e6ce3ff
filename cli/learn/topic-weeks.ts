import type {Classification} from '../../advisor-core/reporting/correct-archetypes'
import {isCountedAlike} from '../../advisor-core/reporting/counted-alike'
import {ASSUMED_RETURNING, designEffect} from '../../advisor-core/reporting/design-effect'
import type {Counts} from '../../advisor-core/reporting/estimate-cells'
import {mixClassification, TRAIT_ANSWERS_TOPIC} from '../../advisor-core/reporting/mix-classification'
import {periodOf} from '../../advisor-core/reporting/period'
import type {ReportConfiguration, Topic} from '../../advisor-core/reporting/types'
import type {CountedConfiguration} from '../../collector'
import type {CountsSource} from './counts-source'
import {addCounts} from './guard'
import {type ObservedShares, observeShares} from './observe-shares'
import {countsByWeek, readCounted} from './read-counted'

/** Counters of closed weeks, read in the terms of the newest report configuration. */
export interface Weeks {
  readonly hash: string
  readonly configuration: ReportConfiguration
  readonly classification: Classification | null
  readonly periods: {readonly first: number; readonly last: number}
  /** Older configurations with counters, newest first. */
  readonly older: readonly OlderWeeks[]
  /** A live topic with its counters by week; `null` where it is not counted. */
  readonly topic: (id: string) => TopicWeeks | null
}

/** What was made of the counters of an older configuration. */
export interface OlderWeeks {
  readonly hash: string
  readonly periods: {readonly first: number; readonly last: number}
  readonly reports: number
  /** Those about topics that the newest configuration counts in the same way; only they are read. */
  readonly read: number
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
 * The shop's counters of closed weeks, of real visitors or of simulated ones. A topic's reports under an older
 * configuration count where that one counted the topic in the same way; others are left out and told in `older`.
 *
 * @returns `null` where there is none
 */
export async function readWeeks(
  source: CountsSource,
  {shop, simulated, nowMs, learntUntil = () => -1}: WeeksRequest,
): Promise<Weeks | null> {
  const counted = await readCounted(source, {shop, simulated, beforePeriod: periodOf(nowMs)})
  const [newest, ...older] = counted
  if (!newest) return null
  const {hash, configuration, classification} = newest
  const {odds} = configuration
  const live = configuration.topics.filter((topic) => topic.live)
  const described = older.map((each) => describeOlder(each, newest, live))
  const read = [newest, ...older.filter((_, i) => described[i]!.read > 0)]
  const periods = [...new Set(read.flatMap((each) => each.periods))].sort((a, b) => a - b)
  const effect = designEffect(periods.length, simulated ? 0 : ASSUMED_RETURNING)
  const answers = live.find(({id}) => id === TRAIT_ANSWERS_TOPIC)
  const alike = (id: string) =>
    read
      .filter((each) => each === newest || isCountedAlike(id, newest, each))
      .map((each) => countsByWeek(each, id))
  const counts = addCounts(alike(TRAIT_ANSWERS_TOPIC).flatMap((byWeek) => [...byWeek.values()]))
  return {
    hash,
    configuration,
    classification:
      classification && mixClassification(classification, answers ? {counts, topic: answers, odds} : null),
    periods: {first: periods[0]!, last: periods.at(-1)!},
    older: described,
    topic: (id) => {
      const topic = live.find((each) => each.id === id)
      if (!topic) return null
      const told = alike(id)
      const fresh = periods.filter((period) => period > learntUntil(id))
      const weeks = fresh.map((period) => addCounts(told.flatMap((byWeek) => byWeek.get(period) ?? [])))
      return {
        topic,
        weeks: weeks.filter(({reports}) => reports > 0),
        observe: (cells) => {
          const kept = cells.map((cell) => topic.cells.indexOf(cell))
          return (each) => observeShares(each, {topic, odds, kept, designEffect: effect})
        },
      }
    },
  }
}

function describeOlder(
  older: CountedConfiguration,
  newest: CountedConfiguration,
  live: readonly Topic[],
): OlderWeeks {
  const {hash, periods, counts} = older
  const alike = live.filter(({id}) => isCountedAlike(id, newest, older))
  const read = alike.flatMap(({id}) => [...countsByWeek(older, id).values()])
  return {
    hash,
    periods: {first: periods[0]!, last: periods.at(-1)!},
    reports: counts.reduce((sum, {reports}) => sum + reports, 0),
    read: read.reduce((sum, {reports}) => sum + reports, 0),
  }
}
