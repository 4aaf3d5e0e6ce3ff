import {describe, expect, test} from 'vitest'
import {formatQuantity} from './format-number'
import {lowerOptions, rangeOptions} from './number-options'

/** Thirty of each value, in a catalogue that has nothing else. */
const numbers = (values: readonly number[], unit: string | null) => {
  const sorted = Float64Array.from(values.flatMap((value) => Array(30).fill(value))).sort()
  return {sorted, products: sorted.length, unit}
}
const labels = (options: readonly {readonly label: {readonly de: string; readonly en: string}}[]) =>
  options.map(({label}) => `${label.de} | ${label.en}`)

describe('options of numbers', () => {
  test('have the sign of percent where each language has it', () => {
    expect(labels(rangeOptions(numbers([60, 70, 80, 90], '%'))).slice(1, 3)).toEqual([
      '70–79 % | 70–79%',
      '80–89 % | 80–89%',
    ])
  })

  test('have terabytes at both ends, and at the upper one a size that there is', () => {
    const disks = labels(rangeOptions(numbers([256, 512, 1000, 2000, 4000], 'GB')))
    expect(disks).toContain('1 TB | 1 TB')
    expect(disks.join()).not.toMatch(/1[.,]999|3[.,]999/)
  })

  test('have a sign of money before each of two numbers in English', () => {
    expect(labels(rangeOptions(numbers([50, 60, 70, 80], '€')))[1]).toBe('60–69\u00a0€ | €60–€69')
  })

  test('have units that are words in the words of each language', () => {
    expect(labels(lowerOptions(numbers([12, 24, 36], 'months')))[0]).toBe(
      'Mindestens 24 Monate | At least 24 months',
    )
    expect(formatQuantity(1, 'years')).toEqual({de: '1 Jahr', en: '1 year'})
    expect(formatQuantity(1200, 'rpm')).toEqual({de: '1.200 U/min', en: '1,200 rpm'})
  })
})
