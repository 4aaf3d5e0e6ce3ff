import {describe, expect, it} from 'vitest'
import {uniformBelow} from './uniform-below'

describe('rejection sampling', () => {
  it('gives every number equally many of the 256 words of an 8-bit source, for every bound', () => {
    for (let bound = 1; bound <= 256; bound++) {
      const hits = new Array<number>(bound).fill(0)
      let rejected = 0
      for (let word = 0; word < 256; word++) {
        const words = [word]
        try {
          const value = uniformBelow(bound, () => words.pop() ?? Number.NaN, 256)
          hits[value]!++
        } catch {
          rejected++
        }
      }
      expect(new Set(hits).size).toBe(1)
      expect(hits[0]).toBe(Math.floor(256 / bound))
      expect(rejected).toBe(256 % bound)
    }
  })

  it('takes the next word after one that is thrown away', () => {
    const words = [2 ** 32 - 1, 2 ** 32 - 1, 8]
    expect(uniformBelow(3, () => words.shift()!)).toBe(2)
    expect(words).toEqual([])
  })

  it('uses all words where the bound divides their number', () => {
    expect(uniformBelow(2 ** 32, () => 2 ** 32 - 1)).toBe(2 ** 32 - 1)
    expect(uniformBelow(2, () => 2 ** 32 - 1)).toBe(1)
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32 + 1])(
    'refuses the bound %s',
    (bound) => {
      expect(() => uniformBelow(bound, () => 0)).toThrow(`invalid bound: ${bound}`)
    },
  )

  it.each([0.5, -1, Number.NaN, 2 ** 32])('refuses a source that gives %s', (word) => {
    expect(() => uniformBelow(7, () => word)).toThrow('invalid random source')
  })

  it('ends when a broken source gives only words to throw away', () => {
    expect(() => uniformBelow(2 ** 31 + 1, () => 2 ** 32 - 1)).toThrow('invalid random source')
  })
})
