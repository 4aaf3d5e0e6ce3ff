import {expect, it} from 'vitest'
import {createTray} from './tray'

const body = (number: number): Buffer => Buffer.alloc(64, number)

it('gives back what was put into it, however much that is, and 0 throughout for what is no body', () => {
  const tray = createTray<string | null>()
  for (let i = 0; i < 200; i++)
    tray.put(i % 3 === 0 ? null : body(i), i % 2 === 0 ? `https://${i}.test` : null)
  tray.put(Buffer.alloc(63), null)
  expect(tray.size()).toBe(201)
  for (let i = 0; i < 200; i++) {
    expect(tray.body(i)).toEqual(i % 3 === 0 ? body(0) : body(i))
    expect(tray.beside(i)).toBe(i % 2 === 0 ? `https://${i}.test` : null)
  }
  expect(tray.body(200)).toEqual(body(0))
})

it('keeps nothing once it is cleared', () => {
  const tray = createTray<string | null>()
  tray.put(body(7), 'https://shop.test')
  tray.put(null, null)
  const seen = tray.body(0)
  tray.clear()
  expect(tray.size()).toBe(0)
  expect(seen).toEqual(body(0))
  tray.put(body(8), null)
  tray.put(body(9), null)
  expect([tray.body(0), tray.body(1), tray.beside(0)]).toEqual([body(8), body(9), null])
})

it('takes over what another one holds, which may then be cleared', () => {
  const [tray, other] = [createTray<number>(), createTray<number>()]
  tray.put(body(1), 1)
  for (let i = 2; i < 100; i++) other.put(body(i), i)
  tray.putAll(other)
  other.clear()
  expect([tray.size(), tray.body(99 - 1), tray.beside(99 - 1)]).toEqual([99, body(99), 99])
  expect(tray.bytes().length).toBe(99 * 64)
})
