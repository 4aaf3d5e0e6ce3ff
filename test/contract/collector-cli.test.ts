import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'
import {startCollectorServer} from '../../cli/collector/start-collector-server'
import {main} from '../../cli/main'
import {hashKey, openStore} from '../../collector'
import {SHOP} from '../../collector/test-support'
import {counters, prepareStore, reportsOfThisWeek} from './collector/running-collector'

let cwd: string
let data: string

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'lotse-cli-'))
  data = join(cwd, 'data')
  for (const name of ['DATABASE_URL', 'LOTSE_ADMIN_KEY', 'LOTSE_PROXIES', 'HOST', 'PORT'])
    vi.stubEnv(name, undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(cwd, {recursive: true, force: true})
})

async function lotse(...argv: readonly string[]): Promise<{code: number; said: string}> {
  let said = ''
  const say = (text: string) => {
    said += text
  }
  const code = await main(argv, {cwd, out: say, err: say, ask: null})
  return {code, said}
}

const start = (over: Partial<Parameters<typeof startCollectorServer>[0]> = {}) =>
  startCollectorServer({
    data,
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
    ...over,
  })

const send = async (address: string, reports: readonly Uint8Array[]) => {
  for (const body of reports) {
    const response = await fetch(`${address}/v1/report`, {method: 'POST', body: body.slice()})
    expect(response.status).toBe(204)
  }
}

describe('the collector by itself', {timeout: 30_000}, () => {
  it('answers a report over the network exactly as its handler does, byte for byte', async () => {
    const server = await start()
    const [report] = await reportsOfThisWeek(1, 1)
    const answers = await Promise.all(
      [report!, new Uint8Array(3), new Uint8Array(65), new Uint8Array(30_000), new Uint8Array()].flatMap(
        (body) =>
          // The query makes it take the long way, through fetch.
          ['', '?'].map(async (query) => {
            const response = await fetch(`${server.address}/v1/report${query}`, {
              method: 'POST',
              body: body.slice(),
            })
            const headers = [...response.headers].filter(([name]) => name !== 'date').sort()
            return [response.status, headers, await response.text()]
          }),
      ),
    )
    await server.close()
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]![0]).toBe(204)
  })

  it('shows health, metrics and files, and estimates only for a key that holds', async () => {
    writeFileSync(join(cwd, 'taste.0123456789.bin'), 'model')
    await prepareStore({folder: data})
    const server = await start({files: cwd})
    const ask = (path: string, key?: string) =>
      fetch(server.address + path, key ? {headers: {authorization: `Bearer ${key}`}} : {})
    expect((await ask('/health')).status).toBe(200)
    expect(await (await ask('/metrics')).text()).toContain('lotse_counted_total 0')
    expect(await (await ask('/v1/files/taste.0123456789.bin')).text()).toBe('model')
    const estimates = `/v1/estimates?shop=${SHOP}`
    expect((await ask(estimates)).status).toBe(401)
    const {key} = JSON.parse((await lotse('keys', 'new', '--shop', SHOP, '--json')).said)
    expect((await ask(estimates, key)).status).toBe(200)
    expect((await ask(estimates, `${key}x`)).status).toBe(401)
    await server.close()
  })
})

describe('the reports page of a collector by itself', () => {
  it('cannot be framed, and no address of it is told onward', async () => {
    mkdirSync(join(cwd, 'reports'))
    writeFileSync(join(cwd, 'reports/index.html'), '<title>Reports</title>')
    const server = await start()
    for (const path of ['/reports', '/reports/']) {
      const {status, headers} = await fetch(server.address + path)
      expect(status).toBe(200)
      expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
    // The strict policy of all other answers stays as it is.
    const {headers} = await fetch(`${server.address}/health`)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    await server.close()
  })
})

describe('lotse keys', {timeout: 30_000}, () => {
  it('replaces the key of the installation beside a running collector, and the old one holds no more', async () => {
    await prepareStore({folder: data})
    const server = await start()
    const old = readFileSync(join(data, 'shop-key'), 'utf8').trim()
    const status = async (key: string) => {
      const headers = {authorization: `Bearer ${key}`}
      return (await fetch(`${server.address}/v1/estimates?shop=${SHOP}`, {headers})).status
    }
    expect(await status(old)).toBe(200)
    const {code, said} = await lotse('keys', 'rotate', '--role', 'write', '--json')
    expect(code).toBe(0)
    const {key, revoked} = JSON.parse(said)
    expect(revoked).toBe(1)
    expect(readFileSync(join(data, 'shop-key'), 'utf8').trim()).toBe(key)
    expect(statSync(join(data, 'shop-key')).mode & 0o077).toBe(0)
    expect([await status(old), await status(key)]).toEqual([401, 200])
    await server.close()
    // Nothing of a key is in the database, only its hash.
    const bytes = readFileSync(join(data, 'collector.db'), 'latin1')
    expect([bytes.includes(key), bytes.includes(hashKey(key))]).toEqual([false, true])
  })

  it('lists keys by the beginning of their hash and takes one back by it', async () => {
    await prepareStore({folder: data})
    await lotse('keys', 'new', '--shop', SHOP)
    const {keys} = JSON.parse((await lotse('keys', 'list', '--json')).said)
    expect(keys).toEqual([{scope: SHOP, role: 'read', fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/)}])
    expect((await lotse('keys', 'revoke', '--key', keys[0].fingerprint)).code).toBe(0)
    expect((await lotse('keys', 'list')).said).toBe('No keys.\n')
    expect((await lotse('keys', 'revoke', '--key', keys[0].fingerprint)).code).toBe(2)
  })

  it.each([
    [['keys', 'steal'], 'found "steal", expected list, new, rotate or revoke'],
    [['keys', 'new', '--role', 'all'], '--role: found "all"'],
    [['keys', 'new', '--shop', 'kontor'], '32 hex digits'],
    [['keys', 'list', '--data', 'nowhere'], 'there is no collector.db in it yet'],
  ])('refuses %j with one line', async (argv, message) => {
    await prepareStore({folder: data})
    const {code, said} = await lotse(...argv)
    expect(code).toBe(2)
    expect(said).toContain(message)
    expect(said.trim().split('\n')).toHaveLength(1)
  })
})

