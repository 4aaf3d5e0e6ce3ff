import {describe, expect, it} from 'vitest'
import {drawMultinomial} from '../numeric/draw-counts'
import {createRandom} from '../numeric/random'
import type {ExperimentArm} from './experiment-arms'
import {maskChances, meanCounts, trueShares} from './test-support'
import {unevenArms} from './uneven-arms'

const NO_ORDERS = Array.from({length: 16}, () => 0)
const [SHARES, RATES] = [
  [0.45, 0.45, 0.1],
  [0.2, 0.3, 0.25],
]

const arm = (index: number, share: number, visits: ExperimentArm['visits']): ExperimentArm => ({
  arm: 'abcd'[index]!,
  share,
  visits,
  bands: NO_ORDERS,
  weeks: {visits: [], orders: []},
})

/** Arms with reports as they are on average. */
const meanArms = (reports: readonly number[], assigned = SHARES.map(() => 0.8)) =>
  SHARES.map((share, a) => arm(a, share, meanCounts(reports[a]!, trueShares(assigned[a]!, RATES[a]!), 7)))

describe('unevenArms', () => {
  it('names no arm when visits are as they were drawn, whatever they chose', () => {
    expect(unevenArms(meanArms(SHARES.map((share) => share * 1e6)), 1)).toEqual([])
  })

  it('names the arm that loses one visit of five, once there are enough', () => {
    const lost = (total: number) => meanArms([0.45, 0.45, 0.08].map((share) => (total * share) / 0.98))
    expect(unevenArms(lost(2000), 1)).toEqual([])
    expect(unevenArms(lost(5000), 1)).toEqual(['c'])
    expect(unevenArms(lost(5000), 3)).toEqual([])
  })

  it('names the arm whose visits leave before a version is there, once there are enough', () => {
    const lost = (total: number) =>
      meanArms(
        SHARES.map((share) => total * share),
        [0.8, 0.8, 0.6],
      )
    expect(unevenArms(lost(2000), 1)).toEqual([])
    expect(unevenArms(lost(20_000), 1)).toEqual(['c'])
  })

  it('names an arm with more orders than visits', () => {
    const [first, ...others] = meanArms(SHARES.map((share) => share * 1000))
    const forged = {...first!, bands: NO_ORDERS.map((_, band) => (band === 3 ? 451 : 0))}
    expect(unevenArms([forged, ...others], 1)).toEqual(['a'])
  })

  it('names arms without a single report', () => {
    expect(unevenArms(meanArms([450, 0, 100]), 1)).toEqual(['a', 'b', 'c'])
    expect(unevenArms(meanArms([0, 0, 1000]), 1)).toEqual(['a', 'b', 'c'])
  })

  it.each([
    [200, 0.5],
    [200, 0.1],
    [200, 0.01],
    [5000, 0.01],
  ])('names arms of %i reports by chance at most once in 2,000, where one has the share %f', (n, share) => {
    let alarms = 0
    for (let reports = 0; reports <= n; reports++) {
      const arms = [
        arm(0, 1 - share, {reports: n - reports, cells: [0, n - reports, 0]}),
        arm(1, share, {reports, cells: [0, reports, 0]}),
      ]
      if (unevenArms(arms, 1).length > 0) alarms += binomial(n, reports, share)
    }
    expect(alarms).toBeLessThan(0.0005)
    expect(alarms).toBeGreaterThan(0)
  })

  it.each([
    [180, 20, 1 / 22],
    [198, 2, 1 / 9],
    [150, 150, 0.25],
  ])('names arms of %i and %i reports for their `none` at most once in 2,000', (m, n, none) => {
    let alarms = 0
    for (let c = 0; c <= m; c++)
      for (let d = 0; d <= n; d++) {
        const arms = [
          arm(0, m / (m + n), {reports: m, cells: [c, m - c, 0]}),
          arm(1, n / (m + n), {reports: n, cells: [d, n - d, 0]}),
        ]
        if (unevenArms(arms, 1).length > 0) alarms += binomial(m, c, none) * binomial(n, d, none)
      }
    expect(alarms).toBeLessThan(0.0005)
    expect(alarms).toBeGreaterThan(0)
  })

  it('raises no alarm by chance in 1,000 honest shops', () => {
    const random = createRandom(8)
    const alarms = Array.from({length: 1000}, () => {
      const reports = drawMultinomial(3000, SHARES, random)
      return unevenArms(
        SHARES.map((share, a) => {
          const cells = drawMultinomial(reports[a]!, maskChances(trueShares(0.8, RATES[a]!), 7), random)
          return arm(a, share, {reports: reports[a]!, cells})
        }),
        1,
      )
    })
    expect(alarms.filter((arms) => arms.length > 0)).toEqual([])
  })
})

function binomial(n: number, k: number, p: number): number {
  let log = n * Math.log1p(-p)
  for (let i = 0; i < k; i++) log += Math.log(((n - i) / (i + 1)) * (p / (1 - p)))
  return Math.exp(log)
}
