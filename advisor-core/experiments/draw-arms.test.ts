import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {both} from '../../test/support/advisor-fixtures'
import {applyArms, isHeldOut} from './apply-arms'
import {drawArms} from './draw-arms'
import {listExperiments} from './list-experiments'
import type {Experiments} from './types'

const TWO: Experiments = {
  holdOut: 10,
  running: [
    {
      id: 'short',
      label: both('short'),
      arms: [
        {id: 'usual', label: both('usual'), share: 3},
        {id: 'four', label: both('four'), rules: {maxQuestions: 4}},
      ],
    },
    {
      id: 'about-you',
      label: both('about you'),
      arms: [
        {id: 'usual', label: both('usual')},
        {id: 'none', label: both('none'), rules: {traitQuestions: 0}},
        {id: 'four', label: both('four'), rules: {traitQuestions: 4}},
      ],
    },
  ],
}
const RULES = {maxQuestions: 7, askFirst: ['use'], traitQuestions: 2}
const SEEDS = Array.from({length: 20_000}, (_, i) => (i * 2_654_435_761) % 2 ** 32)

/** Share of visits, and its standard error, for which something holds. */
function shareOf(
  drawn: readonly Readonly<Record<string, string>>[],
  holds: (arms: Record<string, string>) => boolean,
) {
  return drawn.filter((arms) => holds({...arms})).length / drawn.length
}

describe('drawing arms', () => {
  const drawn = SEEDS.map((seed) => drawArms(TWO, seed))
  const taking = drawn.filter((arms) => !isHeldOut(arms))

  it('draws each arm as often as its share says', () => {
    const error = 4 * Math.sqrt(0.25 / taking.length)
    expect(Math.abs(shareOf(drawn, isHeldOut) - 0.1)).toBeLessThan(error)
    expect(Math.abs(shareOf(taking, ({short}) => short === 'four') - 0.25)).toBeLessThan(error)
    for (const arm of ['usual', 'none', 'four'])
      expect(Math.abs(shareOf(taking, (arms) => arms['about-you'] === arm) - 1 / 3)).toBeLessThan(error)
  })

  it('draws experiments apart from each other', () => {
    const both = shareOf(taking, (arms) => arms.short === 'four' && arms['about-you'] === 'none')
    expect(Math.abs(both - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 12 / taking.length))
  })

  it('draws an arm of every experiment for every visit, held out or not', () => {
    expect(drawn.every((arms) => Object.keys(arms).join() === 'hold-out,short,about-you')).toBe(true)
    const held = drawn.filter(isHeldOut)
    expect(Math.abs(shareOf(held, ({short}) => short === 'four') - 0.25)).toBeLessThan(
      4 * Math.sqrt(0.25 / held.length),
    )
  })

  it('draws the same arms from the same seed', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), (seed) => {
        expect(drawArms(TWO, seed)).toEqual(drawArms(TWO, seed))
      }),
    )
  })

  it('draws nothing where nothing is compared', () => {
    expect(drawArms({}, 1)).toEqual({})
    expect(listExperiments()).toEqual([])
    expect(listExperiments(TWO)[0]!.arms.map(({share}) => share)).toEqual([90, 10])
  })
})

describe('what arms change', () => {
  it('is the rules that they name, of every experiment the visit takes part in', () => {
    expect(applyArms(RULES, TWO, {short: 'four', 'about-you': 'none'})).toEqual({
      maxQuestions: 4,
      askFirst: ['use'],
      traitQuestions: 0,
    })
    expect(applyArms(RULES, TWO, {short: 'usual', 'about-you': 'usual'})).toEqual(RULES)
  })

  it('is nothing for arms that there are none of', () => {
    expect(applyArms(RULES, TWO, {short: 'gone', other: 'four'})).toEqual(RULES)
  })

  it('is, for visits held out, that nothing is asked to infer anything from', () => {
    expect(applyArms(RULES, TWO, {'hold-out': 'held-out', short: 'four'})).toEqual({
      ...RULES,
      traitQuestions: 0,
      comparisons: 0,
    })
  })
})
