import {afterEach, describe, expect, it, vi} from 'vitest'
import {browserPorts} from './browser-ports'

afterEach(() => vi.unstubAllGlobals())

describe('the real ports', () => {
  it('read Global Privacy Control', () => {
    vi.stubGlobal('navigator', {globalPrivacyControl: true})
    expect(browserPorts().gpc).toBe(true)
    vi.stubGlobal('navigator', {})
    expect(browserPorts().gpc).toBe(false)
  })

  it('reject where there is no lock, and open no database before it is used', async () => {
    const open = vi.fn()
    vi.stubGlobal('navigator', {})
    vi.stubGlobal('indexedDB', {open})
    await expect(browserPorts().lock('any', async () => 1)).rejects.toThrow(TypeError)
    expect(open).not.toHaveBeenCalled()
  })

  it('draw words and bytes over their whole range', () => {
    vi.stubGlobal('navigator', {})
    const {random32, randomBytes} = browserPorts()
    const words = Array.from({length: 200}, random32)
    expect(words.every((word) => Number.isInteger(word) && word >= 0 && word < 2 ** 32)).toBe(true)
    // That 200 words all lie in one half has a chance of 2^−199.
    expect(Math.min(...words)).toBeLessThan(2 ** 31)
    expect(Math.max(...words)).toBeGreaterThanOrEqual(2 ** 31)
    expect(randomBytes(16)).toHaveLength(16)
  })

  it('digest as FIPS 180-2 says', async () => {
    vi.stubGlobal('navigator', {})
    const digest = await browserPorts().sha256(new TextEncoder().encode('abc'))
    expect(Buffer.from(digest).toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})
