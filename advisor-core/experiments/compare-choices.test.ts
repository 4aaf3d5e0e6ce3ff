import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {drawMultinomial} from '../numeric/draw-counts'
import {createRandom} from '../numeric/random'
import {drawSubset} from '../reporting/draw-subset'
import type {Counts} from '../reporting/estimate-cells'
import {enumerate} from '../reporting/test-support'
import {compareChoices, expectedVisits} from './compare-choices'
import {maskChances, meanCounts, trueShares} from './test-support'

const counts = (...cells: number[]): Counts => ({reports: cells.reduce((sum, c) => sum + c, 0), cells})

/**
 * Computed with exact fractions (Python 3.11): unbiased shares of cells with `none` of all arms together, gradients by
 * dual numbers, variances of the pooled and the arms' own binomial counts.
 */
const GOLDEN = [
  {
    odds: 7,
    visits: [counts(900, 700, 1400), counts(560, 420, 1020)],
    assigned: [0.7286666666666667, 0.6820234600070587],
    chosen: [
      [0.25709057639524246, 1.0625427598385337],
      [0.19636322049405305, 1.2376350383423458],
    ],
    differences: [[-0.060727355901189384, 1.6272695383239055]],
  },
  {
    odds: 3,
    visits: [counts(2500, 1400, 2100), counts(250, 190, 260)],
    assigned: [0.47388059701492535, 1.2297875744535072],
    chosen: [
      [0.1889763779527559, 2.1781229739094448],
      [0.25809273840769903, 5.94283723569925],
    ],
    differences: [[0.06911636045494313, 6.29245694183438]],
  },
  {
    odds: 20,
    visits: [counts(200, 700, 600), counts(210, 800, 500), counts(90, 350, 330)],
    assigned: [0.8994708994708994, 0.3922827435909849],
    chosen: [
      [0.5429626101452727, 0.9495557134206212],
      [0.6288878304358181, 0.9266882226072526],
      [0.5164268803496631, 1.3162476236550351],
    ],
    differences: [
      [0.08592522029054536, 1.3267946313477055],
      [-0.0265357297956096, 1.6230098314146504],
    ],
  },
  {
    odds: 7,
    visits: [counts(300, 250, 450), counts(310, 240, 460), counts(290, 330, 380), counts(305, 210, 480)],
    assigned: [0.7153558052434457, 0.6879569743059967],
    chosen: [
      [0.2905759162303665, 1.6813964868824338],
      [0.2696335078534031, 1.6659108166220002],
      [0.44838138780325937, 1.7366211937706737],
      [0.21318005918506716, 1.627472595549833],
    ],
    differences: [
      [-0.020942408376963352, 2.365023658517664],
      [0.15780547157289285, 2.4168009984653716],
      [-0.07739585704529935, 2.3376346226796993],
    ],
  },
] as const

const share = fc.double({min: 0, max: 1, noNaN: true})
const arbitraryArms = fc.array(fc.record({reports: fc.integer({min: 10, max: 1000}), rate: share}), {
  minLength: 2,
  maxLength: 4,
})
const arbitraryOdds = fc.constantFrom(3, 7, 20)

