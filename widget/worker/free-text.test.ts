import {copyFileSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {SavedDialogue} from '../../advisor-core/dialogue/types'
import {buildWidget} from '../../test/support/build-widget.mjs'
import {fixtureShop} from '../../test/support/fixture-shop'
import {createHost} from './host'
import type {EngineEvent, FromEngine} from './messages'

const SIGNALS = {hour: 'midday', weekday: 'monday', device: 'desktop', browser: 'other', page: null} as const
const START: EngineEvent = {kind: 'start', signals: SIGNALS, first: null}
const folder = mkdtempSync(join(tmpdir(), 'lotse-text-'))
const chunk = join(folder, 'text.mjs')

beforeAll(async () => {
  writeFileSync(chunk, (await buildWidget()).get('text')!)
}, 120_000)
afterAll(() => rmSync(folder, {recursive: true}))

const say = (text: string): EngineEvent => ({kind: 'say', text, locale: 'de'})

/** The engine with the built chunk, and the views that it showed. */
function setUp(textUrl: string | null = pathToFileURL(chunk).href) {
  const posted: FromEngine[] = []
  const receive = createHost((message) => posted.push(message))
  const shop = fixtureShop()
  const json = (name: 'advisor' | 'traits'): unknown => JSON.parse(new TextDecoder().decode(shop.files[name]))
  receive({
    kind: 'load',
    files: {
      build: shop.build,
      catalog: new Uint8Array(shop.files.catalog).buffer,
      advisor: json('advisor'),
      traits: json('traits'),
      taste: null,
      tfjsUrl: null,
      insightUrl: null,
      kindsUrl: null,
      textUrl,
    },
  })
  const views = () => posted.flatMap((message) => (message.kind === 'show' ? [message.view] : []))
  const shown = (count: number) => expect.poll(() => views().length, {timeout: 10_000}).toBe(count)
  const send = (event: EngineEvent) => receive({kind: 'event', event})
  const saved = (): SavedDialogue | null =>
    posted.flatMap((message) => (message.kind === 'save' ? [message.saved] : [])).at(-1) ?? null
  return {send, views, shown, saved}
}

describe('free text behind the wire', () => {
  it('tells what was understood and what was not, once, with the view that follows from it', async () => {
    const {send, views, shown} = setUp()
    send(START)
    send(say('höchstens 400 Euro, mit Zauberstab'))
    await shown(2)
    expect(views()[0]?.heard).toBeNull()
    expect(views()[1]?.heard).toEqual({
      kind: 'read',
      said: 'höchstens 400 Euro, mit Zauberstab',
      wishes: [{de: 'Preis: höchstens 400\u00a0€', en: 'Price: at most €400'}],
      ignored: ['Zauberstab'],
    })
    expect(views()[1]?.chips).toHaveLength(1)
    send({kind: 'undo'})
    expect(views()[2]).toEqual({...views()[0], heard: null})
  })

  it('lets what comes after a sentence wait until it was read', async () => {
    const {send, views, shown} = setUp()
    send(START)
    send(say('höchstens 400 Euro'))
    send({kind: 'undo'})
    expect(views()).toHaveLength(1)
    await shown(3)
    expect(views()[1]?.chips).toHaveLength(1)
    expect(views()[2]?.chips).toHaveLength(0)
  })

  it('brings a kept conversation back with its typed wishes', async () => {
    const first = setUp()
    first.send(START)
    first.send(say('höchstens 400 Euro, nicht rot'))
    await first.shown(2)
    const kept: SavedDialogue = JSON.parse(JSON.stringify(first.saved()))
    const second = setUp()
    second.send({kind: 'resume', saved: kept, signals: SIGNALS})
    await second.shown(1)
    expect(second.views()[0]).toEqual({...first.views()[1], heard: null})
  })

  it.each([
    ['is none', null],
    ['cannot be had', 'file:///nowhere/text.mjs'],
  ])('says that it failed and goes on where there %s', async (_, url) => {
    const {send, views, shown} = setUp(url)
    send(START)
    send(say('höchstens 400 Euro'))
    await shown(2)
    expect(views()[1]).toEqual({...views()[0], heard: {kind: 'failed'}})
    send({kind: 'answer', question: 'type', answer: {kind: 'no-preference'}})
    expect(views()[2]?.chips).toHaveLength(1)
  })

  it('says so where a tapped reason cannot be taken in, loses nothing, and takes it in at another try', async () => {
    const later = join(folder, 'later.mjs')
    const {send, views, shown} = setUp(pathToFileURL(later).href)
    const [wish] = [
      {attribute: 'price', relation: 'at-most', value: 400, unsure: false, words: 'too dear'},
    ] as const
    const reason: EngineEvent = {kind: 'text', wishes: [wish], instead: []}
    send(START)
    send(reason)
    await shown(2)
    expect(views()[1]).toEqual({...views()[0], heard: {kind: 'failed'}})
    copyFileSync(chunk, later)
    send(reason)
    await shown(3)
    expect(views()[2]?.heard).toBeNull()
    expect(views()[2]?.chips).toHaveLength(1)
  })
})
