import {afterEach, describe, expect, it, vi} from 'vitest'
import {readSignals} from './read-signals'

afterEach(() => vi.unstubAllGlobals())

function deviceOn(width: number, height: number, coarse: boolean) {
  vi.stubGlobal('screen', {width, height})
  vi.stubGlobal('matchMedia', () => ({matches: coarse}))
  vi.stubGlobal('navigator', {userAgent: ''})
  return readSignals(null, new Date(2024, 0, 1, 12)).device
}

describe('the device', () => {
  it('is a phone where the screen is small, also when a mouse points on it', () => {
    expect(deviceOn(390, 844, true)).toBe('phone')
    expect(deviceOn(844, 390, true)).toBe('phone')
    expect(deviceOn(390, 844, false)).toBe('phone')
  })

  it('is a tablet where a larger screen is touched, and a computer where it is not', () => {
    expect(deviceOn(820, 1180, true)).toBe('tablet')
    expect(deviceOn(1280, 800, false)).toBe('desktop')
  })
})
