import {periodOf} from '../advisor-core/reporting/period'
import type {Report} from '../advisor-core/reporting/types'
import {validateReport} from '../advisor-core/reporting/validate-report'
import {decodeReport} from '../advisor-core/reporting/wire'
import type {Batch} from './batch'
import type {ConfigurationCache, KnownConfiguration} from './configuration-cache'
import type {Metrics} from './metrics'
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
    const decoded = Array.from({length: tray.size()}, (_, place) => decodeOrNull(tray.body(place)))
    const known = decoded.map((report) => report && configurations.get(report.configuration))
    const unanswered = await configurations.fetch(unknownNames(decoded, known))
    const period = presentPeriod(nowMs())
    for (let place = 0; place < decoded.length; place++) {
      const report = decoded[place]
      inHand--
      if (report && unanswered.has(report.configuration)) {
        waiting.put(tray.body(place), tray.beside(place))
        continue
      }
      const match = report && (known[place] ?? configurations.getEarlier(report.configuration))
      if (match && isAcceptable(report, match, tray.beside(place), period)) {
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

function unknownNames(
  reports: readonly (Report | null)[],
  known: readonly (KnownConfiguration | null | undefined)[],
): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [place, report] of reports.entries())
    if (report && !known[place]) names.add(report.configuration)
  return names
}

function isAcceptable(
  report: Report,
  {configuration, origins}: KnownConfiguration,
  origin: string | null,
  period: number,
): boolean {
  // A page always says where it is from; what is no page says nothing and is let in, as it could say anything.
  if (origins && origin !== null && !origins.has(origin)) return false
  return validateReport(report, configuration, period).kind === 'valid'
}

/** A clock that is out of its mind makes every report one of another week. */
function presentPeriod(nowMs: number): number {
  try {
    return periodOf(nowMs)
  } catch {
    return Number.NaN
  }
}

function decodeOrNull(bytes: Uint8Array): Report | null {
  // What was no body at all: quicker than an error.
  if (bytes[0] === 0) return null
  try {
    return decodeReport(bytes)
  } catch {
    return null
  }
}

const unref = (timer: unknown): void => {
  if (typeof timer === 'object' && timer && 'unref' in timer && typeof timer.unref === 'function')
    timer.unref()
}
