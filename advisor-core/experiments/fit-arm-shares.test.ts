import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {arbitraryDesign} from '../../test/support/experiment-arbitraries'
import {drawSubset} from '../reporting/draw-subset'
import {frequencies} from '../reporting/frequencies'
import {enumerate} from '../reporting/test-support'
import {type ArmDesign, cellCount, chosenCell, openCell} from './arm-design'
import {fitArmShares} from './fit-arm-shares'
import {figureOf, reportedShares} from './reported-shares'
import {trueShares} from './test-support'

const designs: readonly ArmDesign[] = [
  {arms: ['a', 'b'], shares: [0.5, 0.5], subsetSize: 1, odds: 7},
  {arms: ['a', 'b'], shares: [0.9, 0.1], subsetSize: 1, odds: 3},
  {arms: ['a', 'b', 'c'], shares: [0.4, 0.4, 0.2], subsetSize: 2, odds: 3},
]
const rates = [0.3, 0.1, 0.45]

/** Every report there can be, with what it adds to the shares and its chance. */
function everyReport(design: ArmDesign, truth: readonly number[]) {
  const k = cellCount(design)
  const {p, q} = frequencies(k, design.subsetSize, design.odds)
  return truth.flatMap((share, trueCell) =>
    enumerate((uniform) =>
      drawSubset({cells: k, subsetSize: design.subsetSize, odds: design.odds, trueCell}, uniform),
    ).map(({result, weight}) => ({
      chance: share / Number(weight),
      shares: Float64Array.from({length: k}, (_, j) => (Number((result >> BigInt(j)) & 1n) - q) / (p - q)),
    })),
  )
}

describe('fitArmShares', () => {
  it.each(designs)(
    'is unbiased over all reports there can be, with the covariance it says: $shares, $odds',
    (design) => {
      const k = cellCount(design)
      const truth = trueShares(design, 0.8, rates)
      const {p, q} = frequencies(k, design.subsetSize, design.odds)
      const counts = {reports: 1, cells: truth.map((share) => q + (p - q) * share)}
      const {covariance} = reportedShares(counts, design)
      const said = fitArmShares({shares: Float64Array.from(truth), covariance}, design).covariance
      const mean = new Float64Array(k)
      const second = new Float64Array(k * k)
      for (const {chance, shares} of everyReport(design, truth)) {
        const fitted = fitArmShares({shares, covariance}, design).shares
        for (let i = 0; i < k; i++) {
          mean[i]! += chance * fitted[i]!
          for (let j = 0; j < k; j++) second[i * k + j]! += chance * fitted[i]! * fitted[j]!
        }
      }
      truth.forEach((share, j) => {
        expect(mean[j]).toBeCloseTo(share, 12)
      })
      second.forEach((both, at) => {
        expect(said[at]).toBeCloseTo(both - truth[Math.floor(at / k)]! * truth[at % k]!, 10)
      })
    },
  )

  it('gives every arm the share it was drawn with, and no figure more noise than it had', () => {
    fc.assert(
      fc.property(
        arbitraryDesign,
        fc.array(fc.integer({min: 1, max: 400}), {minLength: 9, maxLength: 9}),
        fc.array(fc.double({min: -5, max: 5, noNaN: true}), {minLength: 9, maxLength: 9}),
        (design, weights, direction) => {
          const k = cellCount(design)
          const truth = weights
            .slice(0, k)
            .map((weight, _, all) => weight / all.reduce((sum, w) => sum + w, 0))
          const {p, q} = frequencies(k, design.subsetSize, design.odds)
          const counts = {reports: 1, cells: truth.map((share) => q + (p - q) * share)}
          const reported = reportedShares(counts, design)
          const fitted = fitArmShares(reported, design)
          const assigned = 1 - fitted.shares[0]!
          design.shares.forEach((share, a) => {
            const own = fitted.shares[chosenCell(a)]! + fitted.shares[openCell(a)]!
            expect(own).toBeCloseTo(share * assigned, 9)
          })
          const gradient = Float64Array.from(direction.slice(0, k))
          const before = figureOf(0, gradient, reported.covariance).deviation
          expect(figureOf(0, gradient, fitted.covariance).deviation).toBeLessThanOrEqual(before + 1e-9)
        },
      ),
    )
  })
})
