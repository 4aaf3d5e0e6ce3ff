import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {arbitraryDesign} from '../../test/support/experiment-arbitraries'
import {drawMultinomial} from '../numeric/draw-counts'
import {createRandom} from '../numeric/random'
import {frequencies} from '../reporting/frequencies'
import {contrastArms, contrastOrders} from './arm-contrasts'
import type {ArmDesign} from './arm-design'
import {meanCounts, trueShares} from './test-support'

const half: ArmDesign = {arms: ['a', 'b'], shares: [0.5, 0.5], subsetSize: 1, odds: 7}
const heldOut: ArmDesign = {arms: ['advice', 'held-out'], shares: [0.9, 0.1], subsetSize: 1, odds: 7}

/**
 * Values and deviations computed with exact fractions (Python 3.11): covariance by listing every mask, each figure by
 * control variates of its own instead of one fit.
 */
const GOLDEN = [
  {
    design: half,
    cells: [900, 700, 1300, 760, 1340],
    assigned: [0.8365056124938994, 0.7043059364530352],
    chosen: [
      [0.23045507584597433, 1.326104814307988],
      [0.25184753014391287, 1.3682497480866853],
    ],
    differences: [[0.021392454297938544, 1.9005282591933756]],
    orders: [[0.08764940239043825, 3.9674498442825823]],
  },
  {
    design: heldOut,
    cells: [700, 1250, 2150, 420, 480],
    assigned: [0.9187877532605773, 0.6294451583670445],
    chosen: [
      [0.3143652087057874, 0.8796800244749776],
      [0.37086555366531865, 4.293420814979751],
    ],
    differences: [[0.056500344959531296, 4.381936906315036]],
    // Fewer than noise alone gives: a share below 0, as it comes.
    orders: [[-1.1518111518111518, 8.700799272855097]],
  },
  {
    design: {arms: ['a', 'b', 'c'], shares: [0.4, 0.4, 0.2], subsetSize: 2, odds: 3},
    cells: [1500, 1350, 1600, 1300, 1650, 1450, 1150],
    assigned: [0.8136028164452326, 1.5023770433165804],
    chosen: [
      [0.24820810133699406, 3.5397449152213],
      [0.1474913418717917, 3.54876573015543],
      [1.1177485909871436, 6.872602929142548],
    ],
    differences: [
      [-0.10071675946520238, 4.980303717723544],
      [0.8695404896501496, 7.774434872962768],
    ],
    orders: [
      [0, 10.029677042760445],
      [-0.3549382716049383, 15.107767539402166],
    ],
  },
  {
    design: {arms: ['a', 'b', 'c', 'd'], shares: [0.25, 0.25, 0.25, 0.25], subsetSize: 1, odds: 7},
    cells: [640, 520, 480, 520, 480, 540, 460, 510, 850],
    assigned: [0.8416922552030024, 0.8342710520757792],
    chosen: [
      [0.551682205107418, 2.6546932450839034],
      [0.551682205107418, 2.6546932450839034],
      [0.6033644102148358, 2.648863468233884],
      [0.176986218078638, 3.006175586739955],
    ],
    differences: [
      [0, 3.7540405127512555],
      [0.05168220510741792, 3.7496572296167483],
      [-0.3746959870287799, 4.012083577316284],
    ],
    orders: [
      [0, 7.4699472287442035],
      [0, 7.4699472287442035],
      [0.8503937007874016, 8.079484492962257],
    ],
  },
] as const

