import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {SMALL_MODEL} from '../../test/support/archetype-model'
import {arbitraryResponses, makeBank} from '../../test/support/trait-bank'
import {scoreTraits} from '../traits/score-traits'
import type {TraitEstimate, TraitResponse} from '../traits/types'
import {archetypePosterior} from './archetype-posterior'
import {assignArchetype} from './assign-archetype'

const bank = makeBank()
const traits = bank.traits.map(({id}) => id)
const posteriorOf = (
  estimate: TraitEstimate | null,
  answers: Record<string, readonly string[]> = {},
): number[] => Array.from(archetypePosterior(SMALL_MODEL, {traits, estimate, answers}))
const posteriorAfter = (responses: readonly TraitResponse[]): number[] =>
  posteriorOf(scoreTraits(bank, responses))

describe('archetypePosterior', () => {
  it('is the shares when nothing is known', () => {
    expect(posteriorOf(null)).toEqual([0.6, 0.4])
    expect(posteriorAfter([])).toEqual([0.6, 0.4])
    expect(posteriorOf(null, {use: [], other: ['home']})).toEqual([0.6, 0.4])
    expect(posteriorOf(null, {use: ['an option the model does not know']})).toEqual([0.6, 0.4])
  })

  it('follows Bayes for an answered question', () => {
    expect(posteriorOf(null, {use: ['gift']})[1]).toBeCloseTo((0.4 * 0.6) / (0.4 * 0.6 + 0.6 * 0.2), 12)
  })

  it('takes several options as one of these, and all of them as nothing', () => {
    expect(posteriorOf(null, {use: ['home', 'work']})[0]).toBeCloseTo(
      (0.6 * 0.8) / (0.6 * 0.8 + 0.4 * 0.4),
      12,
    )
    expect(posteriorOf(null, {use: ['gift', 'work', 'home']})[0]).toBeCloseTo(0.6, 12)
  })

  it('takes a trait that is known exactly as its bin', () => {
    const estimate = {
      ...scoreTraits(bank, []),
      ownMean: Float64Array.of(2, 0, 0),
      ownVariance: Float64Array.of(1e-6, 1, 1),
    }
    expect(posteriorOf(estimate)[0]).toBeCloseTo((0.6 * 0.7) / (0.6 * 0.7 + 0.4 * 0.1), 9)
  })

  it('hears nothing from a trait without answers, however strongly the traits correlate', () => {
    const uncorrelated = makeBank([1, 0, 0, 0, 1, 0, 0, 0, 1])
    fc.assert(
      fc.property(arbitraryResponses(bank), (responses) => {
        expect(posteriorAfter(responses)).toEqual(posteriorOf(scoreTraits(uncorrelated, responses)))
      }),
    )
    expect(posteriorAfter([{item: 'c3', category: 3}])).toEqual([0.6, 0.4])
  })

  it('sums to one and never rules a class out on trait answers alone', () => {
    fc.assert(
      fc.property(arbitraryResponses(bank), (responses) => {
        const posterior = posteriorAfter(responses)
        expect(posterior[0]! + posterior[1]!).toBeCloseTo(1, 12)
        expect(Math.min(...posterior)).toBeGreaterThan(0)
      }),
    )
  })
})

describe('assignArchetype', () => {
  it('assigns at a posterior of .8 and calls everything below mixed', () => {
    expect(assignArchetype([0.8, 0.2])).toBe(0)
    expect(assignArchetype([0.1, 0.9])).toBe(1)
    expect(assignArchetype([0.79, 0.21])).toBe('mixed')
  })
})
