import {describe, expect, it} from 'vitest'
import {centreOf, type PersonaShop, personaShop} from '../../../test/support/persona-shops'
import {createRandom} from '../../numeric/random'
import type {PersonaProfile} from './types'
import {validatePersonas} from './validate-personas'

const profile = (id: string, levels: Record<string, 'low' | 'mid' | 'high'>): PersonaProfile => ({
  id,
  traits: Object.entries(levels).map(([trait, level]) => ({trait, level, sure: 'sure'})),
})

const COMPARER = profile('comparer', {deliberation: 'high', novelty: 'low', depth: 'high'})
const NONE: PersonaShop = {people: 1000, groups: [], cloud: 'normal', reliability: 0.65}

/** Of so many synthetic shops: in how many the persona is called supported. */
function supported(shop: PersonaShop, persona: PersonaProfile, shops: number): number {
  let count = 0
  for (let seed = 1; seed <= shops; seed++) {
    const random = createRandom(seed)
    const {findings} = validatePersonas(personaShop(shop, random), [persona], {draws: 40, random})
    if (findings[0]!.verdict.kind === 'supported') count++
  }
  return count
}

describe('validatePersonas on synthetic shops', {timeout: 240_000}, () => {
  const group = (share: number) => ({share, sd: 0.45, centre: centreOf(COMPARER)})

  it('calls a persona supported in at most one of twenty shops without it', () => {
    const other = {share: 0.12, sd: 0.45, centre: {deliberation: 1.2, novelty: -1.2, depth: -1.2}}
    const wrong =
      supported(NONE, COMPARER, 10) +
      supported({...NONE, cloud: 'skewed'}, COMPARER, 10) +
      supported({...NONE, cloud: 'heavy'}, COMPARER, 10) +
      supported({...NONE, groups: [other]}, COMPARER, 10)
    expect(wrong / 40).toBeLessThanOrEqual(0.05)
  })

  it('finds a group of one in seven among 3,000 people in most shops', () => {
    expect(supported({...NONE, people: 3000, groups: [group(0.15)]}, COMPARER, 6)).toBeGreaterThanOrEqual(5)
  })

  it('says how many people it takes where there are too few', () => {
    const random = createRandom(1)
    const shop = personaShop({...NONE, people: 150}, random)
    const {findings} = validatePersonas(shop, [COMPARER], {draws: 40, random})
    const {verdict} = findings[0]!
    expect(verdict.kind).toBe('not-enough-data')
    if (verdict.kind !== 'not-enough-data') return
    expect(verdict.people).toBe(150)
    expect(verdict.needed!).toBeGreaterThan(500)
    expect(verdict.needed!).toBeLessThan(20_000)
  })

  it('calls a corner of one cloud what it is, near the share that the cloud holds', () => {
    const random = createRandom(2)
    const {findings} = validatePersonas(personaShop({...NONE, people: 4000}, random), [COMPARER], {
      draws: 60,
      random,
    })
    const {verdict, excess} = findings[0]!
    expect(verdict.kind).toBe('region-only')
    expect(excess.ratioInterval[0]).toBeLessThan(1)
    expect(excess.ratioInterval[1]).toBeGreaterThan(1)
    expect(excess.prevalenceInterval[0]).toBeLessThan(excess.expected)
    expect(excess.prevalenceInterval[1]).toBeGreaterThan(excess.expected)
  })

  it('says that two descriptions of the same people are one', () => {
    const random = createRandom(3)
    const shop = personaShop({...NONE, people: 4000, groups: [group(0.15)]}, random)
    const twin: PersonaProfile = {
      id: 'twin',
      traits: COMPARER.traits.map((one) => ({...one, sure: 'somewhat'})),
    }
    const {findings, overlap} = validatePersonas(shop, [COMPARER, twin], {draws: 60, random})
    const kinds = findings.map(({verdict}) => verdict.kind)
    expect(kinds.filter((kind) => kind === 'indistinguishable')).toHaveLength(1)
    expect(overlap.jaccard[1]!).toBeGreaterThan(0.4)
    expect(overlap.several).toBeGreaterThan(0)
  })

  it('counts segmentation answers as conditions, and works with missing values', () => {
    const random = createRandom(4)
    const giver: PersonaProfile = {
      ...profile('giver', {deliberation: 'high', depth: 'high'}),
      answers: [{question: 'gift', options: ['yes']}],
    }
    const shop = personaShop(
      {...NONE, people: 4000, groups: [{share: 0.15, sd: 0.45, centre: centreOf(giver), yes: 0.95}]},
      random,
    )
    for (const {means} of shop.traits)
      for (let n = 0; n < shop.people; n++) if (random() < 0.1) means[n] = Number.NaN
    const {findings} = validatePersonas(shop, [giver], {draws: 60, random})
    expect(findings[0]!.people).toBeLessThan(3500)
    expect(findings[0]!.verdict.kind).toBe('supported')
    expect(findings[0]!.excess.ratioInterval[0]).toBeGreaterThan(1)
  })

  it('cannot tell one condition from a margin', () => {
    const random = createRandom(5)
    const one = profile('one', {depth: 'high'})
    const {findings} = validatePersonas(personaShop(NONE, random), [one], {draws: 40, random})
    expect(findings[0]!.needed).toBeNull()
    expect(findings[0]!.verdict.kind).toBe('region-only')
  })

  it('refuses what the table does not have', () => {
    const random = createRandom(6)
    const shop = personaShop({...NONE, people: 100}, random)
    const wanted = profile('unknown', {humour: 'high'})
    expect(() => validatePersonas(shop, [wanted], {draws: 20, random})).toThrow('invalid trait: humour')
  })

  it('gives the same report for the same seed', () => {
    const report = (): unknown => {
      const random = createRandom(7)
      return validatePersonas(personaShop({...NONE, people: 300}, random), [COMPARER], {draws: 20, random})
    }
    expect(report()).toEqual(report())
  })
})