describe('contrasts of arms', () => {
  it.each(GOLDEN)('are what exact fractions give, for $design.shares at odds $design.odds', (golden) => {
    const counts = {reports: 5000, cells: golden.cells}
    const found = {...contrastArms(counts, golden.design), orders: contrastOrders(counts, golden.design)}
    const near = ([value, deviation]: readonly [number, number]) => ({
      value: expect.closeTo(value, 10),
      deviation: expect.closeTo(deviation, 10),
    })
    expect(found).toEqual({
      assigned: near(golden.assigned),
      chosen: golden.chosen.map(near),
      differences: golden.differences.map(near),
      orders: golden.orders.map(near),
    })
  })

  it('give the true rates back from counters as they are on average', () => {
    const rate = fc.double({min: 0, max: 1, noNaN: true})
    fc.assert(
      fc.property(
        arbitraryDesign,
        fc.double({min: 0.05, max: 1, noNaN: true}),
        fc.tuple(rate, rate, rate, rate),
        (design, assigned, rates) => {
          const counts = meanCounts(design, trueShares(design, assigned, rates), 1000)
          const found = contrastArms(counts, design)
          expect(found.assigned.value).toBeCloseTo(assigned, 8)
          found.chosen.forEach(({value}, a) => {
            expect(value).toBeCloseTo(rates[a]!, 7)
          })
          found.differences.forEach(({value}, a) => {
            expect(value).toBeCloseTo(rates[a + 1]! - rates[0]!, 7)
          })
          // Were these orders: each arm's for a visit, over the mean of all.
          const orders = contrastOrders(counts, design)
          for (const {value} of orders) expect(value).toBeCloseTo(0, 7)
        },
      ),
    )
  })

  it('compare orders in units of the mean order rate of all arms', () => {
    // Of 90 visits 9 order, of 10 visits 2: rates .1 and .2, mean .11.
    const counts = meanCounts(heldOut, [0, 9 / 11, 0, 2 / 11, 0], 400)
    expect(contrastOrders(counts, heldOut)[0]!.value).toBeCloseTo(0.1 / 0.11, 10)
  })

  it.each([half, heldOut])(
    'vary less than those with the pooled rate in place of the best weight',
    (design) => {
      // Linear estimator Σ ± [(1 − c) f_{a,chosen} − c f_{a,open}] / π_a m with c the pooled rate, one cell in a mask.
      const [assigned, rate] = [0.8, 0.2]
      const shares = trueShares(design, assigned, [rate, rate])
      const {p, q} = frequencies(5, 1, design.odds)
      const ofLinear = shares.slice(1).reduce((sum, share, i) => {
        const weight = (i % 2 === 0 ? 1 - rate : -rate) / (design.shares[Math.floor(i / 2)]! * assigned)
        return sum + weight ** 2 * (q + (p - q) * share)
      }, 0)
      const linear = Math.sqrt(ofLinear) / (p - q)
      const {deviation} = contrastArms(meanCounts(design, shares, 1), design).differences[0]!
      expect(deviation / linear).toBeLessThan(0.97)
      expect(deviation / linear).toBeGreaterThan(0.9)
    },
  )

  it.each([
    [half, 4000],
    [heldOut, 20_000],
  ] as const)('are right on average over simulated shops, with the errors they state: %o', (design, n) => {
    const random = createRandom(3)
    const shares = trueShares(design, 0.8, [0.2, 0.3])
    const {p, q} = frequencies(5, 1, design.odds)
    const lambda = shares.map((share) => q + (p - q) * share)
    const runs = Array.from({length: 3000}, () => {
      const cells = drawMultinomial(n, lambda, random)
      const {value, deviation} = contrastArms({reports: n, cells}, design).differences[0]!
      return {error: value - 0.1, variance: deviation ** 2 / n}
    })
    const mean = (of: (run: (typeof runs)[number]) => number) =>
      runs.reduce((sum, run) => sum + of(run), 0) / runs.length
    const stated = mean(({variance}) => variance)
    expect(Math.abs(mean(({error}) => error))).toBeLessThan(3 * Math.sqrt(stated / runs.length))
    // A variance from 3,000 runs is within 2.6 % of the true one (one standard error).
    expect(mean(({error}) => error ** 2) / stated).toBeGreaterThan(0.92)
    expect(mean(({error}) => error ** 2) / stated).toBeLessThan(1.08)
  })

  it('stay finite for counters that forgery leaves nobody in an arm', () => {
    const counts = {reports: 1000, cells: [1000, 0, 0, 0, 0]}
    const {assigned, chosen, differences} = contrastArms(counts, half)
    for (const {value, deviation} of [assigned, ...chosen, ...differences, ...contrastOrders(counts, half)]) {
      expect(Number.isFinite(value)).toBe(true)
      expect(Number.isFinite(deviation)).toBe(true)
    }
    // Half a width of ten points would take more than a million reports.
    expect(differences[0]!.deviation).toBeGreaterThan(50)
  })
})
