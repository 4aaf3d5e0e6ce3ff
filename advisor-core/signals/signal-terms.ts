import type {EvidenceTerm} from '../belief/posterior'
import type {Catalog} from '../catalog/types'
import type {Evidence} from '../dialogue/types'
import type {SignalId, SignalReading, SignalWeight} from './types'

/** All signals together move the log odds between two products by at most this much, in nats (e^1.5 ≈ 4.5 : 1). */
export const SIGNAL_CAP = 1.5

/** Every bin that was read, as evidence; nothing for a page that names no category. */
export function signalEvidence(reading: SignalReading): Evidence[] {
  return (Object.keys(reading) as SignalId[]).sort().flatMap((signal) => {
    const bin = reading[signal]
    return bin === null ? [] : [{kind: 'signal' as const, id: `signal:${signal}`, signal, bin}]
  })
}

/** 1 for products that have one of the values, 0 for those that have not or where it is missing; shape [N]. */
export function productsWith(catalog: Catalog, attribute: string, values: readonly string[]): Uint8Array {
  const out = new Uint8Array(catalog.size)
  const column = catalog.columns[attribute]
  if (!column || column.kind === 'numeric') return out
  if (column.kind === 'boolean') {
    const wanted = [false, values.includes('no'), values.includes('yes')]
    for (let i = 0; i < out.length; i++) out[i] = wanted[column.codes[i]!] ? 1 : 0
    return out
  }
  const wanted = [false, ...column.values.map((value) => values.includes(value))]
  if (column.kind === 'categorical') {
    for (let i = 0; i < out.length; i++) out[i] = wanted[column.codes[i]!] ? 1 : 0
    return out
  }
  for (let i = 0; i < out.length; i++)
    for (let j = column.offsets[i]!; j < column.offsets[i + 1]!; j++) if (wanted[column.codes[j]!]) out[i] = 1
  return out
}

/**
 * Signals as evidence terms. Each applies its weights' log ratios to the products named; where the sum of the
 * largest shifts passes the cap, all are scaled down together.
 *
 * @param entries signal evidence that is switched on
 * @returns one term for each entry that has a weight
 */
export function signalTerms(
  catalog: Catalog,
  weights: readonly SignalWeight[],
  entries: readonly Extract<Evidence, {kind: 'signal'}>[],
): EvidenceTerm[] {
  const active = entries
    .map((entry) => ({
      entry,
      weights: weights.filter(({signal, bin}) => signal === entry.signal && bin === entry.bin),
    }))
    .filter((row) => row.weights.length > 0)
  const total = active.reduce(
    (sum, row) => sum + row.weights.reduce((most, {logRatio}) => Math.max(most, Math.abs(logRatio)), 0),
    0,
  )
  const scale = total > SIGNAL_CAP ? SIGNAL_CAP / total : 1
  return active.map(({entry, weights: rows}) => {
    const logLikelihood = new Float64Array(catalog.size)
    for (const {attribute, values, logRatio} of rows) {
      const has = productsWith(catalog, attribute, values)
      for (let i = 0; i < has.length; i++) if (has[i]) logLikelihood[i]! += scale * logRatio
    }
    return {id: entry.id, kind: 'dense' as const, logLikelihood}
  })
}
