import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, afterEach, beforeEach, describe, expect, it} from 'vitest'
import {periodOf} from '../../advisor-core/reporting'
import {createCollector, openStore, type Store} from '../../collector'
import {learningShop} from '../../test/support/learning-shop'
import {buildFrom} from '../commands/build'
import type {StartPlaying} from '../simulate/play-in-thread'
import {type PlayedVisits, playVisits} from '../simulate/play-visits'
import {countPlayed} from '../simulate/seed-reports'
import {createShopServer} from './create-shop-server'
import {seedInBackground} from './seed-in-background'

const WEEK_MS = 7 * 24 * 3600 * 1000
const NOW_MS = 2950 * WEEK_MS + 3 * 24 * 3600 * 1000
const KEY = 'a-key-for-tests-only'
const VISITORS = 12
const {advisorPath, root, folder: shopFolder} = learningShop(['archetype', 'device'])
afterAll(() => rmSync(shopFolder, {recursive: true, force: true}))
const {advisor, built} = buildFrom(advisorPath, {root})
const order = {advisor, built, root, visitors: VISITORS, weeks: 3, seed: 1, nowMs: NOW_MS}

/** Visits that are played when the test says so. */
function playWhenTold() {
  let begin = () => {}
  const told = new Promise<void>((resolve) => {
    begin = resolve
  })
  let orders = 0
  let step = (_: number) => {}
  let end = (_: Error) => {}
  const start: StartPlaying = (asked, onProgress) => {
    orders++
    step = onProgress
    const stopped = new Promise<PlayedVisits>((_, reject) => {
      end = reject
    })
    const played = told.then(() => playVisits(asked))
    return {played: Promise.race([played, stopped]), stop: async () => end(new Error('stopped'))}
  }
  return {start, begin: () => begin(), orders: () => orders, step: (done: number) => step(done)}
}

describe('simulated visits beside a running shop', {timeout: 30_000}, () => {
  let folder: string
  let store: Store
  let said: string[]

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lotse-seed-'))
    store = await openStore({folder, url: undefined})
    said = []
  })
  afterEach(async () => {
    await store.close()
    rmSync(folder, {recursive: true, force: true})
  })

  const seed = (start: StartPlaying, over: {nowMs?: number; store?: Store} = {}) =>
    seedInBackground({
      order: {...order, nowMs: over.nowMs ?? NOW_MS},
      start,
      store: over.store ?? store,
      key: KEY,
      tell: (line) => said.push(line),
    })
  const countedAdvice = async (at: Store = store) =>
    (await at.readCounts({shop: advisor.shop.id, beforePeriod: periodOf(NOW_MS) + 9}))
      .filter(({kind}) => kind === 'advice')
      .reduce((sum, {reports}) => sum + reports, 0)

  it('lets the shop answer while they are played, which says how far they are until they are counted', async () => {
    const visits = playWhenTold()
    const seeding = await seed(visits.start)
    const collector = createCollector({store, nowMs: () => NOW_MS, openReports: true})
    const places = {site: folder, files: folder, reports: folder}
    const app = createShopServer({
      ...places,
      collector,
      shop: advisor.shop.id,
      simulating: seeding.progress,
    })
    const farOf = async (path: string) =>
      (await app.fetch(new Request(`http://shop.test${path}`))).headers.get('lotse-simulating')
    const estimates = `/v1/estimates?shop=${advisor.shop.id}`
    expect(await farOf(estimates)).toBe(`0/${VISITORS}`)
    visits.step(7)
    expect(await farOf(estimates)).toBe(`7/${VISITORS}`)
    expect(await farOf('/v1/health')).toBeNull()
    expect(await countedAdvice()).toBe(0)
    visits.begin()
    await seeding.finished
    expect(await farOf(estimates)).toBeNull()
    expect(await countedAdvice()).toBe(VISITORS)
    expect(said.at(-1)).toBe('The simulated visits are in the reports.')
    await collector.close()
  })

  it('leave nothing behind when stopped, are counted by the next start, and not played again after it', async () => {
    const first = await seed(playWhenTold().start)
    await first.stop()
    expect(await store.readCounts({shop: advisor.shop.id, beforePeriod: periodOf(NOW_MS) + 9})).toEqual([])
    expect(await store.configurationsOf(advisor.shop.id)).toEqual([])
    expect(said).toHaveLength(1)

    const again = playWhenTold()
    again.begin()
    await (await seed(again.start)).finished
    expect(await countedAdvice()).toBe(VISITORS)
    const third = playWhenTold()
    const idle = await seed(third.start, {nowMs: NOW_MS + WEEK_MS})
    expect([third.orders(), idle.progress()]).toEqual([0, null])
  })

  it('are counted whole or not at all when the database fails, and tried again by the next start', async () => {
    const visits = playWhenTold()
    visits.begin()
    const failing: Store = {...store, count: () => Promise.reject(new Error('the disk is full'))}
    const seeding = await seed(visits.start, {store: failing})
    await seeding.finished
    expect(said.at(-1)).toContain('the disk is full')
    expect([seeding.progress(), await countedAdvice()]).toEqual([null, 0])
    const again = playWhenTold()
    again.begin()
    await (await seed(again.start)).finished
    expect(await countedAdvice()).toBe(VISITORS)
  })

  it('are counted by one write, and once when two starts play the same', async () => {
    const played = await playVisits(order)
    let writes = 0
    const watched: Store = {
      ...store,
      count: (reports) => {
        writes++
        return store.count(reports)
      },
    }
    await countPlayed(order, played, {store: watched, key: KEY})
    expect([writes, await countedAdvice()]).toEqual([1, VISITORS])
    await countPlayed(order, played, {store: watched, key: KEY})
    expect(await countedAdvice()).toBe(VISITORS)
  })

  it('say how many were left out because their weeks are closed', async () => {
    const played = await playVisits(order)
    expect((await countPlayed(order, played, {store, key: KEY})).leftOut).toBe(0)
    await store.expire(periodOf(order.nowMs))
    const {leftOut} = await countPlayed(order, played, {store, key: KEY})
    expect(leftOut).toBeGreaterThanOrEqual(VISITORS)
    expect(await countedAdvice()).toBe(VISITORS)
  })
})
