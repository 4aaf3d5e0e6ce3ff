import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {bundleChild, type ChildBundle} from '../support/bundle-child'
import {startPostgres} from '../support/postgres/start-postgres'
import {
  counters,
  prepareStore,
  type RunningCollector,
  reportsOfThisWeek,
  startChild,
} from './collector/running-collector'
import type {ChildOrder} from './collector/server-child'

/** What the process under test holds in memory at most. */
const MAX_BATCH = 200
const TIMEOUT = {timeout: 120_000}

const root = mkdtempSync(join(tmpdir(), 'lotse-safety-'))
const server = await startPostgres()
let bundle: ChildBundle
let folders = 0

beforeAll(async () => {
  bundle = await bundleChild('test/contract/collector/server-child.ts')
}, 60_000)
afterAll(async () => {
  bundle.remove()
  if (typeof server !== 'string') await server.stop()
  rmSync(root, {recursive: true, force: true})
})

const sqlite = async (): Promise<ChildOrder> => ({folder: join(root, String(++folders))})
const postgres = async (): Promise<ChildOrder> => {
  if (typeof server === 'string') throw new Error(server)
  return {folder: root, url: await server.createDatabase()}
}
const places = [
  ['SQLite', sqlite, false],
  [
    typeof server === 'string' ? `PostgreSQL (${server})` : 'PostgreSQL',
    postgres,
    typeof server === 'string',
  ],
] as const

/** Sends reports until nobody answers any more; how many were answered. */
async function postWhileItLives(running: RunningCollector, reports: readonly Uint8Array[]): Promise<number> {
  let answered = 0
  for (let at = 0; at < reports.length; at += 10) {
    const answers = await Promise.allSettled(reports.slice(at, at + 10).map((body) => running.post(body)))
    answered += answers.filter(({status}) => status === 'fulfilled').length
    if (answers.some(({status}) => status === 'rejected')) break
  }
  return answered
}

const isLogged = (running: RunningCollector, kind: string) => () =>
  running.log.some((entry) => entry.kind === kind)

describe.each(places)('a collector on %s', (_, makePlace, isMissing) => {
  it.skipIf(isMissing)(
    'loses at most one batch when it is killed at any moment, and counts everything once when it is sent again',
    TIMEOUT,
    async () => {
      const place = await makePlace()
      await prepareStore(place)
      const reports = await reportsOfThisWeek(450, 11)
      let before = 0
      for (const killAfter of [1, 2, 3]) {
        const running = await startChild(bundle, place)
        running.child.on('message', () => {
          const flushes = running.log.filter(({kind}) => kind === 'flushed').length
          // Somewhere in the next writes, not between them.
          if (flushes === killAfter) setTimeout(() => running.child.kill('SIGKILL'), killAfter)
        })
        const answered = await postWhileItLives(running, reports.slice(before))
        await running.end('SIGKILL')
        const told = running.log.reduce((sum, {counted = 0}) => sum + counted, 0)
        const {reports: counted, cells} = await counters(place)
        expect(cells).toBe(counted)
        expect(counted).toBeGreaterThanOrEqual(before + told)
        expect(counted).toBeGreaterThanOrEqual(before + answered - MAX_BATCH)
        before = counted
      }
      const running = await startChild(bundle, place)
      for (let round = 0; round < 2; round++) await postWhileItLives(running, reports)
      await running.end('SIGTERM')
      expect(await counters(place)).toEqual({reports: 450, cells: 450})
    },
  )

  it.skipIf(isMissing)('writes everything when it is asked to stop', TIMEOUT, async () => {
    const place = await makePlace()
    await prepareStore(place)
    const running = await startChild(bundle, place)
    expect(await postWhileItLives(running, await reportsOfThisWeek(30, 12))).toBe(30)
    await running.end('SIGTERM')
    expect(running.child.exitCode).toBe(0)
    expect(await counters(place)).toEqual({reports: 30, cells: 30})
  })
})

