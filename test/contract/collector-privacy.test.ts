import {createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, it} from 'vitest'
import {SHOP} from '../../collector/test-support'
import {bundleChild} from '../support/bundle-child'
import {prepareStore, reportsOfThisWeek, startChild} from './collector/running-collector'

/** Words that stand nowhere else; no request header of Node's own looks like one. */
const CANARIES = {
  'x-forwarded-for': '198.51.100.77',
  'user-agent': 'KanarienvogelBrowser/7.7',
  cookie: 'visitor=kanarienvogel-cookie',
  referer: 'https://shop.test/kanarienvogel-page',
  origin: 'https://kanarienvogel.test',
  'accept-language': 'xx-kanarienvogel',
  'x-kanarienvogel-name': 'kanarienvogel-value',
}

const root = mkdtempSync(join(tmpdir(), 'lotse-privacy-'))
afterAll(() => rmSync(root, {recursive: true, force: true}))

/** Which of some words a file holds; read in pieces, as a heap snapshot is large. */
async function wordsIn(path: string, words: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  let tail = ''
  for await (const chunk of createReadStream(path, {encoding: 'latin1', highWaterMark: 1 << 20})) {
    const text = tail + String(chunk)
    for (const word of words) if (text.includes(word)) found.add(word)
    tail = text.slice(-64)
  }
  return [...found]
}

it('holds nothing of a request in files, outputs or memory once it is answered', {
  timeout: 120_000,
}, async () => {
  const place = {folder: join(root, 'data'), proxies: 1}
  await prepareStore(place)
  const bundle = await bundleChild('test/contract/collector/server-child.ts')
  const running = await startChild(bundle, place)
  try {
    for (const body of await reportsOfThisWeek(120, 21)) expect(await running.post(body, CANARIES)).toBe(204)
    expect(await running.post(new Uint8Array(2000), CANARIES)).toBe(204)
    await expect.poll(() => running.log.length, {timeout: 10_000}).toBeGreaterThan(0)
    running.hangUp()
    // One stranger later, so that nothing of the last request is still in a parser's hands.
    await running.post(new Uint8Array(3))
    running.hangUp()
    await new Promise((done) => setTimeout(done, 100))

    const snapshot = join(root, 'heap.heapsnapshot')
    running.child.send(snapshot)
    await expect.poll(() => running.log.at(-1)?.kind, {timeout: 60_000}).toBe('snapshot')
    const words = ['anarienvogel', '198.51.100', ...Object.values(CANARIES)]
    // The search does find what is there.
    expect((await wordsIn(snapshot, [SHOP, 'first_block', ...words])).sort()).toEqual([SHOP, 'first_block'])
    for (const file of readdirSync(place.folder))
      expect(await wordsIn(join(place.folder, file), words)).toEqual([])
    expect(readFileSync(join(place.folder, 'collector.db')).length).toBeGreaterThan(0)
    expect(running.said()).toBe('')
    expect(JSON.stringify(running.log)).not.toMatch(/anarienvogel|198\.51/)
  } finally {
    await running.end('SIGTERM')
    bundle.remove()
  }
})
