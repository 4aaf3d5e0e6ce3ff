import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createConfiguration} from './create-configuration'
import {pickCells} from './pick-cells'
import {pairs, traitBin, transitionCells} from './topic-cells'

const CLASSES = ['careful', 'quick']
const configuration = createConfiguration({
  shop: 'ab'.repeat(16),
  simulated: false,
  odds: 7,
  topics: [
    {source: {kind: 'archetype'}, cells: CLASSES, live: true},
    {source: {kind: 'question', question: 'q'}, cells: ['a', 'b'], live: true},
    {source: {kind: 'device'}, cells: ['phone', 'tablet'], live: false},
    {source: {kind: 'joint', signal: 'device'}, cells: pairs(['phone', 'tablet'], CLASSES), live: true},
    {source: {kind: 'transition'}, cells: transitionCells(['1', '2', '3', '4', '5', '6', '7']), live: true},
  ],
  artefacts: {},
})
const classes = [
  {id: 'careful', posterior: 0.25},
  {id: 'quick', posterior: 0.75},
]
const pick = (values: Record<string, string[]>, word: number, who = classes) =>
  pickCells(configuration, {values, classes: who}, () => word)

describe('the cells of a visit', () => {
  it('take two random words a topic, whatever was answered', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('question:q', 'device', 'transition', 'joint:device', 'odd'),
          fc.array(fc.string(), {maxLength: 5}),
        ),
        fc.boolean(),
        (values, known) => {
          let words = 0
          pickCells(configuration, {values, classes: known ? classes : []}, () => {
            words++
            return (words * 2_654_435_761) >>> 0
          })
          expect(words).toBe(10)
        },
      ),
    )
  })

  it('are one of several values, each in its part of the words', () => {
    expect(pick({'question:q': ['a', 'b']}, 2 ** 31 - 1)['question:q']).toBe('a')
    expect(pick({'question:q': ['a', 'b']}, 2 ** 31)['question:q']).toBe('b')
    expect(pick({'question:q': ['a', 'b', 'c']}, 2 ** 32 - 1)['question:q']).toBe('c')
  })

  it('join a circumstance with a class drawn from the posterior, and say nothing without a result', () => {
    expect(pick({device: ['phone']}, 0)['joint:device']).toBe('phone×careful')
    expect(pick({device: ['phone']}, 2 ** 31)['joint:device']).toBe('phone×quick')
    expect(pick({device: ['phone']}, 0, [])).toEqual({device: 'phone'})
    expect(pick({}, 0)).toEqual({})
  })

  it('call the questions that a transition does not name another one', () => {
    expect(pick({transition: ['(start)×1']}, 0).transition).toBe('(start)×1')
    expect(pick({transition: ['7×(results)']}, 0).transition).toBe('(other)×(results)')
    expect(pick({transition: ['6×7']}, 0).transition).toBe('(other)×(other)')
  })
})

it('transitions fit 63 cells for any number of questions, and each step has its cell', () => {
  for (let n = 1; n <= 40; n++) {
    const cells = transitionCells(Array.from({length: n}, (_, i) => `q${i}`))
    expect(cells.length).toBeLessThanOrEqual(63)
    expect(new Set(cells).size).toBe(cells.length)
    expect(cells).toContain('(start)×q0')
    expect(cells).toContain('q0×(results)')
  }
})

it('a trait estimate falls into the fifth of the population it belongs to', () => {
  expect([-3, -0.84, -0.2, 0.3, 0.9].map(traitBin)).toEqual(['lowest', 'low', 'middle', 'high', 'highest'])
})