describe('a full disk', () => {
  const mount = join(root, 'small-disk')
  const hasMount = process.platform === 'linux' && process.getuid?.() === 0 && mountSmallDisk()

  afterAll(() => void (hasMount && spawnSync('umount', ['-l', mount])))

  it.skipIf(!hasMount)(
    'holds reports back until there is room, and no counter is wrong',
    TIMEOUT,
    async () => {
      const place = {folder: join(mount, 'data')}
      await prepareStore(place)
      const running = await startChild(bundle, place)
      const reports = await reportsOfThisWeek(160, 13)
      await postWhileItLives(running, reports.slice(0, 60))
      await expect.poll(isLogged(running, 'flushed'), {timeout: 10_000}).toBe(true)
      fill(join(mount, 'filler'))
      await postWhileItLives(running, reports.slice(60))
      await expect.poll(isLogged(running, 'flush-failed'), {timeout: 10_000}).toBe(true)
      rmSync(join(mount, 'filler'))
      await running.end('SIGTERM')
      expect(await counters(place)).toEqual({reports: 160, cells: 160})
    },
  )

  function mountSmallDisk(): boolean {
    mkdirSync(mount)
    return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', mount]).status === 0
  }

  /** Takes every last page. */
  function fill(path: string): void {
    for (const size of [64 * 1024, 4096, 1]) {
      try {
        for (;;) writeFileSync(path, Buffer.alloc(size), {flag: 'a'})
      } catch {
        // Full for pieces of this size.
      }
    }
  }

  it.skipIf(typeof server === 'string')('of PostgreSQL holds reports back likewise', TIMEOUT, async () => {
    if (typeof server === 'string') return
    const place = await postgres()
    await prepareStore(place)
    // The very error that the server gives when its disk is full, in the middle of the transaction.
    await server.query(
      place.url!,
      `create function full_disk() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
       create trigger full_disk before insert or update on weeks execute function full_disk();`,
    )
    const running = await startChild(bundle, place)
    await postWhileItLives(running, await reportsOfThisWeek(90, 14))
    await expect.poll(isLogged(running, 'flush-failed'), {timeout: 10_000}).toBe(true)
    await server.query(place.url!, 'drop trigger full_disk on weeks')
    await running.end('SIGTERM')
    expect(await counters(place)).toEqual({reports: 90, cells: 90})
  })
})

describe.skipIf(typeof server === 'string')('PostgreSQL and its collectors', () => {
  it('keep every report while the connection is lost', TIMEOUT, async () => {
    if (typeof server === 'string') return
    const place = await postgres()
    await prepareStore(place)
    const running = await startChild(bundle, place)
    const reports = await reportsOfThisWeek(180, 15)
    await postWhileItLives(running, reports.slice(0, 60))
    await expect.poll(isLogged(running, 'flushed'), {timeout: 10_000}).toBe(true)
    await server.kill()
    expect(await postWhileItLives(running, reports.slice(60))).toBe(120)
    await expect.poll(isLogged(running, 'flush-failed'), {timeout: 10_000}).toBe(true)
    await server.restart()
    await running.end('SIGTERM')
    expect(await counters(place)).toEqual({reports: 180, cells: 180})
  })

  it('count a report once that comes to two processes at the same moment', TIMEOUT, async () => {
    const place = await postgres()
    await prepareStore(place)
    const both = await Promise.all([startChild(bundle, place), startChild(bundle, place)])
    const reports = await reportsOfThisWeek(400, 16)
    const orders = [reports, [...reports].reverse()]
    await Promise.all(both.map((running, i) => postWhileItLives(running, orders[i]!)))
    await Promise.all(both.map((running) => running.end('SIGTERM')))
    const failures = both.flatMap(({log}) => log).filter(({kind}) => kind === 'flush-failed')
    expect(failures).toEqual([])
    expect(await counters(place)).toEqual({reports: 400, cells: 400})
  })
})
