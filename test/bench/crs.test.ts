import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {run} from './crs'
import {PARTS} from './support/crs-settings'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crs-'))
})
afterEach(() => rmSync(folder, {recursive: true}))

function write(name: string, content: unknown): void {
  writeFileSync(join(folder, `${name}.json.gz`), gzipSync(JSON.stringify(content)))
}

/** Product i has value 0 and one value for each bit of i, so that every yes or no halves the catalogue. */
function writeCatalog(bits: number, attributeGroups: number[][] = []): void {
  const items = Array.from({length: 2 ** bits}, (_, i) => [
    0,
    ...Array.from({length: bits}, (_, bit) => 1 + 2 * bit + ((i >> bit) & 1)),
  ])
  write('catalog', {items, attributeGroups})
}

const measure = (options: Record<string, string | boolean>): Promise<Record<string, unknown>> =>
  run({path: folder, options, json: true})

describe('bench crs', () => {
  test('finds every target of a catalogue that its values tell apart', async () => {
    writeCatalog(8)
    write(
      'test',
      Array.from({length: 40}, (_, user) => [user, user * 6, user * 6]),
    )
    const result = await measure({rules: 'binary'})
    expect(result).toMatchObject({n: 40, sr15: 1, flip: 0, seed: 1})
    expect(result.at).toBeLessThan(8)
  })

  test('starts from single products where too many have the opening value for pairs', async () => {
    writeCatalog(13)
    write(
      'test',
      Array.from({length: 3}, (_, user) => [user, user * 1200, user * 1200 + 1]),
    )
    const result = await measure({})
    expect(result).toMatchObject({n: 3, sr15: 1})
  }, 60_000)

  test('takes any number of choices, whether attributes share one huge group, are alone in theirs, or have none', async () => {
    const bits = 6
    const attributes = 1 + 2 * bits
    const none: number[][] = []
    const alone = Array.from({length: attributes}, (_, v) => [v])
    const oneHuge = Array.from({length: attributes}, () => [1_000_000])
    // Some attributes are in several groups, and the last ones are not in the list at all.
    const several = [[], [0, 1], [1], [0], [0, 1, 2]]
    write(
      'test',
      Array.from({length: 10}, (_, user) => [user, user * 6, 63 - user]),
    )
    for (const groups of [none, alone, oneHuge, several])
      for (const choices of ['1', '2', '4']) {
        writeCatalog(bits, groups)
        const result = await measure({choices, flip: '0.1'})
        expect(result).toMatchObject({n: 10, choices: Number(choices)})
        expect(result.sr15).toBeGreaterThan(0.7)
      }
  })

  test('asks about more than one attribute at a time only where they share a group', async () => {
    write(
      'test',
      Array.from({length: 12}, (_, user) => [user, user * 20, user * 20]),
    )
    writeCatalog(
      8,
      Array.from({length: 17}, (_, v) => [v]),
    )
    const apart = await measure({rules: 'mcmipl'})
    writeCatalog(8)
    const together = await measure({rules: 'mcmipl'})
    expect(Number(apart.at)).toBeGreaterThan(Number(together.at))
  })

  test('makes do with items that have no attributes, the same one twice, or nothing in common', async () => {
    write('catalog', {items: [[], [0, 0, 1], [1, 2], [], [7], [0]], attributeGroups: {}})
    write('test', [
      [0, 1, 2],
      [1, 0, 3],
      [2, 4, 4],
      [3, 1, 4],
      [4, 5, 1],
    ])
    expect(await measure({flip: '0.5'})).toMatchObject({n: 3, of: 5, sr15: 1})
    write('test', [[0, 0, 3]])
    await expect(measure({})).rejects.toThrow(
      'test.json.gz: no entry whose items have an attribute in common',
    )
  })

  test('runs without each of its parts, on both rule sets', async () => {
    writeCatalog(6)
    write(
      'test',
      Array.from({length: 6}, (_, user) => [user, user * 7, user * 3]),
    )
    for (const rules of ['mcmipl', 'binary'])
      for (const without of PARTS) {
        const result = await measure({rules, without})
        expect(result).toMatchObject({n: 6, rules, without})
        expect(result.sr15).toBeGreaterThan(0.6)
      }
  })

  test('gives the same figures for the same seed, whether or not answers are flipped', async () => {
    writeCatalog(6)
    write(
      'test',
      Array.from({length: 20}, (_, user) => [user, user, 63 - user * 2]),
    )
    for (const flip of ['0', '0.2']) {
      const [first, second] = [await measure({flip}), await measure({flip})]
      expect(first.at).toBe(second.at)
      expect(first.ece).toBe(second.ece)
    }
  })

  test('says in one sentence which file is missing or malformed', async () => {
    await expect(measure({})).rejects.toThrow('catalog.json.gz: no such file')
    writeCatalog(2)
    write('test', [[0, 1, 9]])
    await expect(measure({})).rejects.toThrow(
      'test.json.gz, entry 0: found [0,1,9], expected [user, item, item]',
    )
    write('test', [[0, 1, 1]])
    await expect(measure({history: true})).rejects.toThrow('train.json.gz: no such file')
    write('catalog', {items: [[-1]]})
    await expect(measure({})).rejects.toThrow(
      'catalog.json.gz: "items" is not a list of lists of whole numbers from 0',
    )
    await expect(measure({flip: '2'})).rejects.toThrow('--flip: found "2", expected a number from 0 to 0.5')
  })
})