describe('backup and restore', {timeout: 30_000}, () => {
  const here = () => ({folder: data})
  const there = () => ({folder: join(cwd, 'restored')})

  it('move an installation with its open weeks, and nothing is counted twice afterwards', async () => {
    await prepareStore(here())
    const reports = await reportsOfThisWeek(80, 2)
    const server = await start()
    await send(server.address, reports.slice(0, 60))
    await expect.poll(async () => (await lotse('backup', 'b.json', '--with-open-weeks')).code).toBe(0)
    await server.close()
    expect((await lotse('backup', 'b.json', '--with-open-weeks')).said).toContain('1 shops, 1 keys')
    expect(statSync(join(cwd, 'b.json')).mode & 0o077).toBe(0)
    expect((await lotse('restore', 'b.json', '--data', 'restored')).code).toBe(0)
    expect(await counters(there())).toEqual({reports: 60, cells: 60})
    // Devices send again what they are not sure of.
    const again = await start({data: there().folder})
    await send(again.address, reports)
    await again.close()
    expect(await counters(there())).toEqual({reports: 80, cells: 80})
  })

  it('keep neither tags nor counters of weeks that still change, unless asked', async () => {
    await prepareStore(here())
    const server = await start()
    const reports = await reportsOfThisWeek(60, 3)
    await send(server.address, reports)
    await server.close()
    await lotse('backup', 'b.json')
    const text = readFileSync(join(cwd, 'b.json'), 'utf8')
    expect(text).toContain('"counts":[],"periods":[]')
    await lotse('restore', 'b.json', '--data', 'restored')
    const again = await start({data: there().folder})
    for (let round = 0; round < 2; round++) await send(again.address, reports)
    await again.close()
    expect(await counters(there())).toEqual({reports: 60, cells: 60})
  })

  it('refuse a folder that is not empty, and a file that is cut off or altered', async () => {
    await prepareStore(here())
    await lotse('backup', 'b.json')
    expect((await lotse('restore', 'b.json')).said).toContain('holds 1 shops already, expected an empty one')
    const lines = readFileSync(join(cwd, 'b.json'), 'utf8').trimEnd().split('\n')
    writeFileSync(join(cwd, 'cut.json'), lines.slice(0, -1).join('\n'))
    expect((await lotse('restore', 'cut.json', '--data', 'new')).said).toContain('ends before its end')
    appendFileSync(join(cwd, 'b.json'), '{"shop":{}}\n')
    expect((await lotse('restore', 'b.json', '--data', 'new')).said).toContain(
      'line 5: is not what a backup has',
    )
    expect((await lotse('restore', 'nothing.json', '--data', 'new')).code).toBe(2)
    expect(existsSync(join(cwd, 'new'))).toBe(false)
  })

  it('of shops that are many come out as they went in', async () => {
    const store = await openStore(here())
    for (let i = 0; i < 30; i++) {
      const hex = (i + 16).toString(16)
      await store.registerConfiguration({
        hash: hex.repeat(32),
        shop: hex.repeat(16),
        canonical: '{}',
        labels: i % 2 ? '{"shop":"Kontor"}' : null,
        origins: i % 3 ? '["https://kontor.test"]' : null,
      })
    }
    await store.close()
    await lotse('backup', 'b.json')
    await lotse('restore', 'b.json', '--data', 'restored')
    await lotse('backup', 'c.json', '--data', 'restored')
    expect(readFileSync(join(cwd, 'c.json'), 'utf8')).toBe(readFileSync(join(cwd, 'b.json'), 'utf8'))
  })
})

