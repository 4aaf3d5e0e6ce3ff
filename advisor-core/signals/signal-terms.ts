import {addTerm, type EvidenceTerm} from '../belief/posterior'
import type {Catalog} from '../catalog/types'
import type {Evidence} from '../dialogue/types'
import type {SignalId, SignalReading, SignalWeight} from './types'

/** All signals together move the log odds between two products by at most this much, in nats (e^1.5 ≈ 4.5 : 1). */
export const SIGNAL_CAP = 1.5

/** Every bin that was read, as evidence; nothing for a page that names no category. */
export function signalEvidence(reading: Partial<SignalReading>): Evidence[] {
  return (Object.keys(reading) as SignalId[]).sort().flatMap((signal) => {
    const bin = reading[signal]
    return bin ? [{kind: 'signal' as const, id: `signal:${signal}`, signal, bin}] : []
  })
}

/** 1 for products that have one of the values, 0 for those that have not or where it is missing; shape [N]. */
export function productsWith(catalog: Catalog, attribute: string, values: readonly string[]): Uint8Array {
  const out = new Uint8Array(catalog.size)
  const column = catalog.columns[attribute]
  if (!column || column.kind === 'numeric') return out
  const known = column.kind === 'boolean' ? ['no', 'yes'] : column.values
  const wanted = Uint8Array.from([0, ...known.map((value) => Number(values.includes(value)))])
  const {codes} = column
  if (column.kind !== 'multi') return out.map((_, i) => wanted[codes[i]!]!)
  for (let i = 0; i < out.length; i++)
    for (let j = column.offsets[i]!; j < column.offsets[i + 1]!; j++) out[i]! |= wanted[codes[j]!]!
  return out
}

/**
 * Signals as evidence terms: each applies its weights' log ratios to the products named.
 *
 * @param entries signal evidence that is switched on
 * @returns one term for each entry that has a weight, capped together
 */
export function signalTerms(
  catalog: Catalog,
  weights: readonly SignalWeight[],
  entries: readonly Extract<Evidence, {kind: 'signal'}>[],
): readonly EvidenceTerm[] {
  const terms = entries.flatMap(({id, signal, bin}) => {
    const rows = weights.filter((row) => row.signal === signal && row.bin === bin)
    const logLikelihood = new Float64Array(catalog.size)
    for (const {attribute, values, logRatio} of rows)
      productsWith(catalog, attribute, values).forEach((has, i) => {
        logLikelihood[i]! += has * logRatio
      })
    return rows.length > 0 ? [{id, kind: 'dense' as const, logLikelihood}] : []
  })
  return capTogether(terms, SIGNAL_CAP)
}

/**
 * Scales all terms down together, in place, where between some two products the log odds would move by more than the
 * cap.
 *
 * @param cap nats
 */
export function capTogether<Term extends Extract<EvidenceTerm, {kind: 'dense'}>>(
  terms: readonly Term[],
  cap: number,
): readonly Term[] {
  const sum = new Float64Array(terms[0]?.logLikelihood.length ?? 1)
  for (const term of terms) addTerm(sum, term)
  const spread = sum.reduce((a, b) => Math.max(a, b)) - sum.reduce((a, b) => Math.min(a, b))
  for (const {logLikelihood} of terms)
    if (spread > cap) for (let i = 0; i < sum.length; i++) logLikelihood[i]! *= cap / spread
  return terms
}
