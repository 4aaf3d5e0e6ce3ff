import type {BinModel} from './bin-model'

/**
 * Log odds of the outcome with the signals' part of them capped: where the sum of the absolute weights passes the cap,
 * all are scaled down together, as `signalTerms` does.
 *
 * @param cap nats
 */
export function cappedLogOdds({base, weights}: BinModel, bins: readonly number[], cap: number): number {
  let [shift, size] = [0, 0]
  bins.forEach((bin, s) => {
    if (bin < 0) return
    shift += weights[s]![bin] ?? 0
    size += Math.abs(weights[s]![bin] ?? 0)
  })
  return base + (size > cap ? (shift * cap) / size : shift)
}
