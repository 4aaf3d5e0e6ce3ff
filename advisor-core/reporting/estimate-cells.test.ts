import {describe, expect, it} from 'vitest'
import vectors from '../../test/vectors/reporting-estimates.json'
import {drawSubset} from './draw-subset'
import {estimateCells} from './estimate-cells'
import {frequencies} from './frequencies'
import {exampleConfiguration, seededUniform} from './test-support'
import type {Topic} from './types'

const topicOf = (cells: number, subsetSize: number): Topic => ({
  ...exampleConfiguration().topics[0]!,
  cells: Array.from({length: cells}, (_, j) => `${j}`),
  subsetSize,
})

describe('cell estimates', () => {
  it.each(vectors.estimates)('agree with exact fractions for $cells cells at odds $odds', (golden) => {
    const {cells: k, subsetSize, odds, reports, counts} = golden
    const {p, q} = frequencies(k, subsetSize, odds)
    expect([p, q]).toEqual([golden.p, golden.q].map((text) => expect.closeTo(fraction(text), 14)))
    const estimates = estimateCells({reports, cells: counts}, topicOf(k, subsetSize), odds)
    for (const key of ['raw', 'standardError', 'low', 'high', 'share'] as const) {
      expect(estimates.map((estimate) => estimate[key])).toEqual(
        golden[key].map((x) => expect.closeTo(x, 12)),
      )
    }
  })

  /** Over every possible count of one cell, weighted by its exact binomial chance. */
  it.each([200, 500, 2_000, 10_000, 100_000].map((n) => ({n})))(
    'are unbiased and cover the truth in 93.5 to 96.5 of 100 cases at n = $n',
    ({n}) => {
      for (const odds of [3, 7, 20]) {
        const topic = topicOf(6, odds === 3 ? 2 : 1)
        const {p, q} = frequencies(6, topic.subsetSize, odds)
        const coverages: number[] = []
        for (let share = 0.05; share <= 0.9; share += 0.05) {
          const lambda = q + (p - q) * share
          const exact = {mean: 0, square: 0, variance: 0, covered: 0}
          for (const {count, chance} of binomial(n, lambda)) {
            const cells = [count, ...Array<number>(5).fill((n * topic.subsetSize - count) / 5)]
            const {raw, standardError, low, high} = estimateCells({reports: n, cells}, topic, odds)[0]!
            exact.mean += chance * raw
            exact.square += chance * (raw - share) ** 2
            exact.variance += chance * standardError ** 2
            exact.covered += low <= share && share <= high ? chance : 0
          }
          expect(exact.mean).toBeCloseTo(share, 8)
          // The plug-in variance is (n − 1)/n of the true one.
          expect(exact.variance / exact.square).toBeCloseTo((n - 1) / n, 6)
          coverages.push(exact.covered)
        }
        expect(Math.min(...coverages)).toBeGreaterThan(0.935)
        expect(Math.max(...coverages)).toBeLessThan(0.965)
      }
    },
  )

  it('find the shares of seeded draws again', () => {
    const uniform = seededUniform(11)
    const truth = [0.1, 0.45, 0.25, 0.2]
    const cells = [0, 0, 0, 0]
    const reports = 40_000
    for (let i = 0; i < reports; i++) {
      const at = i / reports
      const trueCell = at < 0.1 ? 0 : at < 0.55 ? 1 : at < 0.8 ? 2 : 3
      const mask = drawSubset({cells: 4, subsetSize: 1, odds: 7, trueCell}, uniform)
      for (let j = 0; j < 4; j++) cells[j]! += Number((mask >> BigInt(j)) & 1n)
    }
    estimateCells({reports, cells}, topicOf(4, 1), 7).forEach(({raw, standardError}, j) => {
      expect(Math.abs(raw - truth[j]!)).toBeLessThan(4 * standardError)
    })
  })
})

/** The binomial distribution where it is not negligible (beyond ten standard deviations, below 1e−20). */
function binomial(n: number, lambda: number): {count: number; chance: number}[] {
  const mode = Math.floor((n + 1) * lambda)
  const reach = Math.ceil(10 * Math.sqrt(n * lambda * (1 - lambda)))
  const weights = [{count: mode, chance: 1}]
  for (let c = mode, w = 1; c < Math.min(n, mode + reach); c++) {
    w *= ((n - c) / (c + 1)) * (lambda / (1 - lambda))
    weights.push({count: c + 1, chance: w})
  }
  for (let c = mode, w = 1; c > Math.max(0, mode - reach); c--) {
    w *= (c / (n - c + 1)) * ((1 - lambda) / lambda)
    weights.push({count: c - 1, chance: w})
  }
  const total = weights.reduce((sum, {chance}) => sum + chance, 0)
  return weights.map(({count, chance}) => ({count, chance: chance / total}))
}

function fraction(text: string): number {
  const [over, under] = text.split('/').map(Number)
  return over! / under!
}
