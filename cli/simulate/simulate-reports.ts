import type {Dialogue} from '../../advisor-core/dialogue/create-dialogue'
import type {ReportConfiguration} from '../../advisor-core/reporting'
import type {ShownChoice, TastePrior} from '../../advisor-core/taste/types'
import {createReporter, type ReportPorts} from '../../widget/report'
import {type SimulatedVisit, simulateVisit} from './simulate-visit'
import {drawVisitor} from './simulated-visitor'

const WEEK_MS = 7 * 24 * 3600 * 1000

export interface SimulatedTraffic {
  readonly dialogue: Dialogue
  /** Where the visitors' tastes are drawn from; without it only what no attribute explains is theirs. */
  readonly prior: TastePrior | null
  /** The report configuration that says `simulated: true`. */
  readonly configuration: ReportConfiguration
  readonly visitors: number
  readonly weeks: number
  /** Start of the first simulated week, in milliseconds since 1970. */
  readonly startMs: number
  readonly random: () => number
  /** Hands a report to the collector, whose clock `setNow` moves. */
  readonly send: (report: Uint8Array) => Promise<void>
  readonly setNow: (nowMs: number) => void
  /** Called at the end of every week: the collector writes what waits. */
  readonly endWeek: () => Promise<void>
  readonly fitTaste?: (choices: readonly ShownChoice[]) => ArrayLike<number>
  readonly onVisit?: (visit: SimulatedVisit, done: number) => void
}

/**
 * Sends synthetic visitors through the real engine and the real report path: each has a device of its own, whose
 * ledger, draw and bytes are made by the widget's own reporter.
 *
 * @returns how many reports were handed over
 */
export async function simulateReports(traffic: SimulatedTraffic): Promise<number> {
  const {dialogue, prior, visitors, weeks, random} = traffic
  let sent = 0
  for (let week = 0; week < weeks; week++) {
    const from = Math.round((week * visitors) / weeks)
    const to = Math.round(((week + 1) * visitors) / weeks)
    for (let v = from; v < to; v++) {
      const nowMs = traffic.startMs + week * WEEK_MS + Math.floor(((v - from + 0.5) / (to - from)) * WEEK_MS)
      traffic.setNow(nowMs)
      const visit = simulateVisit(dialogue, drawVisitor(dialogue.model, prior, random), {
        random,
        ...(traffic.fitTaste ? {fitTaste: traffic.fitTaste} : {}),
      })
      const reporter = createReporter({
        configuration: traffic.configuration,
        endpoint: '/v1/report',
        ports: devicePorts(traffic, nowMs),
      })
      const result = await reporter.contribute({
        topics: oneEach(visit.view.topics, random),
        archetype: visit.view.archetype.classes,
      })
      if (result.kind === 'sent') sent++
      traffic.onVisit?.(visit, v + 1)
      if (v % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await traffic.endWeek()
  }
  return sent
}

/** A topic with several values takes one of them, drawn at random. */
export function oneEach(
  topics: Readonly<Record<string, readonly string[]>>,
  random: () => number,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(topics).flatMap(([topic, cells]) =>
      cells.length > 0 ? [[topic, cells[Math.floor(random() * cells.length)]!]] : [],
    ),
  )
}

/** A new device: empty storage, its own lock, the simulation's clock and randomness. */
function devicePorts({random, send}: SimulatedTraffic, nowMs: number): ReportPorts {
  const stored = new Map<string, unknown>()
  const random32 = (): number => Math.floor(random() * 2 ** 32)
  return {
    store: {
      get: async (key) => stored.get(key),
      update: async (key, change) => {
        stored.set(key, change(stored.get(key)))
      },
      del: async (key) => {
        stored.delete(key)
      },
    },
    now: () => nowMs,
    random32,
    randomBytes: (count) => Uint8Array.from({length: count}, () => random32() & 0xff),
    sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice())),
    send: async (_, bytes) => {
      await send(bytes)
      return 'sent'
    },
    lock: (_, fn) => fn(),
    gpc: false,
  }
}
