import {choleskyFactor, choleskySolve} from '../numeric/cholesky'
import {gradedResponseLogProbabilities} from './graded-response'

/** Parameters of one item: P(X ≥ c | θ) = 1 / (1 + exp(−(a θ + d_c))). */
export interface GradedItem {
  /** a; may become negative when the keying is wrong */
  readonly discrimination: number
  /** d_1 > … > d_{C−1} */
  readonly intercepts: readonly number[]
}

/** What is added to each expected count of a category that nobody used, so that its intercepts stay finite. */
const UNUSED_CATEGORY_COUNT = 0.5
const MAX_STEPS = 20

/** A start from the share of people at or above each category: a = 1, intercepts as if θ were 0 for all. */
export function startItem(counts: ArrayLike<number>): GradedItem {
  const padded = Array.from(counts, (count) => count + UNUSED_CATEGORY_COUNT)
  const total = padded.reduce((sum, count) => sum + count, 0)
  let below = 0
  const intercepts = padded.slice(0, -1).map((count) => {
    below += count
    return Math.log((total - below) / below) * 1.15
  })
  return {discrimination: 1, intercepts}
}

/**
 * M-step for one item: maximises Σ_c Σ_q counts[c][q] log P(c | θ_q) by Fisher scoring with step halving.
 *
 * @param counts expected number of people by category and grid point, shape [C × Q]
 * @param grid   θ, shape [Q]
 */
export function fitItem(start: GradedItem, counts: Float64Array, grid: Float64Array): GradedItem {
  const filled = fillUnused(counts, grid)
  let item = start
  let value = expectedLogLikelihood(item, filled, grid)
  for (let step = 0; step < MAX_STEPS; step++) {
    const direction = scoringDirection(item, filled, grid)
    let size = 1
    let next = item
    let nextValue = Number.NEGATIVE_INFINITY
    for (; size > 1e-6 && !(nextValue >= value); size /= 2) {
      next = move(item, direction, size)
      nextValue = expectedLogLikelihood(next, filled, grid)
    }
    if (!(nextValue >= value)) return item
    const gained = nextValue - value
    item = next
    value = nextValue
    if (gained < 1e-9) return item
  }
  return item
}

function fillUnused(counts: Float64Array, grid: Float64Array): Float64Array {
  const points = grid.length
  const filled = counts.slice()
  for (let row = 0; row < counts.length; row += points) {
    if (counts.subarray(row, row + points).some((count) => count > 0)) continue
    for (let q = 0; q < points; q++) filled[row + q] = UNUSED_CATEGORY_COUNT / points
  }
  return filled
}

function move(item: GradedItem, direction: Float64Array, size: number): GradedItem {
  return {
    discrimination: item.discrimination + size * direction[0]!,
    intercepts: item.intercepts.map((intercept, c) => intercept + size * direction[c + 1]!),
  }
}

/** NaN where the intercepts do not fall: the caller then takes a shorter step. */
function expectedLogLikelihood(item: GradedItem, counts: Float64Array, grid: Float64Array): number {
  const logProbabilities = gradedResponseLogProbabilities(item.discrimination, item.intercepts, grid)
  let sum = 0
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) sum += counts[i]! * logProbabilities[i]!
  return sum
}

/** Solves (expected information) · direction = gradient, for (a, d_1, …, d_{C−1}). */
function scoringDirection(item: GradedItem, counts: Float64Array, grid: Float64Array): Float64Array {
  const points = grid.length
  const categories = item.intercepts.length + 1
  const size = categories
  const probabilities = gradedResponseLogProbabilities(item.discrimination, item.intercepts, grid).map(
    Math.exp,
  )
  const gradient = new Float64Array(size)
  const information = new Float64Array(size * size)
  const slope = new Float64Array(size)
  for (let q = 0; q < points; q++) {
    let people = 0
    for (let c = 0; c < categories; c++) people += counts[c * points + q]!
    if (people === 0) continue
    for (let c = 0; c < categories; c++) {
      // ∂P_c / ∂d_c = w_c and ∂P_c / ∂d_{c+1} = −w_{c+1} with w = S (1 − S); ∂P_c / ∂a = θ (w_c − w_{c+1}).
      const here = boundarySlope(item, c, grid[q]!)
      const above = boundarySlope(item, c + 1, grid[q]!)
      slope.fill(0)
      slope[0] = grid[q]! * (here - above)
      if (c > 0) slope[c] = here
      if (c < categories - 1) slope[c + 1] = -above
      const probability = Math.max(probabilities[c * points + q]!, 1e-300)
      for (let i = 0; i < size; i++) {
        gradient[i]! += (counts[c * points + q]! / probability) * slope[i]!
        for (let j = 0; j <= i; j++)
          information[i * size + j]! += (people / probability) * slope[i]! * slope[j]!
      }
    }
  }
  // A hair of ridge: a category that nobody is expected to use carries no information.
  for (let i = 0; i < size; i++) information[i * size + i]! += 1e-9
  return choleskySolve(choleskyFactor(information, size), gradient)
}

function boundarySlope(item: GradedItem, c: number, theta: number): number {
  if (c === 0 || c > item.intercepts.length) return 0
  const above = 1 / (1 + Math.exp(-(item.discrimination * theta + item.intercepts[c - 1]!)))
  return above * (1 - above)
}
