import {gradedResponseLogProbabilities} from './graded-response'
import {GRID_POINTS, TRAIT_GRID} from './trait-grid'
import type {TraitBank, TraitItem, TraitResponse} from './types'

/** A bank with everything that scoring and selection look up again and again. */
export interface CompiledTraitBank {
  /** T */
  readonly traits: number
  /** C */
  readonly categories: number
  readonly itemIndex: ReadonlyMap<string, number>
  /** shape [items]; index of the trait each item belongs to */
  readonly traitOf: Int32Array
  /** shape [items]; index of the facet (within its trait) each item belongs to */
  readonly facetOf: Int32Array
  /** By item: log P(category as shown | θ), shape [C × GRID_POINTS]; reverse keying is in it. */
  readonly logProbabilities: readonly Float64Array[]
  /** The same, not as logarithms. */
  readonly probabilities: readonly Float64Array[]
}

const memo = new WeakMap<TraitBank, CompiledTraitBank>()

/**
 * Tabulates a parsed bank on the grid; the tables of a bank object are made once and kept with it.
 *
 * @throws RangeError when an item names a trait that the bank does not have
 */
export function compileTraitBank(bank: TraitBank): CompiledTraitBank {
  const known = memo.get(bank)
  if (known) return known
  const compiled = compile(bank)
  memo.set(bank, compiled)
  return compiled
}

/**
 * Responses in the bank's own order, so that sums over them are the same to the bit however they came in.
 *
 * @throws RangeError for an item that is unknown or answered twice, or a category the bank does not have
 */
export function toCanonicalResponses(
  compiled: CompiledTraitBank,
  responses: readonly TraitResponse[],
): readonly {readonly item: number; readonly category: number}[] {
  const canonical = responses.map(({item, category}) => {
    const index = compiled.itemIndex.get(item)
    if (index === undefined) throw new RangeError(`invalid item: ${item}`)
    if (!Number.isInteger(category) || category < 0 || category >= compiled.categories)
      throw new RangeError(`invalid category: ${category} of ${item}`)
    return {item: index, category}
  })
  canonical.sort((a, b) => a.item - b.item)
  for (let r = 1; r < canonical.length; r++)
    if (canonical[r]!.item === canonical[r - 1]!.item)
      throw new RangeError('invalid responses: an item twice')
  return canonical
}

function compile(bank: TraitBank): CompiledTraitBank {
  const traitIndex = new Map(bank.traits.map((trait, t) => [trait.id, t]))
  const facets = new Map<string, number>()
  const traitOf = new Int32Array(bank.items.length)
  const facetOf = new Int32Array(bank.items.length)
  bank.items.forEach((item, i) => {
    const trait = traitIndex.get(item.trait)
    if (trait === undefined) throw new RangeError(`invalid trait: ${item.trait} of item ${item.id}`)
    const facet = `${trait}/${item.facet}`
    if (!facets.has(facet)) facets.set(facet, facets.size)
    traitOf[i] = trait
    facetOf[i] = facets.get(facet)!
  })
  const logProbabilities = bank.items.map(asShown)
  return {
    traits: bank.traits.length,
    categories: bank.categories.length,
    itemIndex: new Map(bank.items.map((item, i) => [item.id, i])),
    traitOf,
    facetOf,
    logProbabilities,
    probabilities: logProbabilities.map((table) => table.map(Math.exp)),
  }
}

/** The item's table in the order of the categories as shown: reversed when the item is keyed −1. */
function asShown(item: TraitItem): Float64Array {
  const scored = gradedResponseLogProbabilities(item.discrimination, item.intercepts, TRAIT_GRID)
  if (item.keyed === 1) return scored
  const shown = new Float64Array(scored.length)
  const last = scored.length / GRID_POINTS - 1
  for (let c = 0; c <= last; c++)
    shown.set(scored.subarray((last - c) * GRID_POINTS, (last - c + 1) * GRID_POINTS), c * GRID_POINTS)
  return shown
}
