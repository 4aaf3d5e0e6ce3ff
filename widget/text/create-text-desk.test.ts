import {describe, expect, it} from 'vitest'
import {EMPTY_VIEW} from '../../test/support/fake-engine'
import type {SessionAct} from '../session/acts'
import {createTextDesk, LONGEST_SENTENCE} from './create-text-desk'
import {text as words} from './de'

const input = (value: string) => ({value}) as HTMLInputElement

function setUp() {
  const acts: SessionAct[] = []
  const told: unknown[] = []
  const desk = createTextDesk({act: (act) => acts.push(act), tell: (...said) => told.push(said)}, words)
  return {desk, acts, told}
}

describe('the text field', () => {
  it('sends what stands in it, trimmed and not too long, one sentence at a time', () => {
    const {desk, acts} = setUp()
    desk.send(input('  leise '))
    desk.send(input('laut'))
    expect(acts).toEqual([{kind: 'say', text: 'leise', locale: 'de'}])
    expect(desk.busy()).toBe(true)
    desk.seen({...EMPTY_VIEW, heard: {kind: 'read', said: 'leise', wishes: [], ignored: []}})
    expect(desk.busy()).toBe(false)
    desk.send(input('x'.repeat(2 * LONGEST_SENTENCE)))
    expect(acts[1]).toMatchObject({text: 'x'.repeat(LONGEST_SENTENCE)})
  })

  it('sends nothing where nothing is', () => {
    const {desk, acts} = setUp()
    desk.send(input('   '))
    expect(acts).toEqual([])
  })

  it('is emptied by what was understood, and keeps what was not', () => {
    const {desk} = setUp()
    const [understood, not] = [input('leise'), input('Zauberstab')]
    desk.send(understood)
    desk.seen({
      ...EMPTY_VIEW,
      heard: {kind: 'read', said: 'leise', wishes: [{de: 'leise', en: 'quiet'}], ignored: []},
    })
    desk.send(not)
    desk.seen({...EMPTY_VIEW, heard: {kind: 'read', said: 'Zauberstab', wishes: [], ignored: ['Zauberstab']}})
    expect([understood.value, not.value]).toEqual(['', 'Zauberstab'])
  })

  it('waits for what was heard of this very sentence: a view on its way may still tell of the one before', () => {
    const {desk} = setUp()
    const [first, second] = [input('Zauberstab'), input('leise')]
    const before = {
      ...EMPTY_VIEW,
      heard: {kind: 'read', said: 'Zauberstab', wishes: [], ignored: ['Zauberstab']},
    } as const
    desk.send(first)
    desk.seen(before)
    desk.send(second)
    desk.seen(before)
    expect([desk.busy(), second.value]).toEqual([true, 'leise'])
    const wishes = [{de: 'leise', en: 'quiet'}]
    desk.seen({...EMPTY_VIEW, heard: {kind: 'read', said: 'leise', wishes, ignored: []}})
    expect([desk.busy(), second.value]).toEqual([false, ''])
  })

  it('leaves to others what is about a reason tapped after its sentence', () => {
    const {desk} = setUp()
    expect(desk.own()).toBe(false)
    desk.send(input('leise'))
    desk.seen({...EMPTY_VIEW, heard: {kind: 'failed'}})
    expect(desk.own()).toBe(true)
    desk.passOn()
    expect(desk.own()).toBe(false)
  })

  it('waits through views that are about something else', () => {
    const {desk} = setUp()
    desk.send(input('leise'))
    desk.seen(EMPTY_VIEW)
    expect(desk.busy()).toBe(true)
  })
})
