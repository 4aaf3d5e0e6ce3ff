import {copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parseAdvisor} from '../../advisor-core/advisor'
import {main} from '../../cli/main'
import {madeUpComputers} from '../support/made-up-computers'

const root = join(import.meta.dirname, '../..')
const isBuilt = existsSync(join(root, 'dist/widget/loader.js'))
const bench = process.env.LOTSE_BENCH ?? join(root, '../shared/bench')

interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function lotse(cwd: string, ...argv: readonly string[]): Promise<Run> {
  let out = ''
  let err = ''
  const code = await main(argv, {
    cwd,
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

/** A folder of its own with a fixture in it. */
function folderWith(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-'))
  copyFileSync(join(root, 'test/support/fixtures', name), join(folder, name))
  return folder
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

describe('lotse init', () => {
  test('writes an advisor that the parser and the check accept', async () => {
    const folder = folderWith('kitchen-feed.tsv')
    expect(await lotse(folder, 'init', 'kitchen-feed.tsv', '--yes', '--name', 'Kitchen')).toMatchObject({
      code: 0,
      err: '',
    })
    const advisor = parseAdvisor(readJson(join(folder, 'advisor.json')))
    expect(advisor.shop).toMatchObject({name: 'Kitchen', currency: 'EUR'})
    expect(advisor.catalog).toMatchObject({file: 'kitchen-feed.tsv', format: 'tsv'})
    expect(existsSync(join(folder, 'advisor.schema.json'))).toBe(true)
    expect(await lotse(folder, 'check')).toEqual({code: 0, out: 'advisor.json: nothing found.\n', err: ''})
  })

  test('points back at the catalogue from another folder', async () => {
    const folder = folderWith('kitchen-feed.tsv')
    await lotse(folder, 'init', 'kitchen-feed.tsv', '--yes', '--out', 'shop/advice')
    const path = join(folder, 'shop/advice/advisor.json')
    expect(parseAdvisor(readJson(path)).catalog.file).toBe('../../kitchen-feed.tsv')
    expect(await lotse(folder, 'check', 'shop/advice/advisor.json')).toMatchObject({code: 0})
  })

  test('counts and lists the rows it leaves out', async () => {
    const folder = folderWith('fans-latin1.csv')
    const {code, out} = await lotse(folder, 'init', 'fans-latin1.csv', '--yes')
    expect(code).toBe(0)
    expect(out).toContain('19 products from 24 rows (windows-1252, table with semicolons).')
    expect(out).toContain('5 rows are left out:\n  line 6: found 9 cells, expected 8')
    expect(readJson(join(folder, 'lotse-init.log.json'))).toMatchObject({leftOutRows: {length: 5}})
  })

  test('never replaces an advisor without --force, and leaves it untouched', async () => {
    const folder = folderWith('kitchen-feed.tsv')
    writeFileSync(join(folder, 'advisor.json'), 'mine')
    const refused = await lotse(folder, 'init', 'kitchen-feed.tsv', '--yes')
    expect(refused).toMatchObject({code: 2, out: ''})
    expect(refused.err).toBe(
      `${join(folder, 'advisor.json')}: found an advisor already, expected none; --force replaces it\n`,
    )
    expect(readFileSync(join(folder, 'advisor.json'), 'utf8')).toBe('mine')
    expect(await lotse(folder, 'init', 'kitchen-feed.tsv', '--yes', '--force')).toMatchObject({code: 0})
  })

  test('writes nothing when the catalogue cannot be used', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lotse-'))
    writeFileSync(join(folder, 'empty.csv'), '')
    const {code, err} = await lotse(folder, 'init', 'empty.csv', '--yes')
    expect(code).toBe(2)
    expect(err).toBe(
      `${join(folder, 'empty.csv')}: found an empty file, expected a table with a header line\n`,
    )
    expect(readdirSync(folder)).toEqual(['empty.csv'])
  })

  test('prints one JSON object with --json, errors included', async () => {
    const folder = folderWith('fans-latin1.csv')
    const good = await lotse(folder, 'init', 'fans-latin1.csv', '--yes', '--json')
    expect(JSON.parse(good.out)).toMatchObject({
      products: 19,
      rows: 24,
      leftOutRows: [{line: 6}, {line: 9}, {line: 12}, {line: 15}, {line: 18}],
    })
    const bad = await lotse(folder, 'init', 'nothing.csv', '--json')
    expect(bad.code).toBe(2)
    expect(JSON.parse(bad.out)).toEqual({
      error: {
        place: join(folder, 'nothing.csv'),
        problem: 'found no such file, expected a catalogue in CSV or TSV format',
      },
    })
  })

  test('stays linear: twenty thousand rows in a few seconds', {timeout: 60_000}, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lotse-'))
    writeFileSync(join(folder, 'many.csv'), madeUpComputers(20_000))
    expect(await lotse(folder, 'init', 'many.csv', '--yes')).toMatchObject({code: 0})
  })
})

describe('lotse check', () => {
  test('lists every mistake in the advisor, by field', async () => {
    const folder = folderWith('kitchen-feed.tsv')
    await lotse(folder, 'init', 'kitchen-feed.tsv', '--yes')
    const path = join(folder, 'advisor.json')
    const text = readFileSync(path, 'utf8')
    writeFileSync(
      path,
      text.replace('"kind": "budget"', '"kind": "bugdet"').replace('"maxQuestions": 7', '"maxQuestions": 0'),
    )
    const {code, err} = await lotse(folder, 'check')
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(2)
    expect(err).toContain('kind: found "bugdet", expected "single", "yes-no"')
    expect(err).toContain('rules.maxQuestions: found 0')
  })

  test('names the line of a syntax error', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lotse-'))
    writeFileSync(join(folder, 'advisor.json'), '{\n  "version": 1,\n  oops\n}')
    const {code, err} = await lotse(folder, 'check')
    expect(code).toBe(2)
    expect(err).toMatch(/advisor\.json.*is no JSON/)
  })

  test('reports findings with exit code 1', async () => {
    const folder = folderWith('fans-latin1.csv')
    await lotse(folder, 'init', 'fans-latin1.csv', '--yes')
    const {code, out} = await lotse(folder, 'check', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out).findings).toHaveLength(5)
  })
})

