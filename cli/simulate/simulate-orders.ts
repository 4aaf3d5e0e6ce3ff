import type {AdvisorModel} from '../../advisor-core/dialogue/model'
import {numberOf} from '../../advisor-core/ranking/format-value'
import type {OutcomeTerms} from '../../advisor-core/reporting/types'
import {createOutcomeDesk, keepOutcomeTerms} from '../../widget/report/outcome'
import type {ReportPorts} from '../../widget/report/ports'
import type {SimulatedVisit} from './simulate-visit'

/**
 * Made up, not measured: how likely a synthetic visitor is to order when the product that suits best is among those
 * shown, and when it is not. High enough that a demonstration of a few thousand visits has orders to show.
 */
const ORDERS_WITH_BEST = 0.25
const ORDERS_WITHOUT = 0.08

const HOUR_MS = 3_600_000
/** By then the widget's delay of at most 72 hours is over. */
const TOLD_AFTER_MS = 73 * HOUR_MS

/** An order that a device has noted and will tell later. */
export interface WaitingOrder {
  readonly dueMs: number
  readonly tell: (nowMs: number) => Promise<void>
}

/** The price of what a synthetic visitor orders, or `null`. Takes one random number. */
export function drawOrder(visit: SimulatedVisit, model: AdvisorModel, random: () => number): number | null {
  const isOrder = random() < (visit.bestShown ? ORDERS_WITH_BEST : ORDERS_WITHOUT)
  const product = visit.bestShown ? visit.best : visit.shown[0]
  if (!isOrder || product === undefined || !model.price) return null
  const price = numberOf(model.catalog, model.price, product)
  return price >= 0 ? price : null
}

/** Notes the order on the device, as the script on the thank-you page does; `null` where nothing was noted. */
export async function placeOrder(
  ports: ReportPorts,
  {
    clock,
    terms,
    value,
    endpoint,
  }: {clock: {nowMs: number}; terms: OutcomeTerms; value: number; endpoint: string},
): Promise<WaitingOrder | null> {
  await keepOutcomeTerms(ports, {terms, endpoint})
  const desk = createOutcomeDesk(ports)
  const isNoted = await desk.note({value, currency: terms.currency})
  if (!isNoted) return null
  return {
    dueMs: clock.nowMs + TOLD_AFTER_MS,
    tell: async (nowMs) => {
      clock.nowMs = nowMs
      await desk.flush()
    },
  }
}

/** Tells the orders that are due; those that are not come back. */
export async function tellOrders(
  orders: readonly WaitingOrder[],
  nowMs: number,
): Promise<readonly WaitingOrder[]> {
  for (const order of orders) if (order.dueMs <= nowMs) await order.tell(nowMs)
  return orders.filter(({dueMs}) => dueMs > nowMs)
}
