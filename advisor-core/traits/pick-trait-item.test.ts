import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {arbitraryResponses, makeBank} from '../../test/support/trait-bank'
import {gradedResponseLogProbabilities} from './graded-response'
import {pickTraitItem} from './pick-trait-item'
import {scoreTraits} from './score-traits'

const bank = makeBank()
const independent = makeBank([1, 0, 0, 0, 1, 0, 0, 0, 1])

describe('pickTraitItem', () => {
  it('states the expected fall of the variance', () => {
    const picked = pickTraitItem(independent, [], [])!
    const item = independent.items.find(({id}) => id === picked.item)!
    const shown = Array.from({length: 4}, (_, category) => {
      const scored = item.keyed === 1 ? category : 3 - category
      let probability = 0
      for (let theta = -8; theta <= 8; theta += 0.01) {
        const given = gradedResponseLogProbabilities(item.discrimination, item.intercepts, [theta])[scored]!
        probability += 0.01 * Math.exp(given - (theta * theta) / 2 - 0.5 * Math.log(2 * Math.PI))
      }
      const t = independent.traits.findIndex(({id}) => id === item.trait)
      return probability * scoreTraits(independent, [{item: item.id, category}]).covariance[t * 4]!
    })
    expect(picked.gain).toBeCloseTo(1 - shown.reduce((sum, value) => sum + value, 0), 3)
  })

  it('prefers the sharpest item, and the trait that says most about the others', () => {
    expect(pickTraitItem(independent, [], [])!.item).toMatch(/3$/)
    expect(pickTraitItem(bank, [], [])!.item).toBe('a3')
  })

  it('looks only at the traits that matter', () => {
    expect(pickTraitItem(independent, [], [], [0, 0, 1])!.item).toBe('c3')
  })

  it('turns to another facet when two items promise nearly the same', () => {
    const twins = {
      ...independent,
      items: ['x', 'y', 'z'].map((id, i) => ({
        ...independent.items[0]!,
        id,
        discrimination: 1.5 - 0.01 * i,
        facet: id === 'z' ? 'second' : 'first',
      })),
    }
    expect(pickTraitItem(twins, [], [])!.item).toBe('x')
    expect(pickTraitItem(twins, [{item: 'x', category: 1}], [])!.item).toBe('z')
    expect(pickTraitItem(twins, [], ['x'])!.item).toBe('z')
  })

  it('promises less where the statements are known to measure something else too, and picks the same', () => {
    const plain = pickTraitItem(bank, [], [])!
    const honest = pickTraitItem({...bank, validity: 0.9}, [], [])!
    expect(honest.item).toBe(plain.item)
    expect(honest.gain / plain.gain).toBeCloseTo(0.81, 12)
  })

  it('never picks what was answered or skipped, and ends with null', () => {
    fc.assert(
      fc.property(
        arbitraryResponses(bank),
        fc.subarray(bank.items.map(({id}) => id)),
        (responses, skipped) => {
          const taken = new Set([...responses.map(({item}) => item), ...skipped])
          const picked = pickTraitItem(bank, responses, skipped)
          if (taken.size === bank.items.length) expect(picked).toBeNull()
          else {
            expect(taken.has(picked!.item)).toBe(false)
            expect(picked!.gain).toBeGreaterThan(0)
          }
        },
      ),
    )
  })
})
