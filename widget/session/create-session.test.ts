import {describe, expect, it, vi} from 'vitest'
import type {SavedDialogue} from '../../advisor-core/dialogue/types'
import {createFakeEngine} from '../../test/support/fake-engine'
import {START_WORDS} from '../embed/start-words'
import type {GlassHost} from '../glass/types'
import {words as locale} from '../locales/en'
import type {Kept} from '../ports/conversation-store'
import type {FirstAct} from './acts'
import {createSession, type SessionPorts} from './create-session'

const words = {...locale, start: START_WORDS.en}
const SIGNALS = {hour: 'midday', weekday: 'monday', device: 'desktop', browser: 'other', page: null} as const
const SAVED: SavedDialogue = {
  build: 'b',
  evidence: [{kind: 'answer', id: 'answer:q', question: 'q', answer: {kind: 'no-preference'}}],
  past: [],
  signalsOff: [],
  shownNow: false,
  settled: false,
  moreFrom: null,
  editing: null,
}
const FIRST = {kind: 'answer', question: 'q', answer: {kind: 'options', options: ['a']}} as const
const QUESTION = {
  kind: 'product',
  id: 'q',
  form: 'single',
  take: 'one',
  text: {de: 'Frage', en: 'Question'},
  why: {de: '', en: ''},
  options: [],
  chosen: [],
  expectedMore: 1,
  gainBits: 1,
  changeProbability: 0.5,
} as const

const PAIR = {
  kind: 'pair',
  id: 'pair:1:2',
  text: {de: 'Welches?', en: 'Which?'},
  why: {de: '', en: ''},
  products: [1, 2],
  table: [],
  gainBits: 1,
  changeProbability: 0.5,
  expectedMore: 0,
} as const

