import type {EvidenceTerm} from '../belief/posterior'
import {topByCell, topProducts} from './slate-value'

/**
 * The k most likely products had some of the evidence not been given: the top of b · e^−ℓ, best first.
 *
 * @param belief shape [N]
 * @param own    the terms to leave out
 */
export function slateWithout(belief: Float64Array, own: readonly EvidenceTerm[], k: number): number[] {
  const [first] = own
  if (own.length === 1 && first?.kind === 'cells') return withoutCells(belief, first, k)
  const without = Float64Array.from(belief)
  for (const term of own) {
    if (term.kind === 'products') {
      const factor = Math.exp(-term.logLikelihood)
      for (const product of term.products) without[product]! *= factor
    } else if (term.kind === 'cells') {
      const factors = term.logLikelihood.map((x) => Math.exp(-x))
      for (let i = 0; i < without.length; i++) without[i]! *= factors[term.cells[i]!]!
    } else for (let i = 0; i < without.length; i++) without[i]! *= Math.exp(-term.logLikelihood[i]!)
  }
  return topProducts(without, k)
}

/** The top k without one term by cell are among the top k of each cell: no other belief is needed. */
function withoutCells(
  belief: Float64Array,
  {cells, logLikelihood}: Extract<EvidenceTerm, {kind: 'cells'}>,
  k: number,
): number[] {
  const candidates = topByCell(belief, cells, logLikelihood.length, k)
  const factors = logLikelihood.map((x) => Math.exp(-x))
  const without = candidates.map((product) => belief[product]! * factors[cells[product]!]!)
  return topProducts(without, k).map((at) => candidates[at]!)
}
