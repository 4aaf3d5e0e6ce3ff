import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createRandom, normal} from '../../advisor-core/numeric/random'
import {toChoiceRows} from '../../advisor-core/taste/choice-rows'
import {newtonOracle} from '../../test/support/newton-oracle'
import {anyProblem} from '../../test/support/taste-arbitraries'
import {fitNormal} from './fit-normal'
import {mostProbable} from './most-probable'
import type {SampledPerson} from './population'
import {gamma, inverseWishartPrecision} from './random-wishart'

const MEAN = [1, -1, 0.5]
/** Deviations 0.8, 0.8 and 0.5; the first two correlate at 0.75. */
const SHOWN = 4
const BONUS = [0.5, 0.2, 0, 0]

/** SIMULATED people with correlated weights who choose 12 times among four, the first slots favoured. */
function people(count: number, seed: number): SampledPerson[] {
  const random = createRandom(seed)
  return Array.from({length: count}, () => {
    const [a, b, c] = [normal(random), normal(random), normal(random)]
    const away = [0.8 * a, 0.8 * (0.75 * a + Math.sqrt(1 - 0.75 ** 2) * b), 0.5 * c]
    const w = MEAN.map((mean, f) => mean + away[f]!)
    const choices = Array.from({length: 12}, () => {
      const features = Array.from({length: SHOWN * 3}, () => normal(random))
      const u = BONUS.map((bonus, i) =>
        w.reduce((sum, x, f) => sum + x * features[i * 3 + f]!, bonus - Math.log(-Math.log(1 - random()))),
      )
      return {features, chosen: u.indexOf(Math.max(...u)), positions: [0, 1, 2, 3]}
    })
    return {dim: 3, choices}
  })
}

describe('fitting a population by Gibbs sampling', () => {
  it('finds the mean, the spread, the correlation and the slots that people were simulated with', async () => {
    const {mean, covariance, positions} = await fitNormal(people(300, 2), {seed: 1, burnIn: 400, keep: 800})
    mean.forEach((x, f) => {
      expect(Math.abs(x - MEAN[f]!)).toBeLessThan(0.2)
    })
    expect(Math.abs(Math.sqrt(covariance[0]!) - 0.8)).toBeLessThan(0.2)
    expect(Math.abs(Math.sqrt(covariance[8]!) - 0.5)).toBeLessThan(0.2)
    expect(covariance[1]! / Math.sqrt(covariance[0]! * covariance[4]!)).toBeGreaterThan(0.4)
    expect(Math.abs(covariance[2]!)).toBeLessThan(0.2)
    positions.forEach((x, slot) => {
      expect(Math.abs(x - BONUS[slot]!)).toBeLessThan(0.2)
    })
  }, 120_000)

  it('goes on after an interruption as if there had been none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lotse-gibbs-'))
    const checkpoint = join(folder, 'checkpoint.json')
    const run = {seed: 3, burnIn: 600, keep: 500}
    const few = () => people(6, 4)
    const stop = () => {
      throw new Error('interrupted')
    }
    // The first line says that 500 steps are done, the checkpoint is written after it; the second stops the run.
    let lines = 0
    const interrupted = fitNormal(few(), {...run, checkpoint, progress: () => ++lines > 1 && stop()})
    await expect(interrupted).rejects.toThrow('interrupted')
    const said: string[] = []
    const resumed = await fitNormal(few(), {...run, checkpoint, progress: (line) => said.push(line)})
    expect(said[0]).toBe('goes on after step 500')
    expect(resumed).toEqual(await fitNormal(few(), run))
    await rm(folder, {recursive: true})
  }, 120_000)

  it('refuses people with different numbers of weights, and nobody', async () => {
    const run = {seed: 1, burnIn: 1, keep: 1}
    const [one] = people(1, 1)
    await expect(fitNormal([one!, {dim: 2, choices: []}], run)).rejects.toThrow('invalid people')
    await expect(fitNormal([], run)).rejects.toThrow('invalid people')
  })
})

describe('mostProbable', () => {
  it('finds the weights that a plain Newton method on nested arrays finds', () => {
    fc.assert(
      fc.property(anyProblem, ({problem}) => {
        const {prior, choices, positions} = problem
        const dim = prior.mean.length
        const oracle = newtonOracle({dim, ...prior, choices, positions})
        const {weights} = mostProbable(toChoiceRows(choices, dim, positions), prior)
        weights.forEach((w, f) => {
          expect(Math.abs(w - oracle[f]!)).toBeLessThan(1e-3)
        })
      }),
    )
  })
})

describe('random matrices', () => {
  it('draws gamma numbers with the mean and the variance of their shape', () => {
    const random = createRandom(8)
    for (const shape of [0.5, 2, 30]) {
      const draws = Array.from({length: 4000}, () => gamma(random, shape))
      const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length
      const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length
      // Five standard errors of the mean, and about as many of the variance.
      expect(Math.abs(mean - shape)).toBeLessThan(5 * Math.sqrt(shape / draws.length))
      expect(Math.abs(variance / shape - 1)).toBeLessThan(0.25)
    }
    expect(() => gamma(random, 0)).toThrow('invalid shape')
  })

  it('draws precisions whose mean is the freedom times the inverse of the scale', () => {
    const random = createRandom(9)
    const scale = [2, 0.6, 0.6, 1]
    const inverse = [1 / 1.64, -0.6 / 1.64, -0.6 / 1.64, 2 / 1.64]
    const sum = [0, 0, 0, 0]
    for (let i = 0; i < 2000; i++) {
      inverseWishartPrecision(random, 6, scale, 2).forEach((x, at) => {
        sum[at]! += x / 2000
      })
    }
    sum.forEach((x, at) => {
      expect(Math.abs(x - 6 * inverse[at]!)).toBeLessThan(0.4)
    })
  })
})