const CHIP = {evidence: 'answer:q', question: 'q', label: {de: 'a', en: 'a'}, wish: true}
const GLASS = {
  Panel: () => null,
  After: () => null,
  Another: () => null,
  Words: () => null,
  Arguments: () => null,
  Below: () => null,
  Refused: () => null,
  Pair: () => null,
  exposure: () => ({seen: [2]}),
  seen: vi.fn(),
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

async function setUp({
  kept = null,
  first = FIRST,
  ...more
}: Partial<SessionPorts> & {kept?: Kept | null; first?: FirstAct | null} = {}) {
  const engine = createFakeEngine()
  const written: (Kept | null)[] = []
  const emitted: string[] = []
  const openProduct = vi.fn()
  const hosts: GlassHost[] = []
  const quiet: (() => void)[] = []
  const session = createSession(
    {
      openEngine: engine.open,
      store: {read: () => kept, write: (next) => written.push(next)},
      readSignals: () => SIGNALS,
      emit: (name, step, product) => {
        emitted.push([name, step, product].filter((part) => part !== undefined).join(' '))
        return true
      },
      loadGlass: async (host) => {
        hosts.push(host)
        return GLASS
      },
      whenQuiet: (run) => quiet.push(run),
      productId: (product) => `p${product}`,
      productName: (product) => `Product ${product}`,
      openProduct,
      ...more,
    },
    {words, say: (text) => text.en, first, byAct: true},
  )
  await Promise.resolve()
  await Promise.resolve()
  return {session, engine, written, emitted, openProduct, hosts, quiet}
}

describe('how a conversation begins', () => {
  it('starts with the answer that opened it', async () => {
    const {engine} = await setUp()
    expect(engine.events).toEqual([
      {kind: 'start', signals: SIGNALS, first: {question: 'q', answer: FIRST.answer}},
    ])
  })

  it('goes straight to the results when they are asked for on the start card, with focus on them', async () => {
    const {session, engine, emitted} = await setUp({first: {kind: 'show-now'}})
    expect(engine.events).toEqual([{kind: 'start', signals: SIGNALS, first: null}, {kind: 'show-now'}])
    engine.show({question: QUESTION})
    expect(session.state()).toMatchObject({status: 'loading', view: null})
    engine.show({phase: 'results'})
    expect(session.state()).toMatchObject({status: 'ready', view: {phase: 'results'}, focus: 'question'})
    expect(emitted).toEqual(['results 0'])
  })

  it('resumes what was kept, then gives the answer that opened it', async () => {
    const {engine, session} = await setUp({kept: {saved: SAVED, remember: true}})
    expect(engine.events).toEqual([{kind: 'resume', saved: SAVED, signals: SIGNALS}, FIRST])
    expect(session.state().remember).toBe(true)
  })

  it('says that it failed, once, when the engine cannot be opened, and tries again when asked to', async () => {
    let works = false
    const fake = createFakeEngine()
    const {session, emitted} = await setUp({
      openEngine: (receive) => (works ? fake.open(receive) : Promise.reject(new Error('no worker'))),
    })
    expect(session.state().status).toBe('failed')
    expect(emitted).toEqual(['error 0'])
    works = true
    session.act({kind: 'retry'})
    await Promise.resolve()
    await Promise.resolve()
    expect(fake.events).toHaveLength(1)
  })
})

describe('what happens with a view', () => {
  it('is announced to screen readers: the question, and the suggestions that moved', async () => {
    const {session, engine} = await setUp()
    const item = {
      role: 'best',
      relative: 1,
      fit: 1,
      fitWord: 'good',
      reasons: [],
      drawback: null,
      gain: null,
    } as const
    engine.show({question: QUESTION, slate: [{...item, product: 3}]})
    expect(session.state().live).toBe('Next question: Question Suggestions: Product 3')
    engine.show({question: QUESTION, slate: [{...item, product: 4}]})
    expect(session.state().live).toBe('Suggestions: Product 4')
  })

  it('tells the page of questions and results without saying which', async () => {
    const {engine, session, emitted} = await setUp()
    engine.show({question: QUESTION})
    session.act(FIRST)
    engine.show({phase: 'results'})
    expect(emitted).toEqual(['question 0', 'answer 1', 'results 1'])
  })

  it('moves focus after the visitor’s act only', async () => {
    const {engine, session} = await setUp()
    engine.show({question: QUESTION})
    expect(session.state().focus).toBe('question')
    engine.show({question: {...QUESTION, id: 'r'}})
    expect(session.state().focus).toBeNull()
    session.act({kind: 'undo'})
    engine.show({question: QUESTION})
    expect(session.state().focus).toBe('question')
  })
})

describe('what the page says of the visitor’s doings', () => {
  it('goes to the engine and is no act: no step, no event, no focus lost', async () => {
    const {engine, session, emitted} = await setUp()
    engine.show({question: QUESTION})
    emitted.length = 0
    session.act(FIRST)
    const behaviour = {sort: 'price-up', filter: null, search: 'kettle'} as const
    session.act({kind: 'context', behaviour})
    expect(engine.events.at(-1)).toEqual({kind: 'context', behaviour})
    engine.show({question: {...QUESTION, id: 'r'}})
    expect(session.state().focus).toBe('question')
    expect(emitted).toEqual(['answer 1', 'question 1'])
  })
})

describe('what is kept', () => {
  it('is written as the engine says, beyond the page only after the tick', async () => {
    const {session, engine, written} = await setUp()
    engine.say({kind: 'save', saved: SAVED})
    session.act({kind: 'remember', on: true})
    expect(written).toEqual([
      {saved: SAVED, remember: false},
      {saved: SAVED, remember: true},
    ])
  })

  it('is gone at once when the visitor says forget everything', async () => {
    const {session, engine, written, hosts} = await setUp()
    engine.say({kind: 'save', saved: SAVED})
    session.act({kind: 'glass', open: true})
    expect(hosts[0]?.exportData()).toMatchObject({dialogue: SAVED})
    session.act({kind: 'remember', on: true})
    session.act({kind: 'forget'})
    expect(written.at(-1)).toBeNull()
    expect(session.state().remember).toBe(false)
    expect(engine.events.at(-1)).toEqual({kind: 'restart', forget: true})
    expect(hosts[0]?.exportData()).toMatchObject({dialogue: null})
  })
})

describe('the cart', () => {
  it('leads to the product unless the page takes the event', async () => {
    const {session, openProduct, emitted} = await setUp()
    session.act({kind: 'choose', action: 'cart', product: 2})
    expect(openProduct).toHaveBeenCalledWith(2)
    expect(emitted).toEqual(['add-to-cart 1 p2'])
    const taken = await setUp({emit: () => false})
    taken.session.act({kind: 'choose', action: 'cart', product: 2})
    expect(taken.openProduct).not.toHaveBeenCalled()
    expect(taken.session.state().live).toBe(words.card.handedOver)
  })
})

describe('a click on a card', () => {
  it('says which cards had come into view, once somebody looks after that', async () => {
    const {session, engine} = await setUp()
    const click = {kind: 'choose', action: 'details', product: 2} as const
    session.act(click)
    expect(engine.events.at(-1)).toEqual(click)
    engine.show({phase: 'results'})
    await settle()
    session.act(click)
    expect(engine.events.at(-1)).toEqual({...click, seen: [2]})
  })
})

describe('the glass panel and the consent', () => {
  it('passes over a comparison that cannot be drawn, instead of leaving the visitor before an empty place', async () => {
    const {engine} = await setUp({loadGlass: () => Promise.reject(new Error('offline'))})
    engine.show({question: PAIR, chips: [CHIP]})
    await settle()
    expect(engine.events.at(-1)).toEqual({kind: 'prefer', product: null})
  })

  it('leaves a comparison to the visitor where it can be drawn', async () => {
    const {engine} = await setUp({loadGlass: () => Promise.resolve(GLASS)})
    engine.show({question: PAIR, chips: [CHIP]})
    await settle()
    expect(engine.events.filter(({kind}) => kind === 'prefer')).toEqual([])
  })

  it('are not loaded before the first view, then once, when the page is quiet', async () => {
    const {engine, hosts, quiet} = await setUp()
    expect(quiet).toHaveLength(0)
    engine.show({question: QUESTION})
    engine.show({chips: [CHIP]})
    engine.show({chips: [CHIP, CHIP]})
    expect(quiet).toHaveLength(1)
    expect(hosts).toHaveLength(0)
    quiet[0]?.()
    engine.show({phase: 'results', chips: [CHIP]})
    await settle()
    expect(hosts).toHaveLength(1)
  })

  it('are there with the results, and told of every view from then on', async () => {
    const {session, engine} = await setUp()
    GLASS.seen.mockClear()
    engine.show({phase: 'results'})
    await settle()
    expect(session.state()).toMatchObject({glass: GLASS, glassOpen: false})
    expect(GLASS.seen).toHaveBeenCalledTimes(1)
    engine.show({phase: 'results', slateValue: 1})
    expect(GLASS.seen).toHaveBeenLastCalledWith(session.state().view)
  })

  it('say so when the visitor wanted them and they cannot be loaded, and come at another try', async () => {
    let works = false
    const loadGlass = vi.fn(() => (works ? Promise.resolve(GLASS) : Promise.reject(new Error('offline'))))
    const {session, engine, emitted} = await setUp({loadGlass})
    engine.show({question: QUESTION})
    session.act({kind: 'glass', open: true})
    session.act({kind: 'glass', open: true})
    await settle()
    expect(loadGlass).toHaveBeenCalledTimes(1)
    // Closed, so that nothing opens over what the visitor does meanwhile.
    expect(session.state()).toMatchObject({status: 'ready', glass: 'failed', glassOpen: false})
    expect(emitted).not.toContain('error 0')
    works = true
    session.act({kind: 'glass', open: true})
    await settle()
    expect(session.state()).toMatchObject({glass: GLASS, glassOpen: true})
  })

  it('are missing without a word when nobody asked for them', async () => {
    const {session, engine} = await setUp({loadGlass: () => Promise.reject(new Error('offline'))})
    engine.show({phase: 'results'})
    await settle()
    expect(session.state()).toMatchObject({status: 'ready', glass: null})
  })

  it('may speak, tell the page, and let go of what is kept', async () => {
    const {session, engine, emitted, written, hosts} = await setUp()
    engine.show({phase: 'results'})
    await settle()
    hosts[0]?.tell('Thank you.', 'consent')
    expect(session.state().live).toBe('Thank you.')
    hosts[0]?.tell(null, null)
    expect(session.state().live).toBe('Thank you.')
    expect(emitted).toEqual(['results 0', 'consent 0'])
    hosts[0]?.dropKept()
    expect(written).toEqual([null])
  })
})
