import {expect, it} from 'vitest'
import {createTray} from './tray'

const body = (number: number): Uint8Array => new Uint8Array(64).fill(number)

it('gives back what was put into it, however much that is, and nothing for what is no body', () => {
  const tray = createTray()
  for (let i = 0; i < 200; i++)
    tray.put(i % 3 === 0 ? null : body(i), i % 2 === 0 ? `https://${i}.test` : null)
  tray.put(new Uint8Array(63), null)
  expect(tray.size()).toBe(201)
  for (let i = 0; i < 200; i++) {
    expect(tray.body(i)).toEqual(i % 3 === 0 ? null : body(i))
    expect(tray.origin(i)).toBe(i % 2 === 0 ? `https://${i}.test` : null)
  }
  expect(tray.body(200)).toBeNull()
})

it('keeps nothing once it is cleared', () => {
  const tray = createTray()
  tray.put(body(7), 'https://shop.test')
  tray.put(null, null)
  const seen = tray.body(0)
  tray.clear()
  expect(tray.size()).toBe(0)
  expect(seen).toEqual(body(0))
  tray.put(body(8), null)
  tray.put(body(9), null)
  expect([tray.body(0), tray.body(1), tray.origin(0)]).toEqual([body(8), body(9), null])
})
