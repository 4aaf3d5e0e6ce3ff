import {propagateExpectations} from './expectation-propagation'

const TOLERANCE = 1e-4
const MAX_ITERATIONS = 200

/**
 * R, the correlation of the traits in a population, by EM: posterior moments of each person under the current
 * R (expectation propagation), then R ← mean of covariance + mean meanᵀ, rescaled to unit diagonal.
 *
 * @param traits T
 * @param people by person: log-likelihood of each trait on the grid, null where it has no answer
 * @returns shape [T × T], symmetric, diagonal exactly 1
 * @throws RangeError when there are no people
 */
export function fitTraitCorrelation(
  traits: number,
  people: readonly (readonly (Float64Array | null)[])[],
): Float64Array {
  if (people.length === 0) throw new RangeError('invalid people: none')
  let correlation: Float64Array = identity(traits)
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const second = new Float64Array(traits * traits)
    for (const person of people) {
      const {mean, covariance} = propagateExpectations(correlation, person)
      for (let i = 0; i < traits; i++)
        for (let j = 0; j < traits; j++)
          second[i * traits + j]! += covariance[i * traits + j]! + mean[i]! * mean[j]!
    }
    const next = toCorrelation(second, traits)
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - correlation[i]!)), 0)
    correlation = next
    if (moved < TOLERANCE) break
  }
  return correlation
}

function identity(n: number): Float64Array {
  return Float64Array.from({length: n * n}, (_, i) => (i % (n + 1) === 0 ? 1 : 0))
}

function toCorrelation(second: Float64Array, n: number): Float64Array {
  const result = identity(n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const value = second[i * n + j]! / Math.sqrt(second[i * n + i]! * second[j * n + j]!)
      result[i * n + j] = value
      result[j * n + i] = value
    }
  }
  return result
}
