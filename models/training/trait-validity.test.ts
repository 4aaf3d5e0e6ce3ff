import {describe, expect, it} from 'vitest'
import {createRandom, normal} from '../../advisor-core/numeric/random'
import type {TraitBank} from '../../advisor-core/traits/types'
import {makeBank} from '../../test/support/trait-bank'
import {fitTraitBank} from './fit-trait-bank'
import {cronbachAlpha, splitItems} from './held-out-validity'
import type {TraitsFolder} from './read-traits-folder'
import {pageOrder} from './trait-sessions'
import {measureTraitValidity} from './trait-validity'

/** Simulated answers to 2 × 6 items, every second one keyed the other way. */
function simulate(people: number): TraitsFolder {
  const random = createRandom(5)
  const items = Array.from({length: 12}, (_, i) => ({
    item: `i${i}`,
    trait: i < 6 ? 'a' : 'b',
    facet: 'only',
    keyed: i % 2 === 0 ? (1 as const) : (-1 as const),
  }))
  const train = Array.from({length: people}, () => {
    const theta = [normal(random), normal(random)]
    return Int8Array.from(items, ({keyed}, i) => {
      const t = i < 6 ? 0 : 1
      const value = theta[t]! + 0.8 * normal(random)
      const code = [-1.2, 0, 1.2].filter((cut) => value > cut).length
      return keyed === 1 ? code : 3 - code
    })
  })
  return {scale: [1, 4], items, train, test: []}
}

const columns = Array.from({length: 12}, (_, i) => i)

describe('measureTraitValidity', {timeout: 60_000}, () => {
  const options = {splits: 3, people: 300, asked: [3, 4, 6]}
  const folder = simulate(300)
  const {bank} = fitTraitBank(folder, columns)
  const measure = (one: TraitBank): number =>
    measureTraitValidity(folder, columns, one, {...options, random: createRandom(1)})

  it('is near 1 where the model is right, and below it where the parameters claim too much', () => {
    const bold = bank.items.map((item) => ({
      ...item,
      discrimination: 4 * item.discrimination,
      intercepts: item.intercepts.map((d) => 4 * d),
    }))
    const right = measure(bank)
    expect(right).toBeGreaterThan(0.95)
    expect(right).toBeLessThanOrEqual(1)
    expect(measure({...bank, items: bold})).toBeLessThan(right - 0.02)
  })

  it('does not depend on what the bank already states', () => {
    expect(measure({...bank, validity: 0.5})).toBe(measure(bank))
  })
})

describe('splitItems', () => {
  it('holds out 30 % of each trait, at least two items, and asks the others', () => {
    const {asked, criteria} = splitItems(simulate(1), columns, {splits: 3, random: createRandom(2)})[1]!
    expect(criteria.map((held) => held.length)).toEqual([2, 2])
    expect([...asked, ...criteria.flat()].sort((a, b) => a - b)).toEqual(columns)
  })

  it('lets the items take turns', () => {
    const splits = splitItems(simulate(1), columns, {splits: 3, random: createRandom(2)})
    expect(splits.flatMap(({criteria}) => criteria.flat()).sort((a, b) => a - b)).toEqual(columns)
  })
})

describe('cronbachAlpha', () => {
  it('is 1 for the same item twice, also when one is keyed the other way', () => {
    const folder = simulate(50)
    const twice = folder.train.map((person) => Int8Array.of(person[0]!, 3 - person[0]!, ...person.slice(2)))
    expect(cronbachAlpha(folder, [0, 1], twice)).toBeCloseTo(1, 12)
  })
})

describe('pageOrder', () => {
  it('takes the traits in turn', () => {
    expect(pageOrder(makeBank())).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2', 'a3', 'b3', 'c3'])
  })
})
