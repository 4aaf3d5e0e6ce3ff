import {join} from 'node:path'
import {periodOf} from '../../advisor-core/reporting'
import {createCollector, createTray, type ReportOwner, type Store} from '../../collector'
import {readArtefacts} from '../build/artefacts'
import {builtReportConfiguration} from '../build/make-report-configuration'
import {withLearnedShares} from '../learn/merge-learned'
import {registerConfiguration} from '../serve/register-configuration'
import {reportLabels} from '../serve/report-labels'
import {type PlayedVisits, type PlayOrder, type PlayWays, playVisits} from './play-visits'

export interface SeedTarget {
  readonly store: Store
  /** A key that may register configurations. */
  readonly key: string
}

export type SeedInput = PlayOrder & PlayWays & SeedTarget

export interface Seeded {
  /** Reports of advice handed over. */
  readonly reports: number
  /** Reports, orders among them, of weeks that this store has closed: they are not in its counters. */
  readonly leftOut: number
  /** The hash of the configuration that says they are simulated. */
  readonly configuration: string
}

/** What to say where reports were left out. */
export const LEFT_OUT =
  'of them fall into weeks that are closed in this data folder, and are left out; an empty folder takes them all'

/**
 * Sends simulated visitors of the last whole weeks into a store, under a configuration that says so: it has a hash
 * and counters of its own, so nothing simulated is ever added to something real.
 */
export async function seedReports(input: SeedInput): Promise<Seeded> {
  return countPlayed(input, await playVisits(input, input), input)
}

/**
 * Counts played visits, all of them or none: they pass the collector's own door, by the clock of the day they were
 * sent on, and reach the store in one transaction, after the words that tell what they are.
 */
export async function countPlayed(
  {advisor, built, root}: Pick<PlayOrder, 'advisor' | 'built' | 'root'>,
  {sent, reports, classification}: PlayedVisits,
  {store, key}: SeedTarget,
): Promise<Seeded> {
  const artefacts = withLearnedShares(
    readArtefacts(join(root, 'models/artefacts')),
    advisor.learned?.archetypes,
  )
  const configuration = builtReportConfiguration(built.files, true)
  const accepted = createTray<ReportOwner>()
  const gathers: Store['count'] = async (some) => {
    accepted.putAll(some)
    return {counted: some.size(), duplicates: 0, expired: 0}
  }
  let clockMs = sent[0]?.atMs ?? 0
  const collector = createCollector({
    store: {...store, count: gathers},
    nowMs: () => clockMs,
    adminKey: key,
    limits: {flushAt: 5000, maxBatch: 5000},
  })
  const labels = {...reportLabels(advisor, artefacts, configuration), classification}
  const hash = await registerConfiguration(collector, {configuration, labels, key})
  for (const {atMs, bytes} of sent) {
    // What was sent in a week is judged in it.
    if (periodOf(atMs) !== periodOf(clockMs)) await collector.flush()
    clockMs = atMs
    await collector.takeReport(bytes, {address: null, origin: null})
  }
  await collector.close()
  const {expired} = await store.count(accepted)
  return {reports, leftOut: expired, configuration: hash}
}

/** Whether a store already holds counters of this shop's simulated visitors under the present configuration. */
export async function hasSimulatedReports(
  store: Store,
  {shop, configuration, nowMs}: {shop: string; configuration: string; nowMs: number},
): Promise<boolean> {
  const rows = await store.readCounts({shop, beforePeriod: periodOf(nowMs)})
  return rows.some((row) => row.configuration === configuration)
}
