import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {networkOf} from './network-of'

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113'],
    ['::ffff:203.0.113.9', '203.0.113'],
    ['2001:db8:12:3456::1', '2001:db8:12'],
    ['2001:0db8:0012::', '2001:db8:12'],
    ['::1', '0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0'],
    ['64:ff9b::203.0.113.9', '64:ff9b:0'],
  ])('takes %s for a part of %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('puts two addresses of one /48 together, however they are written', () => {
    const group = fc.integer({min: 0, max: 0xffff})
    fc.assert(
      fc.property(fc.array(group, {minLength: 3, maxLength: 3}), group, (head, tail) => {
        const prefix = head.map((part) => part.toString(16))
        const short = `${prefix.join(':')}::${tail.toString(16)}`
        const long = [...prefix, '0', '0', '0', '0', tail.toString(16)]
          .map((part) => part.padStart(4, '0'))
          .join(':')
        expect(networkOf(short)).toBe(networkOf(long))
      }),
    )
  })
})
