import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {arbitraryResponses, makeBank} from '../../test/support/trait-bank'
import {nextProfileItem} from './next-profile-item'
import {pickTraitItem} from './pick-trait-item'

const bank = makeBank()

describe('nextProfileItem', () => {
  it('asks what pickTraitItem picks, and never what was answered or shown', () => {
    fc.assert(
      fc.property(arbitraryResponses(bank), fc.subarray(bank.items.map(({id}) => id)), (responses, asked) => {
        const next = nextProfileItem(bank, responses, asked, {most: 99, targetSd: 0, leastGain: 0})
        const picked = pickTraitItem(bank, responses, asked)
        expect(next).toEqual(picked ? {kind: 'item', ...picked} : {kind: 'stop', reason: 'no-items'})
        if (next.kind === 'item')
          expect([...asked, ...responses.map(({item}) => item)]).not.toContain(next.item)
      }),
    )
  })

  it('ends after the most, counting what was skipped but not what was answered elsewhere', () => {
    const endless = {most: 2, targetSd: 0, leastGain: 0}
    expect(nextProfileItem(bank, [], ['a1', 'b1'], endless)).toEqual({kind: 'stop', reason: 'most'})
    const elsewhere = [
      {item: 'a1', category: 1},
      {item: 'b1', category: 2},
    ]
    expect(nextProfileItem(bank, elsewhere, ['c1'], endless).kind).toBe('item')
  })

  it('ends once every trait that matters is known well enough', () => {
    const answers = ['a1', 'a2', 'a3'].map((item) => ({item, category: 2}))
    const options = {targetSd: 0.7, leastGain: 0}
    expect(nextProfileItem(bank, answers, [], options).kind).toBe('item')
    expect(nextProfileItem(bank, answers, [], {...options, weights: [1, 0, 0]})).toEqual({
      kind: 'stop',
      reason: 'sure',
    })
  })

  it('ends when the best question promises too little', () => {
    expect(nextProfileItem(bank, [], [], {leastGain: 5})).toEqual({kind: 'stop', reason: 'little-gain'})
  })

  it('takes the first of two items that are worth the same', () => {
    const twins = {...bank, items: ['x', 'y'].map((id) => ({...bank.items[0]!, id}))}
    expect(nextProfileItem(twins, [], [])).toMatchObject({kind: 'item', item: 'x'})
  })
})