describe('lotse', () => {
  test.each([
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['init'], "missing required argument 'catalogue'"],
    [['build', '--fast'], "unknown option '--fast'"],
  ])('refuses %j with exit code 2', async (argv, message) => {
    const {code, err} = await lotse('/', ...argv)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })

  test('helps with exit code 0', async () => {
    const {code, out} = await lotse('/', '--help')
    expect(code).toBe(0)
    for (const name of ['init', 'check', 'build']) expect(out).toContain(name)
  })
})

describe.skipIf(!isBuilt)('lotse build (needs the built widget: npm run build)', () => {
  test('writes the files of a shop, the manifest naming each', async () => {
    const folder = folderWith('kitchen-feed.tsv')
    await lotse(folder, 'init', 'kitchen-feed.tsv', '--yes')
    expect(await lotse(folder, 'build', '--out', 'out')).toMatchObject({code: 0, err: ''})
    const manifest = readJson(join(folder, 'out/manifest.json'))
    const names = readdirSync(join(folder, 'out'))
    expect(names).toContain('lotse.js')
    expect(JSON.stringify(manifest)).toContain(names.find((name) => name.startsWith('catalog.')))
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('writes nothing when the catalogue has lost a column', async () => {
    const folder = folderWith('kitchen-feed.tsv')
    await lotse(folder, 'init', 'kitchen-feed.tsv', '--yes')
    const path = join(folder, 'kitchen-feed.tsv')
    writeFileSync(path, readFileSync(path, 'utf8').replace('\tcolor\t', '\thue\t'))
    const {code, err} = await lotse(folder, 'build', '--out', 'out')
    expect(code).toBe(2)
    expect(err).toContain('line 1: found no column "color", expected it because attribute "colour" names it')
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })
})

// Real catalogues, where somebody has put them: a folder in the format of the bench's `catalogs`.
describe.skipIf(!existsSync(join(bench, 'catalogs')))(
  'on real catalogues (LOTSE_BENCH names their folder)',
  () => {
    const catalogs = existsSync(join(bench, 'catalogs')) ? readdirSync(join(bench, 'catalogs')) : []
    test.each(catalogs.filter((name) => /\.(csv|tsv)$/.test(name)))(
      '%s: proposes what the check has no objection to',
      async (name) => {
        const folder = mkdtempSync(join(tmpdir(), 'lotse-'))
        const catalogue = join(bench, 'catalogs', name)
        expect(await lotse(folder, 'init', catalogue, '--yes')).toMatchObject({code: 0})
        const advisor = parseAdvisor(readJson(join(folder, 'advisor.json')))
        expect(advisor.questions.length).toBeGreaterThan(0)
        expect(advisor.questions.length).toBeLessThanOrEqual(12)
        expect(advisor.questions.some(({kind}) => kind === 'budget')).toBe(true)
        expect(await lotse(folder, 'check')).toMatchObject({code: 0})
      },
    )
  },
)