describe('compareChoices', () => {
  it.each(GOLDEN)('is what exact fractions give, for $visits.length arms at odds $odds', (golden) => {
    const near = ([value, deviation]: readonly [number, number]) => ({
      value: expect.closeTo(value, 12),
      deviation: expect.closeTo(deviation, 12),
    })
    expect(compareChoices(golden.visits, golden.odds)).toEqual({
      assigned: near(golden.assigned),
      chosen: golden.chosen.map(near),
      differences: golden.differences.map(near),
    })
  })

  it.each([3, 7, 20])('gives the true rates back from every draw there can be, at odds %i', (odds) => {
    const rates = [0.3, 0.1, 0.45]
    const visits = rates.map((rate, a) => {
      const cells = [0, 0, 0]
      trueShares(0.8, rate).forEach((part, trueCell) => {
        for (const {result, weight} of enumerate((uniform) =>
          drawSubset({cells: 3, subsetSize: 1, odds, trueCell}, uniform),
        ))
          cells[Math.log2(Number(result))]! += (part * (a + 1)) / Number(weight)
      })
      return {reports: a + 1, cells}
    })
    const {assigned, chosen, differences} = compareChoices(visits, odds)
    expect(assigned.value).toBeCloseTo(0.8, 12)
    expect(chosen.map(({value}) => value)).toEqual(rates.map((rate) => expect.closeTo(rate, 12)))
    expect(differences.map(({value}) => value)).toEqual([expect.closeTo(-0.2), expect.closeTo(0.15)])
  })

  it('gives the true rates back from counters as they are on average', () => {
    fc.assert(
      fc.property(
        arbitraryArms,
        fc.double({min: 0.02, max: 1, noNaN: true}),
        arbitraryOdds,
        (arms, assigned, odds) => {
          const visits = arms.map(({reports, rate}) => meanCounts(reports, trueShares(assigned, rate), odds))
          const found = compareChoices(visits, odds)
          expect(found.assigned.value).toBeCloseTo(assigned, 9)
          found.chosen.forEach(({value}, a) => {
            expect(value).toBeCloseTo(arms[a]!.rate, 8)
          })
        },
      ),
    )
  })

  it('is unbiased over all counts there can be, for as many masks without `none` as there are on average', () => {
    // 45 reports of either arm, 36 of them without `none`: c of these are `chosen`, by a coin with the chance φ.
    const [odds, held, rates] = [7, 36, [0.2, 0.35]] as const
    const S = 36 / 45
    const assigned = (S - 2 / 9) / (2 / 3)
    const phi = rates.map((rate) => maskChances(trueShares(assigned, rate), odds)[1]! / S)
    let [mean, square] = [0, 0]
    for (let c = 0; c <= held; c++)
      for (let d = 0; d <= held; d++) {
        const chance = binomial(held, c, phi[0]!) * binomial(held, d, phi[1]!)
        const visits = [counts(9, c, held - c), counts(9, d, held - d)]
        const {value} = compareChoices(visits, odds).differences[0]!
        mean += chance * value
        square += chance * value ** 2
      }
    expect(mean).toBeCloseTo(0.15, 12)
    const average = phi.map((part) => counts(9, held * part, held * (1 - part)))
    const {deviation} = compareChoices(average, odds).differences[0]!
    // What is left is the noise of the share with an arm itself.
    expect(deviation ** 2 / 90 / (square - mean ** 2)).toBeCloseTo(1, 2)
  })

  it('states the deviations that the counts give by brute force', () => {
    fc.assert(
      fc.property(
        arbitraryArms,
        fc.double({min: 0.3, max: 0.95, noNaN: true}),
        arbitraryOdds,
        (arms, assigned, odds) => {
          const chances = arms.map(({rate}) => maskChances(trueShares(assigned, rate), odds))
          const visits = arms.map(({reports}, a) => ({
            reports,
            cells: chances[a]!.map((c) => c * reports),
          }))
          const total = arms.reduce((sum, {reports}) => sum + reports, 0)
          const last = (with_: readonly Counts[]) => compareChoices(with_, odds).differences.at(-1)!.value
          let variance = 0
          visits.forEach(({reports, cells}, a) => {
            const step = 1e-5 * reports
            // One report more of a cell and less of the others, as they are on average.
            const slopes = cells.map((_, j) => {
              const moved = (by: number) =>
                last(
                  visits.map((arm, b) =>
                    b === a
                      ? {reports, cells: arm.cells.map((c, i) => c + by * (Number(i === j) - c / reports))}
                      : arm,
                  ),
                )
              return (moved(step) - moved(-step)) / (2 * step)
            })
            variance += cells.reduce((sum, count, j) => sum + count * slopes[j]! ** 2, 0)
          })
          const {deviation} = compareChoices(visits, odds).differences.at(-1)!
          expect((variance * total) / deviation ** 2).toBeCloseTo(1, 4)
        },
      ),
    )
  })

  it.each([
    ['of the same size', [2000, 2000], 0.02],
    ['of which one is small', [9000, 1000], 0.04],
  ] as const)('varies less than arms with a share of `none` of their own, %s', (_, sizes, spared) => {
    const odds = 7
    const ofOwn = sizes.map((n) => {
      // f_chosen / (1 − f_none) of the arm alone: its share with an arm adds to the noise.
      const [one] = compareChoices([meanCounts(n, trueShares(0.5, 0.1), odds)], odds).chosen
      return one!.deviation ** 2 / n
    })
    const both = sizes.map((n) => meanCounts(n, trueShares(0.5, 0.1), odds))
    const found = compareChoices(both, odds)
    const n = sizes[0] + sizes[1]
    const small = found.chosen[1]!.deviation ** 2 / n / ofOwn[1]!
    expect(small).toBeLessThan(1 - spared)
    expect(found.differences[0]!.deviation ** 2 / n / (ofOwn[0]! + ofOwn[1]!)).toBeLessThan(1 - spared)
  })

  it.each([
    [7, [2000, 2000]],
    [7, [9000, 1000]],
    [3, [9000, 1000]],
  ] as const)('is right on average over simulated shops, with the error it states: %i, %o', (odds, sizes) => {
    const random = createRandom(3)
    const rates = [0.2, 0.3]
    const chances = rates.map((rate) => maskChances(trueShares(0.8, rate), odds))
    const n = sizes[0] + sizes[1]
    const runs = Array.from({length: 3000}, () => {
      const visits = sizes.map((size, a) => counts(...drawMultinomial(size, chances[a]!, random)))
      const {value, deviation} = compareChoices(visits, odds).differences[0]!
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

  it('stays finite for counters that forgery leaves nobody in an arm', () => {
    for (const visits of [
      [counts(1000, 0, 0), counts(0, 0, 0)],
      [counts(0, 1000, 0), counts(0, 0, 1000)],
    ]) {
      const {assigned, chosen, differences} = compareChoices(visits, 7)
      for (const {value, deviation} of [assigned, ...chosen, ...differences]) {
        expect(Number.isFinite(value)).toBe(true)
        expect(Number.isFinite(deviation)).toBe(true)
      }
    }
    const [nobody] = compareChoices([counts(1000, 0, 0), counts(1000, 0, 0)], 7).differences
    // Half a width of ten points would take more than a million reports.
    expect(nobody!.deviation).toBeGreaterThan(50)
  })
})

describe('expectedVisits', () => {
  it('is what four visits of five with an arm and half of them choosing give on average', () => {
    const [usual, small] = expectedVisits([0.9, 0.1], 7)
    expect(small!.reports / (usual!.reports + small!.reports)).toBeCloseTo(0.1, 12)
    const {assigned, chosen} = compareChoices([usual!, small!], 7)
    expect(assigned.value).toBeCloseTo(0.8, 12)
    expect(chosen.map(({value}) => value)).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)])
  })
})

function binomial(n: number, k: number, p: number): number {
  let chance = (1 - p) ** n
  for (let i = 0; i < k; i++) chance *= ((n - i) / (i + 1)) * (p / (1 - p))
  return chance
}
