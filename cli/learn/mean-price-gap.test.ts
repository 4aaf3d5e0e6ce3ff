import {expect, test} from 'vitest'
import {brandedCatalog} from '../../test/support/branded-catalog'
import {EVEN_GAP, meanPriceGap} from './mean-price-gap'

const catalog = brandedCatalog()
const all = [...Array(12).keys()]
/** Products by price, 10 to 120. */
const byPrice = all.sort((a, b) => ((a * 5) % 12) - ((b * 5) % 12))

test('is that of the products shown together, those left out that are nearly level', () => {
  expect(meanPriceGap({catalog}, [[byPrice[0]!, byPrice[11]!]])).toBe(1)
  const near = meanPriceGap({catalog}, [[byPrice[0]!, byPrice[1]!, byPrice[3]!]])
  // Ranks in steps of 1/11, kept in steps of 1/32: 3/11 and 2/11; the first two are level.
  expect(Math.abs(near - 5 / 22)).toBeLessThan(1 / 32)
})

test('is that of an even draw where slates say nothing', () => {
  expect(meanPriceGap({catalog}, [[byPrice[0]!, byPrice[0]!], [3]])).toBe(EVEN_GAP)
  const gaps = Array.from({length: 400}, (_, i) =>
    Array.from({length: 400}, (_, j) => Math.abs(i - j) / 399),
  ).flat()
  const apart = gaps.filter((gap) => gap >= 0.1)
  expect(apart.reduce((sum, gap) => sum + gap, 0) / apart.length).toBeCloseTo(EVEN_GAP, 2)
})
