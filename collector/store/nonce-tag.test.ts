import {createHmac, randomBytes} from 'node:crypto'
import {expect, it} from 'vitest'
import {forgetKey, nonceTag} from './nonce-tag'

it('takes the first eight bytes of HMAC-SHA-256, for one nonce after the other and keys in turn', () => {
  const keys = [randomBytes(32), randomBytes(32)]
  for (let i = 0; i < 100; i++) {
    const key = keys[(i >> 2) % 2]!
    const nonce = randomBytes(16)
    const expected = createHmac('sha256', key).update(nonce).digest('binary').slice(0, 8)
    expect(nonceTag(key, nonce)).toBe(expected)
  }
})

it('gives the tag that earlier versions wrote', () => {
  const key = Uint8Array.from({length: 32}, (_, i) => i)
  const nonce = Buffer.from(Uint8Array.from({length: 16}, (_, i) => 255 - i))
  const tag = nonceTag(key, nonce)
  expect(Buffer.from(tag, 'latin1').toString('hex')).toBe('1570e414c43bc8fd')
})

it('uses nothing of a key any more once it has forgotten it', () => {
  const key = randomBytes(32)
  const nonce = randomBytes(16)
  nonceTag(key, nonce)
  key.fill(9)
  forgetKey()
  const expected = createHmac('sha256', key).update(nonce).digest('binary').slice(0, 8)
  expect(nonceTag(key, nonce)).toBe(expected)
})
