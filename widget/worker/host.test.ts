import {describe, expect, it} from 'vitest'
import {fixtureFiles as files} from '../../test/support/fixture-files'
import {createHost} from './host'
import type {EngineFiles, FromEngine} from './messages'

const SIGNALS = {hour: 'midday', weekday: 'monday', device: 'desktop', browser: 'other', page: null} as const

function setUp(change: Partial<EngineFiles> = {}) {
  const posted: FromEngine[] = []
  const send = createHost((message) => posted.push(message))
  send({kind: 'load', files: files(change)})
  return {posted, send}
}

describe('the engine behind its wire', () => {
  it('shows and saves after each event, as plain data', () => {
    const {posted, send} = setUp()
    send({
      kind: 'event',
      event: {
        kind: 'start',
        signals: SIGNALS,
        first: {question: 'type', answer: {kind: 'options', options: ['automatic']}},
      },
    })
    expect(posted.map(({kind}) => kind)).toEqual(['show', 'save'])
    expect(structuredClone(posted)).toEqual(posted)
    const [show] = posted
    expect(show?.kind === 'show' && show.view.slate).toHaveLength(3)
  })

  it.each([
    ['catalogue', {catalog: new ArrayBuffer(3)}],
    ['advisor', {advisor: null}],
    ['traits', {traits: {}}],
  ])('says that it failed when the %s is not one, and throws nothing', (_, change) => {
    const {posted} = setUp(change)
    expect(posted.map(({kind}) => kind)).toEqual(['failed'])
  })

  it.each([
    ['without a taste model', null],
    ['with one that cannot be read', new ArrayBuffer(7)],
  ])('advises %s', (_, taste) => {
    const {posted, send} = setUp({taste})
    send({kind: 'event', event: {kind: 'start', signals: SIGNALS, first: null}})
    expect(posted[0]?.kind).toBe('show')
  })

  it('says that it failed when it is asked before it has files', () => {
    const posted: FromEngine[] = []
    createHost((message) => posted.push(message))({kind: 'event', event: {kind: 'undo'}})
    expect(posted.map(({kind}) => kind)).toEqual(['failed'])
  })
})
