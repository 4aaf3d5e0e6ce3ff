import type {RowDraw} from './row-moments'

/** What one source tells about one class. */
export interface ClassSource {
  readonly advised: number
  readonly orders: number
  readonly adviceWeight: number
  readonly orderWeight: number
  /** What a report adds to the class's share, by whether its visit is the class's. */
  readonly draw: RowDraw
  /** Share of the class among the visits. */
  readonly visits: number
  /** By value band, and the share of the class among these orders. */
  readonly bands: readonly {readonly reports: number; readonly share: number}[]
}

/** Share of the class among the visits, of all sources. */
export const visitShare = (parts: readonly ClassSource[]) =>
  parts.reduce((sum, {adviceWeight, visits}) => sum + adviceWeight * visits, 0)

/** The class's orders by all orders, each order counted with a function of its value band. */
export function orderMean(parts: readonly ClassSource[], value: (band: number) => number = () => 1): number {
  return parts.reduce((total, {orderWeight, orders, bands}) => {
    if (orders === 0) return total
    const own = bands.reduce((sum, {reports, share}, b) => sum + reports * value(b) * share, 0)
    return total + (orderWeight * own) / orders
  }, 0)
}