describe('the key in the data folder', {timeout: 30_000}, () => {
  it('is named in one sentence where it is none, and rotating makes one again', async () => {
    await (await start()).close()
    writeFileSync(join(data, 'shop-key'), 'no key')
    await expect(start()).rejects.toThrow(`${join(data, 'shop-key')}: the key cannot be used`)
    expect((await lotse('keys', 'rotate', '--role', 'write')).said).toContain('1 older key holds no more')
    await (await start()).close()
    rmSync(join(data, 'shop-key'))
    await lotse('keys', 'rotate', '--role', 'write')
    await (await start()).close()
    expect(JSON.parse((await lotse('keys', 'list', '--json')).said).keys).toHaveLength(1)
  })

  it.skipIf(process.getuid?.() !== 0)('stays with its owner when root renews it', async () => {
    await (await start()).close()
    chownSync(data, 65534, 65534)
    for (const name of readdirSync(data)) chownSync(join(data, name), 65534, 65534)
    await lotse('keys', 'rotate', '--role', 'write')
    expect(statSync(join(data, 'shop-key'))).toMatchObject({uid: 65534, gid: 65534})
    rmSync(join(data, 'shop-key'))
    await lotse('keys', 'rotate', '--role', 'write')
    expect(statSync(join(data, 'shop-key'))).toMatchObject({uid: 65534, gid: 65534})
  })
})

describe('lotse doctor', {timeout: 30_000}, () => {
  const statusOf = async (name: string) => {
    const {code, said} = await lotse('doctor', '--json')
    const {checks} = JSON.parse(said)
    const found = checks.find((check: {name: string}) => check.name === name)
    return {code, status: found?.status, says: found?.says}
  }

  it('finds nothing wrong with an installation that is not there yet', async () => {
    const {code, said} = await lotse('doctor')
    expect(code).toBe(0)
    expect(said).toMatch(/^ok +node +Node v/)
  })

  it('says who has the data folder open, and how many reports wait there', async () => {
    const server = await start()
    writeFileSync(join(cwd, 'advisor.json'), '{')
    expect((await lotse('doctor')).code).toBe(2)
    rmSync(join(cwd, 'advisor.json'))
    expect(await statusOf('lock')).toMatchObject({
      status: 'ok',
      says: `Process ${process.pid} has the data folder open.`,
    })
    expect(await statusOf('keys')).toMatchObject({says: expect.stringContaining('1 key, 0 shops')})
    await server.close()
  })

  it('says when the key in the data folder is gone, is none, or is not the only one', async () => {
    await (await start()).close()
    const path = join(data, 'shop-key')
    expect(await statusOf('keys')).toMatchObject({status: 'ok', says: expect.stringContaining('in shop-key')})
    rmSync(path)
    expect(await statusOf('keys')).toMatchObject({
      status: 'doubtful',
      says: expect.stringContaining('is gone: its key still holds'),
    })
    await (await start()).close()
    expect(await statusOf('keys')).toMatchObject({
      status: 'doubtful',
      says: expect.stringContaining('2 of which may write for all shops'),
    })
    writeFileSync(path, 'hello')
    expect(await statusOf('keys')).toMatchObject({code: 1, status: 'wrong'})
    await lotse('keys', 'rotate', '--role', 'write')
    expect(await statusOf('keys')).toMatchObject({code: 0, status: 'ok'})
  })

  it.skipIf(process.getuid?.() !== 0)(
    'names files that root has left in the folder of a service',
    async () => {
      await (await start()).close()
      chownSync(data, 65534, 65534)
      expect(await statusOf('data folder')).toMatchObject({
        code: 1,
        status: 'wrong',
        says: expect.stringContaining('chown -R --reference='),
      })
    },
  )

  it('names a database that nobody answers for, and exits with 1', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none')
    expect(await statusOf('database')).toMatchObject({
      code: 1,
      status: 'wrong',
      says: expect.stringContaining('ECONNREFUSED'),
    })
  })

  it('names a database that is damaged, a folder that is open to others, and a setting that is none', async () => {
    await prepareStore({folder: data})
    writeFileSync(join(data, 'collector.db'), 'this is no database, '.repeat(500), {mode: 0o644})
    writeFileSync(join(data, 'shop-key'), 'x', {mode: 0o644})
    vi.stubEnv('LOTSE_PROXIES', 'two')
    expect(await statusOf('database')).toMatchObject({code: 1, status: 'wrong'})
    expect(await statusOf('data folder')).toMatchObject({
      status: 'doubtful',
      says: expect.stringContaining('shop-key'),
    })
    expect(await statusOf('proxies')).toMatchObject({
      status: 'wrong',
      says: expect.stringContaining('found "two"'),
    })
  })
})
