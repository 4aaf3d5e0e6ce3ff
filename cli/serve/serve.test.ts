import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {startCollector} from '../../collector/test-support'
import {InputError} from '../input-error'
import {createShopServer} from './create-shop-server'
import {listen, readAddress} from './listen'

const SHOP = '0123456789abcdef0123456789abcdef'

describe('the shop server', () => {
  let folder: string
  let running: Awaited<ReturnType<typeof startCollector>>
  let ask: (path: string, init?: RequestInit) => Promise<Response>

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lotse-serve-'))
    for (const [path, text] of [
      ['site/index.html', '<h1>shop</h1>'],
      ['lotse/manifest.json', '{}'],
      ['lotse/widget.0123456789.js', 'export {}'],
      ['reports/index.html', '<h1>reports</h1>'],
      ['secret.txt', 'secret'],
    ] as const) {
      mkdirSync(join(folder, path, '..'), {recursive: true})
      writeFileSync(join(folder, path), text)
    }
    running = await startCollector()
    const app = createShopServer({
      site: join(folder, 'site'),
      files: join(folder, 'lotse'),
      reports: join(folder, 'reports'),
      collector: running.collector,
      shop: SHOP,
    })
    ask = async (path, init) => app.fetch(new Request(`http://shop.test${path}`, init))
  })

  afterEach(async () => {
    await running.stop()
    rmSync(folder, {recursive: true, force: true})
  })

  test('serves pages, built files, reports and the collector from one origin', async () => {
    expect(await (await ask('/')).text()).toBe('<h1>shop</h1>')
    expect(await (await ask('/lotse/manifest.json')).text()).toBe('{}')
    expect(await (await ask(`/reports/?shop=${SHOP}`)).text()).toBe('<h1>reports</h1>')
    expect((await ask('/v1/health')).status).toBe(200)
    expect((await ask('/v1/report', {method: 'POST', body: 'rubbish'})).status).toBe(204)
  })

  test('lets files named by their content be kept for ever, and everything else be asked for again', async () => {
    expect((await ask('/lotse/widget.0123456789.js')).headers.get('cache-control')).toContain('immutable')
    expect((await ask('/lotse/manifest.json')).headers.get('cache-control')).toBe('no-cache')
  })

  test('opens the reports of its own shop, keeping what else the address says', async () => {
    const {status, headers} = await ask('/reports?lang=en')
    expect([status, headers.get('location')]).toEqual([302, `/reports/?lang=en&shop=${SHOP}`])
  })

  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/lotse/..%2fsecret.txt', '/nothing-here'])(
    'answers %s with 404',
    async (path) => {
      const response = await ask(path)
      expect(response.status).toBe(404)
      expect(await response.text()).not.toContain('secret')
    },
  )
})

describe('listening', () => {
  test('takes any free port, answers there, and stops', async () => {
    const listening = await listen(() => new Response('here'), {host: '127.0.0.1', port: 0})
    expect(await (await fetch(listening.address)).text()).toBe('here')
    await listening.close()
    await expect(fetch(listening.address)).rejects.toThrow()
  })

  test('a taken port is one clear message with a way on', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const {port} = other.address() as AddressInfo
    const taken = listen(() => new Response(), {host: '127.0.0.1', port})
    await expect(taken).rejects.toThrow(InputError)
    await expect(taken).rejects.toThrow(
      `the port is taken by another program; choose another one with PORT=${port + 1}`,
    )
    other.close()
  })

  test.each(['abc', '-1', '70000', '1.5'])('PORT=%s is refused by name', (PORT) => {
    expect(() => readAddress({PORT})).toThrow(`PORT: found "${PORT}"`)
  })

  test('PORT and HOST have defaults', () => {
    expect(readAddress({})).toEqual({host: '127.0.0.1', port: 4173})
    expect(readAddress({PORT: '0', HOST: '0.0.0.0'})).toEqual({host: '0.0.0.0', port: 0})
  })
})
