import {describe, expect, it} from 'vitest'
import {makeBank} from '../../test/support/trait-bank'
import {choleskyFactor} from '../numeric/cholesky'
import {createRandom, normal} from '../numeric/random'
import {compileTraitBank} from './compile-trait-bank'
import {fitTraitCorrelation} from './fit-trait-correlation'
import {gradedResponseLogProbabilities} from './graded-response'
import {traitLogLikelihoods} from './score-traits'

describe('fitTraitCorrelation', () => {
  it('recovers the correlation of the traits behind the answers, not of the answers', () => {
    const bank = makeBank()
    const random = createRandom(5)
    const factor = choleskyFactor(bank.correlation, 3)
    const people = Array.from({length: 800}, () => {
      const z = [normal(random), normal(random), normal(random)]
      const theta = z.map((_, i) =>
        z.slice(0, i + 1).reduce((sum, one, j) => sum + factor[i * 3 + j]! * one, 0),
      )
      const responses = bank.items.map(({id, trait, keyed, discrimination, intercepts}) => {
        const at = theta[bank.traits.findIndex((one) => one.id === trait)]!
        const above = gradedResponseLogProbabilities(discrimination, intercepts, [at])
        let rest = random()
        const scored = above.findIndex((value, c) => {
          rest -= Math.exp(value)
          return rest < 0 || c === 3
        })
        return {item: id, category: keyed === 1 ? scored : 3 - scored}
      })
      return traitLogLikelihoods(compileTraitBank(bank), responses)
    })
    const fitted = fitTraitCorrelation(3, people)
    fitted.forEach((value, i) => {
      expect(Math.abs(value - bank.correlation[i]!)).toBeLessThan(0.12)
    })
    expect([fitted[0], fitted[4], fitted[8]]).toEqual([1, 1, 1])
  }, 60_000)

  it('finds none where nothing was answered', () => {
    expect(Array.from(fitTraitCorrelation(2, [[null, null]]))).toEqual([1, 0, 0, 1])
    expect(() => fitTraitCorrelation(2, [])).toThrow('invalid people: none')
  })
})
