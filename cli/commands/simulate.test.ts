import {copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {main} from '../main'

const root = join(import.meta.dirname, '../..')
const isBuilt = existsSync(join(root, 'dist/widget/loader.js'))
const folder = mkdtempSync(join(tmpdir(), 'lotse-'))

async function lotse(...argv: readonly string[]) {
  let out = ''
  let err = ''
  const code = await main(argv, {
    cwd: folder,
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    ask: null,
  })
  return {code, out, err}
}

describe.runIf(isBuilt)('lotse simulate', {timeout: 60_000}, () => {
  beforeAll(async () => {
    copyFileSync(join(root, 'test/support/fixtures/kitchen-feed.tsv'), join(folder, 'kitchen-feed.tsv'))
    await lotse('init', 'kitchen-feed.tsv', '--yes')
  })
  afterAll(() => rmSync(folder, {recursive: true}))

  test('needs no data folder and draws no bar where nobody watches', async () => {
    const {code, out, err} = await lotse('simulate', '--visitors', '12', '--locale', 'en')
    expect({code, err}).toEqual({code: 0, err: ''})
    expect(out).toContain('all visitors are synthetic')
    expect(out).toContain('12 visitors, drawn with seed 1')
  })

  test('gives the same report for the same seed, in JSON and as a page', async () => {
    const order = [
      'simulate',
      '--visitors',
      '12',
      '--seed',
      '7',
      '--json',
      '--html',
      'report.html',
      '--locale',
      'de',
    ]
    const first = await lotse(...order)
    const page = readFileSync(join(folder, 'report.html'), 'utf8')
    expect(await lotse(...order)).toEqual(first)
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe(page)
    expect(JSON.parse(first.out)).toMatchObject({simulated: true, visitors: 12, seed: 7, noise: null})
    expect(page).toContain('<html lang="de">')
  })

  test.each([
    ['--noise', '2', 'a number from 0 to 1'],
    ['--clicks', 'many', 'a number from 0 to 10'],
    ['--visitors', '1.5', 'a whole number from 1 to 1000000'],
    ['--locale', 'fr', 'de or en'],
  ])('refuses %s %s in one sentence', async (option, value, expected) => {
    expect(await lotse('simulate', option, value)).toEqual({
      code: 2,
      out: '',
      err: `${option}: found "${value}", expected ${expected}\n`,
    })
  })
})
