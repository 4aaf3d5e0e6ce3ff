import {readFile} from 'node:fs/promises'
import {beforeAll, describe, expect, it} from 'vitest'
import {createRandom, normal} from '../../advisor-core/numeric/random'
import {parseTaste} from '../format/taste-format'
import {fitRoles} from './fit-roles'
import {simulatePeople} from './synthetic-shoppers'
import {smallRun} from './train'

/** A card or a part of it: anything JSON. */
function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    const entries: [string, unknown][] =
      typeof inner === 'object' && inner !== null ? Object.entries(inner) : []
    return entries.find(([name]) => name === key)?.[1]
  }, value)
}

const artefacts = new URL('../artefacts/', import.meta.url)
let card: unknown
let bytes: Uint8Array

beforeAll(async () => {
  card = JSON.parse(await readFile(new URL('taste.card.json', artefacts), 'utf8'))
  bytes = await readFile(new URL('taste.bin', artefacts))
})

describe('the committed taste model', () => {
  it('parses, and holds the numbers that its card states', () => {
    const artefact = parseTaste(bytes)
    for (const [role, {mean, sd}] of Object.entries(artefact.roles)) {
      expect(at(card, 'parameters', 'roles', role, 'mean')).toBeCloseTo(mean, 5)
      expect(at(card, 'parameters', 'roles', role, 'sd')).toBeCloseTo(sd, 5)
    }
    artefact.positions.forEach((x, slot) => {
      expect(at(card, 'parameters', 'positions', `${slot}`)).toBeCloseTo(x, 5)
    })
    expect(at(card, 'parameters', 'dilution')).toBeCloseTo(artefact.dilution, 5)
  })

  it('expects what everybody expects: cheaper, better and with more features is liked', () => {
    const {roles} = parseTaste(bytes)
    expect(roles.price.mean).toBeLessThan(0)
    expect(roles.lower.mean).toBeLessThan(0)
    expect(roles.higher.mean).toBeGreaterThan(0)
    expect(roles.level.mean).toBe(0)
  })

  it('says on its card that its data are synthetic, when it was made, from which seed, under which licence', () => {
    expect(at(card, 'synthetic')).toBe(true)
    expect(at(card, 'data')).toMatch(/SYNTHETIC/)
    expect(at(card, 'date')).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(at(card, 'seed')).toBe(1)
    expect(at(card, 'licence')).toBe('MIT')
  })

  it('has figures that get better with every choice seen', () => {
    const rows = at(card, 'figures', 'rows')
    const losses = (Array.isArray(rows) ? rows : [])
      .filter((row) => at(row, 'model') === 'draws')
      .map((row) => Number(at(row, 'logLoss')))
    expect(losses).toHaveLength(3)
    expect(losses).toEqual([...losses].sort((a, b) => b - a))
    expect(losses[0]).toBeLessThan(Math.log(5))
  })
})

describe('training', () => {
  it('repeats the figures of the small run on the card', async () => {
    const rows = at(card, 'smallRun', 'rows')
    const {figures} = await smallRun()
    expect(rows).toHaveLength(figures.length)
    figures.forEach((figure, i) => {
      for (const [name, value] of Object.entries(figure)) {
        const stated = at(rows, `${i}`, name)
        if (typeof value === 'number') expect(stated, name).toBeCloseTo(value, 4)
        else expect(stated).toBe(value)
      }
    })
  }, 60_000)

  it('gives the same parameters for the same people and seed, to the bit', async () => {
    const people = () => simulatePeople(createRandom(5), {catalogs: 2, peopleEach: 3, choices: 6})
    const options = {dilution: 0.5, seed: 5, burnIn: 20, keep: 20}
    expect(await fitRoles(people(), options)).toEqual(await fitRoles(people(), options))
  })

  it('finds the role parameters that people were drawn from', async () => {
    const {parameters} = await fitRoles(peopleOf({mean: -1, sd: 0.6}, 150), {
      dilution: 0,
      seed: 3,
      burnIn: 200,
      keep: 400,
    })
    expect(Math.abs(parameters.mean.price + 1)).toBeLessThan(0.2)
    expect(Math.abs(parameters.sd.price - 0.6)).toBeLessThan(0.2)
  }, 60_000)
})

/** People with one weight each, drawn from Normal(mean, sd), who choose 20 times among three numbers. */
function peopleOf({mean, sd}: {mean: number; sd: number}, count: number) {
  const random = createRandom(11)
  return Array.from({length: count}, () => {
    const w = mean + sd * normal(random)
    const choices = Array.from({length: 20}, () => {
      const features = Array.from({length: 3}, () => 1.5 * normal(random))
      const u = features.map((x) => w * x - Math.log(-Math.log(random())))
      return {features, chosen: u.indexOf(Math.max(...u)), positions: [0, 1, 2]}
    })
    return {roles: ['price' as const], crowding: 1, choices, truth: null}
  })
}
