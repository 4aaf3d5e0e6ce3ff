import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {arbitraryResponses, makeBank} from '../../test/support/trait-bank'
import {choleskyFactor} from '../numeric/cholesky'
import {createRandom, normal} from '../numeric/random'
import {gradedResponseLogProbabilities} from './graded-response'
import {scoreTraits} from './score-traits'
import type {TraitBank, TraitResponse} from './types'

const bank = makeBank()
const independent = makeBank([1, 0, 0, 0, 1, 0, 0, 0, 1])

/** log P(responses | θ), item by item, straight from the definition. */
function logLikelihood(responses: readonly TraitResponse[], theta: readonly number[]): number {
  return responses.reduce((sum, {item: id, category}) => {
    const item = bank.items.find((one) => one.id === id)!
    const scored = item.keyed === 1 ? category : item.intercepts.length - category
    const at = theta[bank.traits.findIndex((trait) => trait.id === item.trait)]!
    return sum + gradedResponseLogProbabilities(item.discrimination, item.intercepts, [at])[scored]!
  }, 0)
}

/** Posterior mean and standard deviation of each trait by importance sampling from the prior. */
function bruteForce({correlation}: TraitBank, responses: readonly TraitResponse[], draws: number) {
  const random = createRandom(7)
  const factor = choleskyFactor(correlation, 3)
  const sums = {weight: 0, first: [0, 0, 0], second: [0, 0, 0]}
  for (let n = 0; n < draws; n++) {
    const z = [normal(random), normal(random), normal(random)]
    const theta = z.map((_, i) =>
      z.slice(0, i + 1).reduce((sum, one, j) => sum + factor[i * 3 + j]! * one, 0),
    )
    const weight = Math.exp(logLikelihood(responses, theta))
    sums.weight += weight
    theta.forEach((value, i) => {
      sums.first[i]! += weight * value
      sums.second[i]! += weight * value * value
    })
  }
  const mean = sums.first.map((value) => value / sums.weight)
  return {mean, sd: sums.second.map((value, i) => Math.sqrt(value / sums.weight - mean[i]! ** 2))}
}

