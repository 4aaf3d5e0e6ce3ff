import {afterEach, beforeEach, expect, it, vi} from 'vitest'
import type {SavedDialogue} from '../../advisor-core/dialogue/types'
import {createConversationStore} from './conversation-store'

const GIFT = {
  kind: 'answer',
  id: 'answer:gift',
  question: 'gift',
  answer: {kind: 'options', options: ['yes']},
} as const
const COLOUR = {...GIFT, id: 'answer:colour', question: 'colour'}

const SAVED: SavedDialogue = {
  build: 'b',
  evidence: [GIFT, COLOUR],
  past: [[], [GIFT]],
  signalsOff: [],
  shownNow: false,
  settled: false,
  moreFrom: null,
  editing: null,
  visitOnly: ['answer:gift'],
}

const kept = new Map<string, string>()
let state: unknown = null

beforeEach(() => {
  kept.clear()
  state = null
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  vi.stubGlobal('history', {
    get state() {
      return state
    },
    replaceState: (next: unknown) => {
      state = next
    },
  })
})
afterEach(() => vi.unstubAllGlobals())

it('keeps what was said about one visit through a reload, and remembers it nowhere', () => {
  createConversationStore('k').write({saved: SAVED, remember: true})
  expect(createConversationStore('k').read()?.saved).toEqual(SAVED)
  state = null
  const remembered = createConversationStore('k').read()
  expect(remembered?.saved.evidence).toEqual([COLOUR])
  expect(remembered?.saved.past).toEqual([[], []])
  expect([...kept.values()].join()).not.toContain('"gift"')
})

it('remembers nothing unless that was ticked', () => {
  createConversationStore('k').write({saved: SAVED, remember: false})
  expect(kept.size).toBe(0)
  expect(createConversationStore('k').read()?.remember).toBe(false)
})
