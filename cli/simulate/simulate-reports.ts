import type {Dialogue} from '../../advisor-core/dialogue/create-dialogue'
import {armTopics, pickCells, type ReportConfiguration} from '../../advisor-core/reporting'
import type {ShownChoice, TastePrior} from '../../advisor-core/taste/types'
import {createReporter} from '../../widget/report'
import {devicePorts} from './device-ports'
import {drawOrder, placeOrder, tellOrders, type WaitingOrder} from './simulate-orders'
import {type SimulatedVisit, simulateVisit, type VisitorBehaviour} from './simulate-visit'
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
  readonly behaviour?: VisitorBehaviour
  /** How many devices report each visit as their own, where encoding is to be tried at length. Default 1. */
  readonly devicesEach?: number
  /** Draws a visitor, where the shop's own are not like any other's. */
  readonly draw?: typeof drawVisitor
}

/**
 * Sends synthetic visitors through the real engine and the real report path: each has a device of its own, whose
 * ledger, draw and bytes are made by the widget's own reporter.
 *
 * @returns how many reports were handed over
 */
export async function simulateReports(traffic: SimulatedTraffic): Promise<number> {
  const {dialogue, prior, visitors, weeks, random, draw = drawVisitor, devicesEach = 1} = traffic
  let sent = 0
  let orders: readonly WaitingOrder[] = []
  for (let week = 0; week < weeks; week++) {
    const from = Math.round((week * visitors) / weeks)
    const to = Math.round(((week + 1) * visitors) / weeks)
    for (let v = from; v < to; v++) {
      const nowMs = traffic.startMs + week * WEEK_MS + Math.floor(((v - from + 0.5) / (to - from)) * WEEK_MS)
      traffic.setNow(nowMs)
      orders = await tellOrders(orders, nowMs)
      const visit = simulateVisit(dialogue, draw(dialogue.model, prior, random), {
        ...traffic.behaviour,
        random,
        ...(traffic.fitTaste ? {fitTaste: traffic.fitTaste} : {}),
      })
      const {outcomes: terms} = traffic.configuration
      for (let device = 0; device < devicesEach; device++) {
        const clock = {nowMs}
        const ports = devicePorts(traffic, clock)
        const reporter = createReporter({
          configuration: traffic.configuration,
          endpoint: '/v1/report',
          ports,
        })
        const result = await reporter.contribute({
          topics: pickCells(
            traffic.configuration,
            {values: visit.view.topics, classes: visit.view.archetype.classes},
            () => Math.floor(random() * 2 ** 32),
          ),
          archetype: visit.view.archetype.classes,
          arms: armTopics(visit.view.topics),
        })
        if (result.kind === 'sent') sent++
        const value = drawOrder(visit, dialogue.model, random)
        if (terms && value !== null) {
          const order = await placeOrder(ports, {clock, terms, value, endpoint: 'http://localhost/v1/report'})
          if (order) orders = [...orders, order]
        }
      }
      traffic.onVisit?.(visit, v + 1)
      if (v % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    // Orders that are due before the week ends are told in it.
    const endMs = traffic.startMs + (week + 1) * WEEK_MS - 1
    traffic.setNow(endMs)
    orders = await tellOrders(orders, endMs)
    await traffic.endWeek()
  }
  return sent
}
