import {describe, expect, it, vi} from 'vitest'
import {fixtureFiles} from '../../test/support/fixture-files'
import {createHost} from './host'
import * as chunk from './insight'
import type {EngineEvent, FromEngine} from './messages'

vi.mock('./load-insight', () => ({
  createInsightLoader: () => ({module: () => chunk, load: () => Promise.resolve(), plan: () => {}}),
}))

const SIGNALS = {hour: 'midday', weekday: 'monday', device: 'desktop', browser: 'other', page: null} as const
const BY_PRICE = {sort: 'price-down', filter: null, search: null} as const

function setUp() {
  const posted: FromEngine[] = []
  const receive = createHost((message) => posted.push(message))
  receive({kind: 'load', files: fixtureFiles()})
  const send = (event: EngineEvent) => {
    posted.length = 0
    receive({kind: 'event', event})
    return posted.map(({kind}) => kind)
  }
  const shown = () => {
    const last = posted.filter((message) => message.kind === 'show').at(-1)
    if (!last) throw new Error('nothing shown')
    return last.view
  }
  send({kind: 'start', signals: SIGNALS, first: null})
  return {send, shown, posted}
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('what the page says of the visitor’s doings', () => {
  it('is taken without a word while nobody looks, and counts from the next act on', () => {
    const {send, shown} = setUp()
    const before = shown().slate.map(({product}) => product)
    expect(send({kind: 'context', behaviour: BY_PRICE})).toEqual([])
    expect(send({kind: 'refresh'})).toEqual(['show', 'save'])
    expect(shown().slate.map(({product}) => product)).not.toEqual(before)
  })

  it('is shown with its effect when the visitor opens the panel, and at once while it is open', async () => {
    const {send, shown} = setUp()
    send({kind: 'context', behaviour: BY_PRICE})
    send({kind: 'glass', open: true})
    await settle()
    const line = () => shown().glass?.find(({signal}) => signal?.id === 'sort')
    expect(line()?.signal?.bin).toBe('price-down')
    expect(line()?.effectBits).not.toBe(0)
    expect(send({kind: 'context', behaviour: {...BY_PRICE, sort: 'price-up'}})).toEqual(['show', 'save'])
    expect(line()?.signal?.bin).toBe('price-up')
  })

  it('is without effect once it is switched off: the suggestions are as before', () => {
    const {send, shown} = setUp()
    const before = shown().slate
    send({kind: 'context', behaviour: BY_PRICE})
    send({kind: 'switch-signal', signal: 'sort', on: false})
    expect(shown().slate).toEqual(before)
  })
})
