import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {both, TEST_ARCHETYPES} from '../../test/support/advisor-fixtures'
import type {ArchetypeModel} from '../archetypes/types'
import type {Portrait} from './model'
import {leaningsOf, presentation, USUAL} from './presentation'

const MODEL: ArchetypeModel = {
  version: 1,
  origin: 'regions',
  classes: ['a', 'b'].map((id) => ({id, name: both(id), description: both(id), share: 0.5})),
  indicators: [
    {
      id: 'trait:depth',
      bins: {kind: 'cuts', cuts: [-0.5, 0.5]},
      probabilities: [0.8, 0.15, 0.05, 0.05, 0.15, 0.8],
    },
    {id: 'trait:search', bins: {kind: 'cuts', cuts: [0]}, probabilities: [0.55, 0.45, 0.5, 0.5]},
    {id: 'question:use', bins: {kind: 'options', options: ['x']}, probabilities: [1, 1]},
  ],
}

function portrait(
  traits: Readonly<Record<string, [mean: number, sd: number]>>,
  assigned = 'mixed',
): Portrait {
  return {
    archetypes: new Float64Array(2),
    archetype: {assigned, classes: []},
    traits: Object.entries(traits).map(([id, [mean, sd]]) => ({
      id,
      label: both(id),
      low: both('low'),
      high: both('high'),
      mean,
      sd,
    })),
  }
}

describe('how things are shown', () => {
  it('is as usual while nothing is known well enough', () => {
    expect(presentation(portrait({}), MODEL)).toEqual(USUAL)
    expect(presentation(portrait({depth: [0.6, 0.6], search: [-0.4, 0.5]}), MODEL)).toEqual(USUAL)
  })

  it('follows a trait that lies more than one standard deviation of its estimate from the middle', () => {
    expect(presentation(portrait({depth: [0.7, 0.6]}), MODEL)).toEqual({
      depth: 'full',
      options: 3,
      tone: 'full',
      argumentOrder: 'figures-first',
    })
    expect(presentation(portrait({search: [-0.7, 0.6]}), MODEL)).toEqual({...USUAL, options: 2})
  })

  it('follows what the people of an assigned archetype have in common, whatever its id', () => {
    expect(leaningsOf(MODEL, 0)).toEqual(new Map([['depth', 'low']]))
    expect(leaningsOf(MODEL, 1)).toEqual(new Map([['depth', 'high']]))
    expect(presentation(portrait({}, 'a'), MODEL).depth).toBe('brief')
    const renamed = {...MODEL, classes: MODEL.classes.map((each) => ({...each, id: `${each.id}!`}))}
    expect(presentation(portrait({}, 'a!'), renamed)).toEqual(presentation(portrait({}, 'a'), MODEL))
  })

  it('believes the visitor’s own answers before the archetype', () => {
    expect(presentation(portrait({depth: [1, 0.5]}, 'a'), MODEL).depth).toBe('full')
  })

  it('has the allowed fields and values for any portrait, and no others', () => {
    const anyTrait = fc.tuple(
      fc.double({min: -3, max: 3, noNaN: true}),
      fc.double({min: 0.1, max: 1, noNaN: true}),
    )
    const ids = ['depth', 'deliberation', 'order', 'search', 'price', 'unknown']
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...ids), anyTrait),
        fc.constantFrom('mixed', 'a', 'b', 'c'),
        fc.constantFrom(MODEL, TEST_ARCHETYPES),
        (traits, assigned, model) => {
          const {depth, options, tone, argumentOrder, ...rest} = presentation(
            portrait(traits, assigned),
            model,
          )
          expect(['brief', 'usual', 'full']).toContain(depth)
          expect([2, 3]).toContain(options)
          expect(['short', 'full']).toContain(tone)
          expect(['strongest', 'figures-first', 'sentences-first']).toContain(argumentOrder)
          expect(rest).toEqual({})
        },
      ),
    )
  })
})
