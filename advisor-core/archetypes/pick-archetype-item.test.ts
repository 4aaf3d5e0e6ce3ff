import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {SMALL_MODEL} from '../../test/support/archetype-model'
import {arbitraryResponses, makeBank} from '../../test/support/trait-bank'
import {gradedResponseLogProbabilities} from '../traits/graded-response'
import {scoreTraits} from '../traits/score-traits'
import type {TraitResponse} from '../traits/types'
import {archetypePosterior} from './archetype-posterior'
import {pickArchetypeItem} from './pick-archetype-item'

const bank = makeBank()
const traits = bank.traits.map(({id}) => id)

function entropyBits(distribution: ArrayLike<number>): number {
  return Array.from(distribution).reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0)
}

function posterior(responses: readonly TraitResponse[]): Float64Array {
  return archetypePosterior(SMALL_MODEL, {traits, estimate: scoreTraits(bank, responses), answers: {}})
}

/** Expected fall of the class entropy, by pretending each answer; θ of the first answer to a trait is N(0, 1). */
function expectedFallBits(id: string): number {
  const item = bank.items.find((one) => one.id === id)!
  let after = 0
  for (let shown = 0; shown < 4; shown++) {
    const scored = item.keyed === 1 ? shown : 3 - shown
    let probability = 0
    for (let theta = -8; theta <= 8; theta += 0.01) {
      const given = gradedResponseLogProbabilities(item.discrimination, item.intercepts, [theta])[scored]!
      const bin = theta < -0.5 ? 0 : theta < 0.5 ? 1 : 2
      // The model's own marginal of the bin, not the cloud's.
      const mass = [0.3085375387, 0.3829249225, 0.3085375387][bin]!
      const marginal = 0.6 * [0.1, 0.2, 0.7][bin]! + 0.4 * [0.6, 0.3, 0.1][bin]!
      probability +=
        0.01 * Math.exp(given - (theta * theta) / 2 - 0.5 * Math.log(2 * Math.PI)) * (marginal / mass)
    }
    after += probability * entropyBits(posterior([{item: id, category: shown}]))
  }
  return entropyBits(posterior([])) - after
}

describe('pickArchetypeItem', () => {
  it('states the expected fall of the entropy of the class', () => {
    const picked = pickArchetypeItem(bank, SMALL_MODEL, [], [], {})!
    expect(picked.item).toMatch(/^a/)
    expect(picked.gainBits).toBeGreaterThan(0.1)
    expect(Math.abs(picked.gainBits - expectedFallBits(picked.item))).toBeLessThan(0.01)
  })

  it('has nothing to ask of traits that the model does not look at', () => {
    const skipped = bank.items.filter(({trait}) => trait !== 'c').map(({id}) => id)
    expect(pickArchetypeItem(bank, SMALL_MODEL, [], skipped, {})).toBeNull()
  })

  it('expects less when the class is nearly settled', () => {
    const open = pickArchetypeItem(bank, SMALL_MODEL, [], [], {})!
    const settled = {
      ...SMALL_MODEL,
      classes: SMALL_MODEL.classes.map((one, k) => ({...one, share: k ? 0.01 : 0.99})),
    }
    expect(pickArchetypeItem(bank, settled, [], [], {})!.gainBits).toBeLessThan(open.gainBits / 5)
  })

  it('never asks twice and promises between nothing and what is left to know', () => {
    fc.assert(
      fc.property(
        arbitraryResponses(bank),
        fc.subarray(bank.items.map(({id}) => id)),
        (responses, skipped) => {
          const picked = pickArchetypeItem(bank, SMALL_MODEL, responses, skipped, {})
          if (!picked) return
          expect([...skipped, ...responses.map(({item}) => item)]).not.toContain(picked.item)
          expect(picked.gainBits).toBeGreaterThanOrEqual(0)
          expect(picked.gainBits).toBeLessThanOrEqual(entropyBits(posterior(responses)) + 1e-9)
        },
      ),
    )
  })
})
