import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import vectors from '../../test/vectors/reporting-canonical-json.json'
import {canonicalJson} from './canonical-json'

describe('canonical JSON', () => {
  it.each(vectors.cases)('writes $canonical', ({input, canonical}) => {
    expect(canonicalJson(JSON.parse(input))).toBe(canonical)
  })

  it.each(vectors.numbers)('writes the number $ieee754 as $canonical', ({ieee754, canonical}) => {
    const view = new DataView(new ArrayBuffer(8))
    view.setBigUint64(0, BigInt(`0x${ieee754}`))
    expect(canonicalJson(view.getFloat64(0))).toBe(canonical)
  })

  it('means the same as what it was given', () => {
    fc.assert(
      fc.property(fc.jsonValue({maxDepth: 2, stringUnit: 'grapheme'}), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      {numRuns: 50},
    )
  })

  it('does not depend on the order in which keys were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({unit: 'grapheme'}), fc.integer()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      }),
    )
  })

  it.each([
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '\ud800',
    {a: undefined},
    [() => 0],
    {'\udead': 1},
    7n,
  ])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow()
  })
})
