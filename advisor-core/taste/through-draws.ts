import type {Catalog} from '../catalog/types'
import {encodeItem} from './encode-item'
import {meanWeights, type WeightedDraws} from './posterior-draws'
import type {TasteFeature} from './types'

/** The products of a catalogue under draws of the weights; each is worked out once, when it is asked for. */
export interface ThroughDraws {
  /** The mean of the weights; shape [d] */
  readonly mean: Float64Array
  /** w · x of a product, by draw. */
  readonly utilities: (product: number) => Float64Array
  /** w · x of a product for other weights, shape [d]. */
  readonly dot: (product: number, weights: ArrayLike<number>) => number
}

interface ThroughInput {
  readonly catalog: Catalog
  readonly features: readonly TasteFeature[]
  readonly draws: WeightedDraws
}

/** Features of a product that are not 0; a shop with several categories has many that are. */
interface SparseRow {
  readonly at: Int32Array
  readonly value: Float64Array
}

/** By features: they are of one catalogue. Draws change with each choice, rows never. */
const ROWS = new WeakMap<readonly TasteFeature[], Map<number, SparseRow>>()
const THROUGH = new WeakMap<WeightedDraws, {readonly input: ThroughInput; readonly through: ThroughDraws}>()

/** The same draws of the same catalogue give the same object: a conversation asks again with every answer. */
export function throughDraws(input: ThroughInput): ThroughDraws {
  const kept = THROUGH.get(input.draws)
  if (kept?.input.features === input.features && kept.input.catalog === input.catalog) return kept.through
  const {catalog, features, draws} = input
  const {dim, weights, probabilities} = draws
  const byProduct = new Map<number, Float64Array>()
  const rows = ROWS.get(features) ?? new Map<number, SparseRow>()
  ROWS.set(features, rows)
  const rowOf = (product: number) => remember(rows, product, () => sparseRow(catalog, features, product))
  const through: ThroughDraws = {
    mean: meanWeights(draws),
    utilities: (product) =>
      remember(byProduct, product, () => {
        const row = rowOf(product)
        return probabilities.map((_, s) => sparseDot(row, weights, s * dim))
      }),
    dot: (product, other) => sparseDot(rowOf(product), other, 0),
  }
  THROUGH.set(draws, {input: {catalog, features, draws}, through})
  return through
}

function remember<T>(known: Map<number, T>, key: number, make: () => T): T {
  const kept = known.get(key)
  if (kept !== undefined) return kept
  const made = make()
  known.set(key, made)
  return made
}

function sparseRow(catalog: Catalog, features: readonly TasteFeature[], product: number): SparseRow {
  const row = new Float64Array(features.length)
  encodeItem(catalog, features, product, row)
  const at = Int32Array.from(row.keys()).filter((f) => row[f] !== 0)
  return {at, value: Float64Array.from(at, (f) => row[f]!)}
}

function sparseDot({at, value}: SparseRow, weights: ArrayLike<number>, from: number): number {
  let sum = 0
  for (let k = 0; k < at.length; k++) sum += value[k]! * weights[from + at[k]!]!
  return sum
}