describe('scoreTraits', {timeout: 60_000}, () => {
  it('is exactly the prior when nothing was answered', () => {
    const estimate = scoreTraits(bank, [])
    expect(Array.from(estimate.mean)).toEqual([0, 0, 0])
    expect(Array.from(estimate.covariance)).toEqual(bank.correlation)
    expect(Array.from(estimate.ownMean)).toEqual([0, 0, 0])
    expect(Array.from(estimate.ownVariance)).toEqual([1, 1, 1])
  })

  it('is the same to the bit in whatever order the answers came', () => {
    fc.assert(
      fc.property(
        arbitraryResponses(bank).chain((responses) =>
          fc.tuple(fc.constant(responses), fc.shuffledSubarray(responses, {minLength: responses.length})),
        ),
        ([responses, shuffled]) => {
          expect(scoreTraits(bank, shuffled)).toEqual(scoreTraits(bank, responses))
        },
      ),
    )
  })

  it('agrees to 1e-3 with a dense one-dimensional integral when traits are independent', () => {
    const responses = [
      {item: 'a1', category: 3},
      {item: 'a2', category: 0},
      {item: 'a3', category: 2},
    ]
    let [total, first, second] = [0, 0, 0]
    for (let theta = -9; theta <= 9; theta += 0.002) {
      const weight = Math.exp(logLikelihood(responses, [theta, 0, 0]) - (theta * theta) / 2)
      total += weight
      first += weight * theta
      second += weight * theta * theta
    }
    const estimate = scoreTraits(independent, responses)
    expect(Math.abs(estimate.mean[0]! - first / total)).toBeLessThan(1e-3)
    const sd = Math.sqrt(second / total - (first / total) ** 2)
    expect(Math.abs(Math.sqrt(estimate.covariance[0]!) - sd)).toBeLessThan(1e-3)
    expect(estimate.mean[1]).toBe(0)
    expect(estimate.covariance[4]).toBe(1)
  })

  it('agrees with brute-force integration over three correlated traits within .01 SD on average', () => {
    const random = createRandom(3)
    const away: number[] = []
    for (let person = 0; person < 6; person++) {
      const responses = bank.items
        .filter(() => random() < 0.6)
        .map(({id}) => ({item: id, category: Math.floor(random() * 4)}))
      const estimate = scoreTraits(bank, responses)
      const exact = bruteForce(bank, responses, 25_000)
      exact.mean.forEach((mean, t) => {
        away.push(
          Math.abs(estimate.mean[t]! - mean),
          Math.abs(Math.sqrt(estimate.covariance[t * 4]!) - exact.sd[t]!),
        )
      })
    }
    expect(away.reduce((sum, value) => sum + value, 0) / away.length).toBeLessThan(0.01)
    expect(Math.max(...away)).toBeLessThan(0.05)
  })

  it('reads a reverse-keyed item the other way round', () => {
    expect(scoreTraits(bank, [{item: 'a1', category: 3}]).mean[0]!).toBeGreaterThan(0.3)
    expect(scoreTraits(bank, [{item: 'a2', category: 3}]).mean[0]!).toBeLessThan(-0.3)
    const turned = {
      ...bank,
      items: bank.items.map((item) => (item.id === 'a2' ? {...item, keyed: 1 as const} : item)),
    }
    expect(scoreTraits(turned, [{item: 'a2', category: 0}])).toEqual(
      scoreTraits(bank, [{item: 'a2', category: 3}]),
    )
  })

  it('lets an answer speak about other traits only through their correlation', () => {
    const {mean, ownMean, ownVariance} = scoreTraits(bank, [{item: 'a1', category: 3}])
    expect(mean[1]! / mean[0]!).toBeCloseTo(0.5, 6)
    expect(mean[2]! / mean[0]!).toBeCloseTo(-0.3, 6)
    expect([ownMean[1], ownMean[2], ownVariance[1], ownVariance[2]]).toEqual([0, 0, 1, 1])
  })

  it('keeps a symmetric covariance with variances that no answer raises above the prior', () => {
    fc.assert(
      fc.property(arbitraryResponses(bank), (responses) => {
        const {covariance} = scoreTraits(bank, responses)
        for (let i = 0; i < 3; i++) {
          expect(covariance[i * 4]).toBeGreaterThan(0)
          expect(covariance[i * 4]).toBeLessThanOrEqual(1)
          for (let j = 0; j < i; j++) expect(covariance[i * 3 + j]).toBe(covariance[j * 3 + i])
        }
        expect(() => choleskyFactor(covariance, 3)).not.toThrow()
      }),
    )
  })

  it('claims no more than held-out statements bear out', () => {
    const honest = {...bank, validity: 0.9}
    fc.assert(
      fc.property(arbitraryResponses(bank), (responses) => {
        const [model, product] = [scoreTraits(bank, responses), scoreTraits(honest, responses)]
        for (let t = 0; t < 3; t++) {
          expect(product.mean[t]).toBeCloseTo(0.9 * model.mean[t]!, 12)
          // The reliability that is claimed is κ² times the model's own; nothing answered claims nothing.
          expect(1 - product.covariance[t * 4]!).toBeCloseTo(0.81 * (1 - model.covariance[t * 4]!), 12)
          expect(1 - product.ownVariance[t]!).toBeCloseTo(0.81 * (1 - model.ownVariance[t]!), 12)
        }
        expect(() => choleskyFactor(product.covariance, 3)).not.toThrow()
      }),
    )
    expect(Array.from(scoreTraits(honest, []).covariance)).toEqual(
      bank.correlation.map((r) => expect.closeTo(r, 12)),
    )
  })

  it('refuses answers that the bank cannot have asked for', () => {
    expect(() => scoreTraits(bank, [{item: 'z', category: 0}])).toThrow('invalid item: z')
    expect(() => scoreTraits(bank, [{item: 'a1', category: 4}])).toThrow('invalid category: 4 of a1')
    expect(() =>
      scoreTraits(bank, [
        {item: 'a1', category: 1},
        {item: 'a1', category: 2},
      ]),
    ).toThrow('an item twice')
  })
})
