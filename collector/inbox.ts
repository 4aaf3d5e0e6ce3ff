import {periodOf} from '../advisor-core/reporting/period'
import type {Batch} from './batch'
import type {ConfigurationCache, KnownConfiguration} from './configuration-cache'
import type {Metrics} from './metrics'
import {configurationIn, isAcceptedIn, isValidUnder} from './report-body'
import {createTray} from './tray'

/** A body as it came, not yet looked at. */
export interface RawReport {
  /** `null` when there was more than a report has. */
  readonly bytes: Uint8Array | null
  /** Where the page says it is from. */
  readonly origin: string | null
}

export interface Inbox {
  /** Puts a body aside, so that the answer takes the same time whatever it is; waits only where there is no room. */
  take(raw: RawReport): Promise<void> | undefined
  /** Judges everything that waits and hands what is valid to the batch. */
  drain(): Promise<void>
  readonly size: () => number
}

/** Reports that come within this time are judged together. */
const ROUND_MS = 20
const RETRY_MS = 1000

/**
 * Bodies wait here until their answer is out; then all of them are decoded, checked and handed on together, with
 * one look at the store for all configurations that are not known yet.
 *
 * @param room how many bodies may wait at this moment
 */
export function createInbox(options: {
  readonly batch: Batch
  readonly configurations: ConfigurationCache
  readonly metrics: Metrics
  readonly nowMs: () => number
  readonly room: () => number
}): Inbox {
  const {batch, configurations, metrics, nowMs, room} = options
  let waiting = createTray<string | null>()
  let spare = createTray<string | null>()
  let inHand = 0
  let round: Promise<void> | null = null
  let isScheduled = false

  function schedule(afterMs: number): void {
    if (isScheduled) return
    isScheduled = true
    const run = () => {
      isScheduled = false
      void drain()
    }
    unref(setTimeout(run, afterMs))
  }

  async function judge(): Promise<void> {
    const tray = waiting
    waiting = spare
    spare = tray
    inHand = tray.size()
    const bodies = tray.bytes()
    const names = new Array<string>(tray.size())
    const known = new Array<KnownConfiguration | undefined>(tray.size())
    const unknown = new Set<string>()
    for (let place = 0; place < names.length; place++) {
      const name = configurationIn(bodies, place)
      names[place] = name ?? ''
      if (name === null) continue
      known[place] = configurations.get(name)
      if (!known[place]) unknown.add(name)
    }
    const unanswered = await configurations.fetch(unknown)
    const period = presentPeriod(nowMs())
    const isCountable = (place: number, {configuration}: KnownConfiguration) =>
      isAcceptedIn(bodies, place, period) && isValidUnder(bodies, place, configuration)
    for (let place = 0; place < names.length; place++) {
      const name = names[place]!
      inHand--
      if (unanswered.has(name)) {
        waiting.put(tray.body(place), tray.beside(place))
        continue
      }
      const match = known[place] ?? configurations.getEarlier(name)
      if (match && isFrom(tray.beside(place), match) && isCountable(place, match)) {
        const pause = batch.add(tray.body(place), match)
        if (pause) await pause
      } else metrics.add('rejected')
    }
    tray.clear()
    if (waiting.size() > 0 && unanswered.size > 0) schedule(RETRY_MS)
  }

  /** One round at a time; a caller that comes during one waits for it and for what came since. */
  async function drain(): Promise<void> {
    while (round) await round
    if (waiting.size() === 0) return
    round = judge().finally(() => {
      round = null
    })
    await round
  }

  async function takeWhenThereIsRoom({bytes, origin}: RawReport): Promise<void> {
    await drain()
    if (room() <= 0) await batch.makeRoom()
    if (room() <= 0) return metrics.add('overflow')
    waiting.put(bytes, origin)
    schedule(ROUND_MS)
  }

  return {
    drain,
    size: () => waiting.size() + inHand,
    take({bytes, origin}) {
      if (room() <= 0) return takeWhenThereIsRoom({bytes, origin})
      waiting.put(bytes, origin)
      schedule(ROUND_MS)
    },
  }
}

/** A page always says where it is from; what is no page says nothing and is let in, as it could say anything. */
const isFrom = (origin: string | null, {origins}: KnownConfiguration): boolean =>
  !origins || origin === null || origins.has(origin)

/** A clock that is out of its mind makes every report one of another week. */
function presentPeriod(nowMs: number): number {
  try {
    return periodOf(nowMs)
  } catch {
    return Number.NaN
  }
}

const unref = (timer: unknown): void => {
  if (typeof timer === 'object' && timer && 'unref' in timer && typeof timer.unref === 'function')
    timer.unref()
}
