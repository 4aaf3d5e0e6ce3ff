import fc from 'fast-check'
import {expect, test} from 'vitest'
import {createRandom} from '../../advisor-core/numeric/random'
import {calibrate} from './calibration'
import {fitFractions} from './fit-fractions'
import {mean, quantile} from './statistics'

test('claims that come true as often as they say are off by no more than chance', () => {
  const random = createRandom(1)
  const claims = Array.from({length: 4000}, () => {
    const claimed = random()
    return {claimed, came: random() < claimed}
  })
  const {ece, byChance, bins} = calibrate(claims)
  expect(bins).toHaveLength(10)
  expect(ece).toBeLessThan(2 * byChance)
  expect(byChance).toBeLessThan(0.02)
})

test('claims that are always a fifth too bold have an error of a fifth', () => {
  const claims = Array.from({length: 1000}, (_, i) => ({claimed: 0.7, came: i % 2 === 0}))
  expect(calibrate(claims, 1).ece).toBeCloseTo(0.2)
})

test('every claim is in one bin, and the bins are in order', () => {
  const claim = fc.record({claimed: fc.double({min: 0, max: 1, noNaN: true}), came: fc.boolean()})
  fc.assert(
    fc.property(fc.array(claim), (claims) => {
      const {bins, ece} = calibrate(claims)
      expect(bins.reduce((sum, {count}) => sum + count, 0)).toBe(claims.length)
      const means = bins.map(({claimed}) => claimed)
      expect(means.every((p, at) => at === 0 || p >= means[at - 1]! - 1e-12)).toBe(true)
      expect(ece).toBeLessThanOrEqual(1)
    }),
  )
})

test('a fractional regression finds the weights that made the fractions', () => {
  const random = createRandom(2)
  const rows = Array.from({length: 3000}, () => {
    const x = [1, random(), 2 * random() - 1]
    return {x, share: 1 / (1 + Math.exp(-(0.5 * x[0]! - x[1]! + 2 * x[2]!))), weight: 1 + 5 * random()}
  })
  const [a, b, c] = fitFractions(rows)
  expect(a).toBeCloseTo(0.5, 1)
  expect(b).toBeCloseTo(-1, 1)
  expect(c).toBeCloseTo(2, 1)
})

test('a quantile is one of the values', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([4, 1, 2, 3], 0.9)).toBe(4)
  expect(quantile([], 0.5)).toBe(0)
  expect(mean([1, 2, 6])).toBe(3)
})
