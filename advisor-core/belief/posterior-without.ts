import {divergenceBits, type EvidenceTerm, logPosterior, normalize} from './posterior'

type CellsTerm = Extract<EvidenceTerm, {kind: 'cells'}>

/** A best match that is as likely without the terms was not spoken against; in nats. */
const ROUNDING = 1e-12

export interface LeaveOut {
  /** Every term of the belief. */
  readonly terms: readonly EvidenceTerm[]
  /** Those of them that are left out, at least one. */
  readonly own: readonly EvidenceTerm[]
  /** shape [N] */
  readonly logPrior: Float32Array | Float64Array
  /** b, from all terms; shape [N], sums to 1 */
  readonly belief: Float64Array
  /** The best match. */
  readonly best: number
  /** Posterior mass by cell, where it is known already, by the array of cells. */
  readonly masses: ReadonlyMap<ArrayLike<number>, Float64Array>
}

/**
 * KL(b ‖ b without some of its terms), in bits, with the sign of what they did for the best match.
 *
 * Without terms that say ℓ about a product, b becomes b e^−ℓ / Z with Z = Σ b e^−ℓ, so the divergence is
 * Σ b ℓ + log Z. Terms by cell need the mass of each cell only, not another posterior over all products.
 */
export function effectBits(input: LeaveOut): number {
  const {belief, best, own, masses} = input
  const cells = own.filter((term) => term.kind === 'cells')
  const named = own.filter((term) => term.kind === 'products')
  if (cells.length + named.length < own.length || (cells.length > 0 && named.length > 0) || cells.length > 2)
    return effectByRefit(input)
  const {mass, logLikelihood, ofBest} =
    cells.length > 0 ? cellGroups(cells, belief, best, masses) : productGroups(named, belief, best)
  let nats = 0
  let change = 0
  for (let g = 0; g < mass.length; g++) {
    nats += mass[g]! * logLikelihood[g]!
    change += mass[g]! * Math.expm1(-logLikelihood[g]!)
  }
  const logZ = Math.log1p(change)
  return signed(Math.max(0, nats + logZ) / Math.LN2, ofBest + logZ >= -ROUNDING)
}

/** Groups of products that the terms say the same about. */
interface Groups {
  readonly mass: ArrayLike<number>
  readonly logLikelihood: ArrayLike<number>
  /** What they say about the best match. */
  readonly ofBest: number
}

function cellGroups(
  [first, second]: readonly CellsTerm[],
  belief: Float64Array,
  best: number,
  masses: LeaveOut['masses'],
): Groups {
  const {cells, logLikelihood} = first!
  if (!second) {
    const mass = masses.get(cells) ?? massByCell(belief, cells, logLikelihood.length)
    return {mass, logLikelihood, ofBest: logLikelihood[cells[best]!]!}
  }
  const count = second.logLikelihood.length
  const mass = new Float64Array(logLikelihood.length * count)
  for (let i = 0; i < belief.length; i++) mass[cells[i]! * count + second.cells[i]!]! += belief[i]!
  const both = mass.map((_, g) => logLikelihood[Math.floor(g / count)]! + second.logLikelihood[g % count]!)
  return {mass, logLikelihood: both, ofBest: both[cells[best]! * count + second.cells[best]!]!}
}

function massByCell(belief: Float64Array, cells: ArrayLike<number>, cellCount: number): Float64Array {
  const mass = new Float64Array(cellCount)
  for (let i = 0; i < belief.length; i++) mass[cells[i]!]! += belief[i]!
  return mass
}

function productGroups(
  terms: readonly Extract<EvidenceTerm, {kind: 'products'}>[],
  belief: Float64Array,
  best: number,
): Groups {
  const said = new Map<number, number>()
  for (const {products, logLikelihood} of terms)
    for (const product of products) said.set(product, (said.get(product) ?? 0) + logLikelihood)
  return {
    mass: Array.from(said.keys(), (product) => belief[product]!),
    logLikelihood: [...said.values()],
    ofBest: said.get(best) ?? 0,
  }
}

/** The same written out: another posterior from the other terms. */
function effectByRefit({terms, own, logPrior, belief, best}: LeaveOut): number {
  const others = logPosterior(
    logPrior,
    terms.filter((term) => !own.includes(term)),
  )
  const without = normalize(others, others)
  return signed(divergenceBits(belief, without), belief[best]! >= without[best]!)
}

function signed(bits: number, isFor: boolean): number {
  return isFor || bits === 0 ? bits : -bits
}
