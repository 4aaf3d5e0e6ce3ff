import {configurationHash} from '../../advisor-core/reporting'
import {builtReportConfiguration} from '../build/make-report-configuration'
import type {StartPlaying} from '../simulate/play-in-thread'
import type {PlayOrder} from '../simulate/play-visits'
import {countPlayed, hasSimulatedReports, LEFT_OUT, type SeedTarget} from '../simulate/seed-reports'
import {sha256} from './register-configuration'

/** How many simulated visits have been played, and of how many. */
export interface SimulationProgress {
  readonly done: number
  readonly visitors: number
}

export interface Seeding {
  /** `null` when there is nothing to wait for. */
  progress(): SimulationProgress | null
  /** Resolves when the visits are counted, or will not be; never rejects. */
  readonly finished: Promise<void>
  /** Stops playing; what is being counted is counted to the end. */
  stop(): Promise<void>
}

/**
 * Fills a store that has no simulated visits yet, while the server runs. Until they are counted, in one transaction,
 * nothing of them is written: stopped before, the next start begins anew.
 */
export async function seedInBackground({
  order,
  store,
  key,
  tell,
  start,
}: SeedTarget & {
  readonly order: PlayOrder
  readonly tell: (line: string) => void
  readonly start: StartPlaying
}): Promise<Seeding> {
  const {advisor, built, visitors, weeks, nowMs} = order
  const configuration = await configurationHash(builtReportConfiguration(built.files, true), sha256)
  if (visitors === 0 || (await hasSimulatedReports(store, {shop: advisor.shop.id, configuration, nowMs})))
    return {progress: () => null, finished: Promise.resolve(), stop: async () => {}}

  let progress: SimulationProgress | null = {done: 0, visitors}
  let isStopped = false
  tell(
    `Playing ${visitors} simulated visits of ${weeks} weeks in the background, once; the reports say how far.`,
  )
  const playing = start(order, (done) => {
    progress = {done, visitors}
  })
  const finished = playing.played
    .then(async (played) => {
      if (isStopped) return
      const {leftOut} = await countPlayed(order, played, {store, key})
      tell(`The simulated visits are in the reports.${leftOut > 0 ? ` ${leftOut} ${LEFT_OUT}.` : ''}`)
    })
    .catch((error) => {
      if (!isStopped) tell(`The simulated visits are missing (${String(error)}); the next start tries again.`)
    })
    .finally(() => {
      progress = null
    })
  return {
    progress: () => progress,
    finished,
    stop: async () => {
      isStopped = true
      await playing.stop()
      await finished
    },
  }
}
