import {copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'
import {startCollectorServer} from '../../cli/collector/start-collector-server'
import {main} from '../../cli/main'

const root = join(import.meta.dirname, '../..')
const isBuilt = existsSync(join(root, 'dist/widget/loader.js'))

let cwd: string
let server: Awaited<ReturnType<typeof startCollectorServer>>

const data = () => join(cwd, 'data')
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

async function lotse(...argv: readonly string[]): Promise<{code: number; said: string}> {
  let said = ''
  const say = (text: string) => {
    said += text
  }
  const code = await main(argv, {cwd, out: say, err: say, ask: null})
  return {code, said}
}

/** Makes the shop of the fixture, whose reports go to `collector`. */
async function makeShop(collector: string): Promise<string> {
  copyFileSync(join(root, 'test/support/fixtures/kitchen-feed.tsv'), join(cwd, 'kitchen-feed.tsv'))
  await lotse('init', 'kitchen-feed.tsv', '--yes', '--name', 'Küche', '--force')
  const path = join(cwd, 'advisor.json')
  const advisor = readJson(path)
  writeFileSync(path, JSON.stringify({...advisor, report: {...advisor.report, collector}}))
  return advisor.shop.id
}

async function doctorOn(name: string): Promise<{status?: string; says?: string}> {
  const {checks} = JSON.parse((await lotse('doctor', '--json')).said)
  return checks.find((check: {name: string}) => check.name === name) ?? {}
}

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'lotse-register-'))
  for (const name of ['DATABASE_URL', 'LOTSE_ADMIN_KEY', 'LOTSE_PROXIES', 'LOTSE_KEY', 'HOST', 'PORT'])
    vi.stubEnv(name, undefined)
  server = await startCollectorServer({
    data: data(),
    files: join(cwd, 'files'),
    reports: join(cwd, 'reports'),
    host: '127.0.0.1',
    port: 0,
    proxies: 0,
    openReports: false,
    databaseUrl: undefined,
    adminKey: undefined,
    nowMs: Date.now,
    log: () => {},
  })
})
afterEach(async () => {
  await server.close()
  vi.unstubAllEnvs()
  rmSync(cwd, {recursive: true, force: true})
})

describe.skipIf(!isBuilt)('lotse build --register (needs the built widget: npm run build)', () => {
  it('announces what was built to a collector by itself, whose doctor then finds nothing wrong', async () => {
    const shop = await makeShop(server.address)
    expect(await lotse('build')).toMatchObject({code: 0, said: expect.stringContaining('--register')})
    expect(await doctorOn('configuration')).toMatchObject({
      status: 'wrong',
      says: expect.stringContaining('drops every report'),
    })
    const {code, said} = await lotse('build', '--register', '--json')
    expect(code).toBe(0)
    const {registered} = JSON.parse(said)
    const stored = await fetch(`${server.address}/v1/configurations/${registered.hash}`)
    expect(await stored.json()).toMatchObject({shop, simulated: false})
    expect((await doctorOn('configuration')).status).toBe('ok')
    const {key} = JSON.parse((await lotse('keys', 'new', '--shop', shop, '--json')).said)
    const headers = {authorization: `Bearer ${key}`}
    const estimates = await fetch(`${server.address}/v1/estimates?shop=${shop}`, {headers})
    expect(await estimates.json()).toMatchObject({
      configurations: [{hash: registered.hash, reports: 0, labels: {shop: 'Küche'}}],
    })
  })

  it('takes a key of the shop, and an address other than the one in the advisor file', async () => {
    const shop = await makeShop('/')
    const {key} = JSON.parse((await lotse('keys', 'new', '--role', 'write', '--shop', shop, '--json')).said)
    rmSync(join(data(), 'shop-key'))
    expect(await lotse('build', '--register')).toMatchObject({
      code: 2,
      said: expect.stringContaining('report.collector: found "/", expected a whole address'),
    })
    const to = ['build', '--register', '--collector', `${server.address}/v1/report`] as const
    expect(await lotse(...to)).toMatchObject({
      code: 2,
      said: expect.stringContaining('LOTSE_KEY: there is none'),
    })
    expect(await lotse(...to, '--key', 'x'.repeat(43))).toMatchObject({
      code: 2,
      said: expect.stringContaining('none that may register for this shop'),
    })
    expect(existsSync(join(cwd, 'dist'))).toBe(false)
    vi.stubEnv('LOTSE_KEY', key)
    expect(await lotse(...to, '--origin', 'https://shop.example')).toMatchObject({code: 0})
    expect(await lotse(...to, '--origin', 'shop.example')).toMatchObject({
      code: 2,
      said: expect.stringContaining('Expected an origin like "https://shop.example"'),
    })
  })

  it('sends no key to another machine in clear, nor the key of this installation at all', async () => {
    await makeShop('http://reports.example')
    expect(await lotse('build', '--register')).toMatchObject({
      code: 2,
      said: expect.stringContaining('expected https'),
    })
    expect(await lotse('build', '--register', '--collector', 'https://reports.example')).toMatchObject({
      code: 2,
      said: expect.stringContaining('LOTSE_KEY: there is none'),
    })
  })
})
