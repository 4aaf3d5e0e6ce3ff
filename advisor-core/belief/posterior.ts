/**
 * What one piece of evidence says about every product, as a log-likelihood.
 * - `cells`: the same for all products of a cell: logLikelihood[cells[i]]
 * - `products`: only for the named ones, 0 for all others
 * - `dense`: one number a product
 */
export type EvidenceTerm = {readonly id: string} & (
  | {readonly kind: 'cells'; readonly cells: ArrayLike<number>; readonly logLikelihood: Float64Array}
  | {readonly kind: 'products'; readonly products: readonly number[]; readonly logLikelihood: number}
  | {readonly kind: 'dense'; readonly logLikelihood: Float64Array}
)

/** Adds `sign` times a term to log b; shape [N], in place. */
export function addTerm(logBelief: Float64Array, term: EvidenceTerm, sign: 1 | -1 = 1): void {
  switch (term.kind) {
    case 'cells': {
      const signed = sign === 1 ? term.logLikelihood : term.logLikelihood.map((x) => -x)
      if (term.cells instanceof Uint8Array) addBytes(logBelief, term.cells, signed)
      else addOthers(logBelief, term.cells, signed)
      return
    }
    case 'products': {
      for (const product of term.products) logBelief[product]! += sign * term.logLikelihood
      return
    }
    case 'dense': {
      for (let i = 0; i < logBelief.length; i++) logBelief[i]! += sign * term.logLikelihood[i]!
      return
    }
  }
}

// One loop a type of cells: a loop that has seen several reads each of them slowly.
function addBytes(logBelief: Float64Array, cells: Uint8Array, logLikelihood: Float64Array): void {
  for (let i = 0; i < logBelief.length; i++) logBelief[i]! += logLikelihood[cells[i]!]!
}

function addOthers(logBelief: Float64Array, cells: ArrayLike<number>, logLikelihood: Float64Array): void {
  for (let i = 0; i < logBelief.length; i++) logBelief[i]! += logLikelihood[cells[i]!]!
}

/**
 * log b up to a constant: the log prior and every term, folded in the order of the terms' ids, so that the
 * result is the same to the bit whatever order the evidence came in.
 *
 * @param logPrior shape [N], −Infinity for products that are out of the question (twins of another)
 * @returns shape [N], in nats, not normalised
 */
export function logPosterior(
  logPrior: Float32Array | Float64Array,
  terms: readonly EvidenceTerm[],
): Float64Array {
  const out = new Float64Array(logPrior)
  const ordered = [...terms].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  for (const term of ordered) addTerm(out, term)
  return out
}

/**
 * b = exp(log b) / Σ exp(log b), guarded against underflow.
 *
 * @param logBelief shape [N], at least one finite entry
 * @param out       shape [N]; sums to 1 afterwards; may be `logBelief` itself
 * @throws RangeError when no product is possible
 */
export function normalize(logBelief: Float64Array, out: Float64Array): Float64Array {
  normalizeWithEntropy(logBelief, out)
  return out
}

/**
 * The same, and H(b), in bits: log Σ e^x − Σ x e^x / Σ e^x needs no logarithm a product.
 *
 * @throws RangeError when no product is possible
 */
export function normalizeWithEntropy(logBelief: Float64Array, out: Float64Array): number {
  let top = -Infinity
  for (let i = 0; i < logBelief.length; i++) if (logBelief[i]! > top) top = logBelief[i]!
  if (!Number.isFinite(top)) throw new RangeError(`no product is possible: largest log belief is ${top}`)
  let total = 0
  let moment = 0
  for (let i = 0; i < logBelief.length; i++) {
    const x = logBelief[i]! - top
    const p = Math.exp(x)
    out[i] = p
    total += p
    if (p > 0) moment += x * p
  }
  for (let i = 0; i < out.length; i++) out[i]! /= total
  return Math.max(0, Math.log(total) - moment / total) / Math.LN2
}

/** H(b) = −Σ b log2 b, in bits; shape [N], sums to 1. */
export function entropyBits(belief: ArrayLike<number>): number {
  let nats = 0
  for (let i = 0; i < belief.length; i++) {
    const p = belief[i]!
    if (p > 0) nats -= p * Math.log(p)
  }
  return nats / Math.LN2
}

/** KL(p ‖ q) = Σ p log2(p / q), in bits; both shape [N], q > 0 wherever p > 0. */
export function divergenceBits(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let nats = 0
  for (let i = 0; i < p.length; i++) if (p[i]! > 0) nats += p[i]! * Math.log(p[i]! / q[i]!)
  return Math.max(0, nats) / Math.LN2
}
