import {describe, expect, it} from 'vitest'
import {SMALL_MODEL} from '../../test/support/archetype-model'
import {parseArchetypeModel} from './parse-archetype-model'
import type {Indicator} from './types'

const withIndicator = (change: Partial<Record<keyof Indicator, unknown>>): unknown => ({
  ...SMALL_MODEL,
  indicators: [{...SMALL_MODEL.indicators[0], ...change}],
})

describe('parseArchetypeModel', () => {
  it('gives back a model that went through JSON', () => {
    expect(parseArchetypeModel(JSON.parse(JSON.stringify(SMALL_MODEL)))).toEqual(SMALL_MODEL)
  })

  it('reads the shares of the mixed where a model has them', () => {
    const mixed = [1, 0.8]
    expect(parseArchetypeModel({...SMALL_MODEL, mixed}).mixed).toEqual(mixed)
    expect(() => parseArchetypeModel({...SMALL_MODEL, mixed: [1.2]})).toThrow(
      'expected a number from 0 to 1, received 1.2',
    )
  })

  it.each([
    [[], 'archetypes: expected an object'],
    [{...SMALL_MODEL, origin: 'made up'}, 'archetypes.origin: expected "regions" or "learnt"'],
    [
      {...SMALL_MODEL, classes: SMALL_MODEL.classes.slice(1)},
      'the shares in archetypes.classes: expected a sum of 1',
    ],
    [withIndicator({id: 'a'}), 'archetypes.indicators[0].id: expected trait:… or question:…'],
    [
      withIndicator({id: 'question:a'}),
      'archetypes.indicators[0].bins.kind: expected "options", received "cuts"',
    ],
    [
      withIndicator({bins: {kind: 'cuts', cuts: [1, 0]}}),
      'archetypes.indicators[0].bins.cuts: expected ascending',
    ],
    [
      withIndicator({probabilities: [0.5, 0.5]}),
      'archetypes.indicators[0].probabilities: expected 6 numbers',
    ],
    [
      withIndicator({probabilities: [0.1, 0.2, 0.6, 0.6, 0.3, 0.1]}),
      'row 0 of archetypes.indicators[0].probabilities',
    ],
    [
      withIndicator({probabilities: [0.1, 0.2, 0.7, 1.6, -0.7, 0.1]}),
      'expected a number from 0 to 1, received 1.6',
    ],
  ])('names what is wrong (%#)', (value, message) => {
    expect(() => parseArchetypeModel(value)).toThrow(message)
  })
})
