import {describe, expect, it} from 'vitest'
import {personaShop} from '../../../test/support/persona-shops'
import {makeBank} from '../../../test/support/trait-bank'
import {createRandom} from '../../numeric/random'
import {fitSoftmax, softmaxProbabilities} from './fit-softmax'
import {personaCertainty} from './persona-certainty'
import {predictBehaviour} from './predict-behaviour'
import type {PersonaProfile} from './types'

const BOTH: PersonaProfile = {
  id: 'both',
  traits: [
    {trait: 'novelty', level: 'high', sure: 'sure'},
    {trait: 'order', level: 'high', sure: 'sure'},
  ],
}

const shop = (seed: number) =>
  personaShop({people: 1500, groups: [], cloud: 'normal', reliability: 0.9}, createRandom(seed))

describe('predictBehaviour', () => {
  it('credits a persona with what only its combination of traits says', () => {
    const table = shop(1)
    const random = createRandom(2)
    const [, novelty, , order] = table.traits
    const bought = Int16Array.from({length: table.people}, (_, n) => {
      const isBoth = novelty!.means[n]! > 0.5 && order!.means[n]! > 0.5
      return random() < (isBoth ? 0.9 : 0.15) ? 1 : 0
    })
    const found = predictBehaviour(table, BOTH, bought, 2, {folds: 5, random})!
    expect(found.gainInterval[0]).toBeGreaterThan(0)
    expect(found.logLossWith).toBeLessThan(found.logLossWithout)
  })

  it('credits it with nothing when single traits say it all', () => {
    const table = shop(3)
    const random = createRandom(4)
    const bought = Int16Array.from({length: table.people}, (_, n) => {
      const score = table.traits[1]!.means[n]!
      return random() < 1 / (1 + Math.exp(-score)) ? 1 : 0
    })
    const found = predictBehaviour(table, BOTH, bought, 2, {folds: 5, random})!
    expect(found.gainInterval[0]).toBeLessThan(0.001)
  })

  it('says nothing where too little is known', () => {
    const table = shop(5)
    const unknown = new Int16Array(table.people).fill(-1)
    expect(predictBehaviour(table, BOTH, unknown, 2, {folds: 5, random: createRandom(1)})).toBeNull()
  })
})

describe('fitSoftmax', () => {
  it('has the closed form with a constant alone: the shares of the outcomes', () => {
    const outcomes = [0, 0, 0, 1, 1, 2]
    const weights = fitSoftmax(new Float64Array(6).fill(1), outcomes, {width: 1, classes: 3, ridge: 1})
    const p = softmaxProbabilities(weights, [1], 3)
    ;[0.5, 1 / 3, 1 / 6].forEach((share, k) => {
      expect(p[k]).toBeCloseTo(share, 5)
    })
  })
})

describe('personaCertainty', {timeout: 60_000}, () => {
  const persona: PersonaProfile = {id: 'p', traits: [{trait: 'a', level: 'high', sure: 'sure'}]}

  it('recognises more of a persona’s people with more questions, and is mostly right', () => {
    const certainty = (questions: number) =>
      personaCertainty(makeBank(), persona, {questions, visitors: 400, random: createRandom(1)})
    expect(certainty(0)).toMatchObject({recognised: 0, right: null})
    const three = certainty(3)
    expect(three.recognised).toBeGreaterThan(0.1)
    expect(three.right!).toBeGreaterThan(0.75)
    // P(θ > 0.5)
    expect(Math.abs(three.members - 0.3085)).toBeLessThan(0.06)
  })

  it('refuses a trait that the bank has no questions for', () => {
    const humour: PersonaProfile = {id: 'p', traits: [{trait: 'humour', level: 'high', sure: 'sure'}]}
    expect(() =>
      personaCertainty(makeBank(), humour, {questions: 1, visitors: 1, random: createRandom(1)}),
    ).toThrow('invalid trait: humour')
  })
})
