import {describe, expect, it} from 'vitest'
import {drawSubset} from './draw-subset'
import {frequencyCovariance} from './frequency-covariance'
import {enumerate} from './test-support'

describe('frequencyCovariance', () => {
  it.each([
    [2, 1, 7],
    [4, 1, 7],
    [5, 2, 3],
    [6, 3, 2],
  ])('is that of every draw that can happen, for %i cells in subsets of %i at odds %i', (k, w, odds) => {
    const shares = Array.from({length: k}, (_, j) => (2 * (j + 1)) / (k * (k + 1)))
    const first = Array<number>(k).fill(0)
    const second = Array<number>(k * k).fill(0)
    shares.forEach((share, trueCell) => {
      for (const {result, weight} of enumerate((uniform) =>
        drawSubset({cells: k, subsetSize: w, odds, trueCell}, uniform),
      )) {
        const chance = share / Number(weight)
        for (let i = 0; i < k; i++) {
          if (((result >> BigInt(i)) & 1n) === 0n) continue
          first[i]! += chance
          for (let j = 0; j < k; j++) second[i * k + j]! += Number((result >> BigInt(j)) & 1n) * chance
        }
      }
    })
    const covariance = frequencyCovariance(shares, {cells: k, subsetSize: w, odds})
    second.forEach((both, at) => {
      expect(covariance[at]).toBeCloseTo(both - first[Math.floor(at / k)]! * first[at % k]!, 12)
    })
  })

  it('has the standard deviations of the IETF table for 100,000 randomised bits', () => {
    // Symmetric randomised response with ε₀ = 5, 6.5 and 7, as the golden values of the protocol's specification.
    const deviations = [5, 6.5, 7].map((epsilon) => {
      const odds = Math.exp(epsilon)
      const p = odds / (odds + 1)
      const variance = frequencyCovariance([1, 0], {cells: 2, subsetSize: 1, odds})[0]!
      return Math.sqrt(1e5 * variance) / (2 * p - 1)
    })
    expect(deviations.map((sd) => sd.toFixed(2))).toEqual(['26.13', '12.28', '9.56'])
  })
})
