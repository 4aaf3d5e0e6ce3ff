import {describe, expect, it} from 'vitest'
import {createRandom} from '../../numeric/random'
import {cloudCorrelation, drawSample, observedSample} from './persona-sample'
import {personaVariables} from './persona-variables'
import type {PersonaProfile, VisitorTable} from './types'

const PERSONA: PersonaProfile = {
  id: 'p',
  traits: [{trait: 'depth', level: 'high', sure: 'sure'}],
  answers: [{question: 'gift', options: ['yes', 'perhaps']}],
}

/** Plain scores 1…8, one of them missing; half of the people give gifts. */
const TABLE: VisitorTable = {
  people: 8,
  traits: [{id: 'depth', means: Float64Array.from([1, 2, 3, 4, 5, 6, 7, Number.NaN]), sds: null}],
  questions: [
    {id: 'gift', options: ['yes', 'no', 'perhaps'], codes: Int16Array.from([0, 1, 2, 1, 0, 1, 2, -1])},
  ],
}

describe('personaVariables', () => {
  const [depth, gift] = personaVariables(TABLE, PERSONA, createRandom(1))

  it('standardises plain scores and counts a missing one as one of whom nothing is known', () => {
    expect(Array.from(depth!.mass.subarray(0, 7))).toEqual([0, 0, 0, 0, 1, 1, 1])
    // P(θ > 0.5)
    expect(depth!.mass[7]).toBeCloseTo(0.3085, 4)
    expect(depth!.scores[7]).toBeNaN()
  })

  it('takes any of the named options, and its rate where the answer is missing', () => {
    expect(Array.from(gift!.mass)).toEqual([1, 0, 1, 0, 1, 0, 1, 4 / 7])
    expect(gift!.matching).toBe(4)
  })

  it('weighs an uncertain estimate by how much of it lies in the region', () => {
    const uncertain: VisitorTable = {
      ...TABLE,
      traits: [
        {
          id: 'depth',
          means: Float64Array.from([0.5, 2, -2, 0, 0, 0, 0, 0]),
          sds: new Float64Array(8).fill(0.5),
        },
      ],
    }
    const [soft] = personaVariables(uncertain, {...PERSONA, answers: []}, createRandom(1))
    expect(soft!.mass[0]).toBeCloseTo(0.5, 10)
    expect(soft!.mass[1]).toBeGreaterThan(0.99)
    expect(soft!.mass[2]).toBeLessThan(0.01)
  })

  it('refuses an answer that tells nobody apart', () => {
    const all = {...PERSONA, answers: [{question: 'gift', options: ['yes', 'no', 'perhaps']}]}
    expect(() => personaVariables(TABLE, all, createRandom(1))).toThrow('answered by all alike')
  })
})

describe('drawSample', () => {
  it('draws people with the same margins and the same values missing', () => {
    const variables = personaVariables(TABLE, PERSONA, createRandom(1))
    const drawn = drawSample(variables, cloudCorrelation(variables), createRandom(2))
    const observed = observedSample(variables)
    drawn.scores.forEach((column, v) => {
      const known = (values: Float64Array): number[] => Array.from(values).filter((x) => !Number.isNaN(x))
      expect(Array.from(column, Number.isNaN)).toEqual(Array.from(observed.scores[v]!, Number.isNaN))
      if (v === 0) expect(known(column).sort()).toEqual(known(observed.scores[v]!).sort())
    })
    expect(drawn.membership).toHaveLength(8)
  })
})
