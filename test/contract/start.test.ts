import {type ChildProcess, spawn} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {openStore} from '../../collector'

const CLI = resolve('dist/cli/lotse.mjs')
const isBuilt = existsSync(CLI) && readFileSync(CLI, 'utf8').includes('playForParent')
const RUN = `import {main} from '${pathToFileURL(CLI).href}'; process.exitCode = await main(process.argv.slice(1))`

describe.skipIf(!isBuilt)('the demo shop on an empty data folder', () => {
  let data: string
  let shop: ChildProcess | null = null

  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'lotse-start-'))
  })
  afterEach(() => {
    shop?.kill('SIGKILL')
    rmSync(data, {recursive: true, force: true})
  })

  /** Starts it, and hands back its address and the shop's public id. */
  async function start(): Promise<{address: string; id: string; said: () => string}> {
    let said = ''
    const command = ['--input-type=module', '-e', RUN, '--', 'serve', '--demo', '--data', data]
    shop = spawn(process.execPath, command, {env: {...process.env, PORT: '0', HOST: '127.0.0.1'}})
    for (const output of [shop.stdout, shop.stderr]) output?.on('data', (chunk) => (said += String(chunk)))
    await expect.poll(() => said, {timeout: 30_000}).toContain('Ctrl-C stops')
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''
    const {headers} = await fetch(`${address}/reports`, {redirect: 'manual'})
    return {address, id: /shop=(\w+)/.exec(headers.get('location') ?? '')?.[1] ?? '', said: () => said}
  }

  const stop = (signal: NodeJS.Signals): Promise<number | null> =>
    new Promise((done) => {
      shop?.once('exit', done)
      shop?.kill(signal)
    })

  it.each([
    ['SIGTERM', 0],
    ['SIGKILL', null],
  ] as const)(
    'answers while its simulated visits are played; %s in the middle leaves none of them, and the next start begins anew',
    async (signal, code) => {
      const first = await start()
      expect((await fetch(`${first.address}/`)).status).toBe(200)
      const farOf = async ({address, id}: {address: string; id: string}) =>
        (await fetch(`${address}/v1/estimates?shop=${id}`)).headers.get('lotse-simulating')
      await expect.poll(() => farOf(first), {timeout: 30_000}).toMatch(/^[1-9]\d*\/3000$/)
      expect(await stop(signal)).toBe(code)

      const store = await openStore({folder: data, url: undefined})
      expect(await store.readCounts({shop: first.id, beforePeriod: 65_535})).toEqual([])
      const configurations = await store.configurationsOf(first.id)
      expect(configurations.map(({canonical}) => JSON.parse(canonical).simulated)).toEqual([false])
      await store.close()
      expect(await farOf(await start())).toMatch(/\/3000$/)
      expect(await stop('SIGTERM')).toBe(0)
    },
    120_000,
  )
})

describe.skipIf(!isBuilt)('a collector by itself', () => {
  it('goes on, and writes what waits, when whoever read its lines has gone', async () => {
    const data = mkdtempSync(join(tmpdir(), 'lotse-silent-'))
    const command = ['--input-type=module', '-e', RUN, '--', 'collector', '--data', data, '--json']
    const env = {...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: ''}
    const collector = spawn(process.execPath, command, {env, stdio: ['ignore', 'pipe', 'ignore']})
    await new Promise((listening) => collector.stdout.once('data', listening))
    collector.stdout.destroy()
    // Stopping says so, to nobody.
    const code = new Promise((done) => collector.once('exit', done))
    collector.kill('SIGTERM')
    expect(await code).toBe(0)
    rmSync(data, {recursive: true, force: true})
  })
})
