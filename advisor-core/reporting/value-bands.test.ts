import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createRandom} from '../numeric/random'
import {bandValues, drawBand} from './value-bands'

const VALUES = [1, 10, 17, 29, 49, 84, 143, 242, 412, 702, 1194, 2031, 3455, 5878, 10_000]
/** Words that fall on the lower and on the higher value wherever both may be told. */
const [HIGHER, LOWER] = [0, 0xffff]

/** What is told of a value on average, over every word that a source of 16 bits can give. */
function meanTold(value: number, values: readonly number[]): number {
  let sum = 0
  for (let word = 0; word < 0x10000; word++) sum += values[drawBand(value, {values}, () => word) - 1]!
  return sum / 0x10000
}

describe('the value of an order', () => {
  it.each([1, 9.99, 10, 99, 129.9, 399, 1299, 9999])('of %d is told as %d on average', (value) => {
    expect(Math.abs(meanTold(value, VALUES) / value - 1)).toBeLessThan(1e-4)
  })

  it('is told as the value below or above, and as itself where it is one of them', () => {
    expect([LOWER, HIGHER].map((word) => drawBand(100, {values: VALUES}, () => word))).toEqual([6, 7])
    for (const word of [LOWER, HIGHER]) expect(drawBand(143, {values: VALUES}, () => word)).toBe(7)
  })

  it.each([
    [0, 1],
    [0.99, 1],
    [10_000, 15],
    [1e12, 15],
  ])('of %d, beyond the first or last, is told as that', (value, band) => {
    for (const word of [LOWER, HIGHER]) expect(drawBand(value, {values: VALUES}, () => word)).toBe(band)
  })

  it('is never told as anything but its neighbours, whatever the values', () => {
    const random = createRandom(1)
    const some = fc.uniqueArray(fc.integer({min: 1, max: 1e9}), {minLength: 15, maxLength: 15})
    fc.assert(
      fc.property(some, fc.double({min: 0, max: 1e9, noNaN: true}), (unsorted, value) => {
        const values = unsorted.sort((a, b) => a - b)
        const band = drawBand(value, {values}, () => Math.floor(random() * 2 ** 32))
        expect(band === 1 || values[band - 2]! <= value).toBe(true)
        expect(band === 15 || values[band]! > value).toBe(true)
      }),
    )
  })

  it('counts as what its band stands for', () => {
    expect(bandValues({values: VALUES})).toEqual([0, ...VALUES])
  })
})
