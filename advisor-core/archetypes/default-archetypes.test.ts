import {describe, expect, it} from 'vitest'
import {makeBank} from '../../test/support/trait-bank'
import {createRandom} from '../numeric/random'
import {type DefaultArchetypesOptions, defaultArchetypes} from './default-archetypes'
import {nearestCentre} from './k-means'
import {parseArchetypeModel} from './parse-archetype-model'

const bank = makeBank([1, 0.6, 0, 0.6, 1, 0, 0, 0, 1])
const word = (trait: string) => ({
  low: {de: `wenig ${trait}`, en: `little ${trait}`},
  high: {de: `viel ${trait}`, en: `much ${trait}`},
})
const options = (): DefaultArchetypesOptions => ({
  traits: ['a', 'b'],
  classes: 2,
  cuts: [-0.5, 0.5],
  draws: 4000,
  starts: 3,
  words: {a: word('a'), b: word('b')},
  random: createRandom(1),
})

describe('defaultArchetypes', () => {
  it('divides the cloud along its longest axis and names the regions by where they lie', () => {
    const {model} = defaultArchetypes(bank, options())
    expect(model.origin).toBe('regions')
    expect(
      model.classes.map(({name}) => [...name.en.toLowerCase().split(' and ')].sort().join()).sort(),
    ).toEqual(['little a,little b', 'much a,much b'])
    for (const {share} of model.classes) expect(Math.abs(share - 0.5)).toBeLessThan(0.05)
  })

  it('makes a valid model whose rows and shares sum to one', () => {
    const {model} = defaultArchetypes(bank, options())
    expect(parseArchetypeModel(JSON.parse(JSON.stringify(model)))).toEqual(model)
  })

  it('is the same for the same seed', () => {
    expect(defaultArchetypes(bank, options())).toEqual(defaultArchetypes(bank, options()))
  })

  it('puts every simulated person into the nearest region', () => {
    const {regions, people} = defaultArchetypes(bank, options())
    for (let n = 0; n < 200; n++)
      expect(regions.labels[n]).toBe(nearestCentre(people, n * 2, regions.centres, 2))
  })

  it('refuses traits without words and traits that the bank does not have', () => {
    expect(() => defaultArchetypes(bank, {...options(), words: {}})).toThrow(/invalid words: none for/)
    expect(() => defaultArchetypes(bank, {...options(), traits: ['z']})).toThrow('invalid trait: z')
  })
})
