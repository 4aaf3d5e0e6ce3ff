import {describe, expect, it} from 'vitest'
import {personaShop} from '../../../test/support/persona-shops'
import {createRandom} from '../../numeric/random'
import {personaName} from './persona-name'
import {proposePersonas} from './propose-personas'

describe('proposePersonas', {timeout: 120_000}, () => {
  it('reads a planted group from one half of the people and bears it out on the other', () => {
    const random = createRandom(1)
    const centre = {deliberation: 1.6, novelty: -1.6, depth: 1.6}
    const shop = personaShop(
      {people: 6000, groups: [{share: 0.2, sd: 0.35, centre}], cloud: 'normal', reliability: 0.8},
      random,
    )
    const found = proposePersonas(shop, {draws: 40, random, classes: [1, 2, 3, 4], starts: 6})
    const best = found[0]!
    expect(best.finding.verdict.kind).toBe('supported')
    const levels = Object.fromEntries(best.profile.traits.map(({trait, level}) => [trait, level]))
    for (const [trait, level] of Object.entries(levels))
      expect(level).toBe(centre[trait as keyof typeof centre] < 0 ? 'low' : 'high')
    expect(best.profile.traits.length).toBeLessThanOrEqual(3)
  })

  it('proposes nothing from a handful of people', () => {
    const random = createRandom(2)
    const shop = personaShop({people: 150, groups: [], cloud: 'normal', reliability: 0.7}, random)
    expect(proposePersonas(shop, {draws: 20, random, classes: [1, 2], starts: 2})).toEqual([])
  })
})

describe('personaName', () => {
  it('says two or three traits in neutral words of both languages', () => {
    expect(
      personaName([
        {trait: 'deliberation', level: 'high', sure: 'sure'},
        {trait: 'order', level: 'mid', sure: 'sure'},
        {trait: 'price', level: 'high', sure: 'sure'},
      ]),
    ).toEqual({de: 'Bedacht und preisbewusst', en: 'Deliberate and price-conscious'})
  })

  it('names a trait without words by its id, and nobody in particular by the middle', () => {
    expect(personaName([{trait: 'humour', level: 'low', sure: 'sure'}]).en).toBe('Low humour')
    expect(personaName([{trait: 'order', level: 'mid', sure: 'sure'}]).de).toBe('In der Mitte')
  })
})
