import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import vectors from '../../test/vectors/reporting-wire.json'
import {fromHex, toHex} from './hex'
import {ReportingError} from './reporting-error'
import type {Report} from './types'
import {decodeReport, encodeReport} from './wire'

const golden = vectors.reports.map(({kind, mask, nonce, hex, ...numbers}) => ({
  hex,
  report: {
    ...numbers,
    kind: kind === 'outcome' ? ('outcome' as const) : ('advice' as const),
    mask: BigInt(`0x${mask}`),
    nonce: Uint8Array.from(fromHex(nonce)),
  },
}))
const {report: example, hex: exampleHex} = golden[1]!

const anyReport: fc.Arbitrary<Report> = fc.record({
  kind: fc.constantFrom('advice', 'outcome'),
  configuration: fc.uint8Array({minLength: 8, maxLength: 8}).map(toHex),
  period: fc.nat(0xffff),
  topic: fc.nat(0xff),
  valueBucket: fc.nat(0xff),
  mask: fc.bigInt(0n, 2n ** 64n - 1n),
  nonce: fc.uint8Array({minLength: 16, maxLength: 16}),
})

describe('the 64 bytes', () => {
  it.each(golden)('encode to $hex', ({report, hex}) => {
    expect(toHex(encodeReport(report))).toBe(hex)
    expect(decodeReport(Uint8Array.from(fromHex(hex)))).toEqual(report)
  })

  it('come back as the report they were made of', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const bytes = encodeReport(report)
        expect(bytes).toHaveLength(64)
        expect(decodeReport(bytes)).toEqual(report)
      }),
    )
  })

  it('are the only bytes for their report', () => {
    fc.assert(
      fc.property(fc.uint8Array({minLength: 64, maxLength: 64}), fc.boolean(), (bytes, sound) => {
        if (sound) {
          bytes.set([1, 2])
          bytes.fill(0, 38)
        }
        const report = decodeOrNull(bytes)
        if (sound) expect(report).not.toBeNull()
        if (report) expect(encodeReport(report)).toEqual(bytes)
      }),
    )
  })

  it('hold every period', () => {
    const changed: number[] = []
    for (let period = 0; period <= 0xffff; period++) {
      if (decodeReport(encodeReport({...example, period})).period !== period) changed.push(period)
    }
    expect(changed).toEqual([])
  })

  it('are read from inside a larger buffer', () => {
    const padded = new Uint8Array(80)
    padded.set(fromHex(exampleHex), 5)
    expect(decodeReport(padded.subarray(5, 69))).toEqual(example)
  })
})

describe('decoding refuses', () => {
  const bytes = Uint8Array.from(fromHex(exampleHex))

  const changed = (at: number, value: number) => bytes.map((byte, i) => (i === at ? value : byte))

  it('every other length', () => {
    for (let length = 0; length <= 130; length++) {
      if (length === 64) continue
      const cut = new Uint8Array(length)
      cut.set(bytes.subarray(0, length))
      expect(() => decodeReport(cut)).toThrow(`invalid length: expected 64, received ${length}`)
    }
  })

  it.each([0, 2, 255])('version %s', (version) => {
    expect(() => decodeReport(changed(0, version))).toThrow(
      `invalid version: expected 1, received ${version}`,
    )
  })

  it.each([0, 3, 255])('kind %s', (kind) => {
    expect(() => decodeReport(changed(1, kind))).toThrow(`invalid kind: expected 1 or 2, received ${kind}`)
  })

  it('anything in the padding', () => {
    for (let i = 38; i < 64; i++) {
      expect(() => decodeReport(changed(i, 9))).toThrow('invalid padding: expected 0, received 9')
    }
  })
})

describe('encoding refuses', () => {
  it.each<[keyof Report, Partial<Report>]>([
    ['configuration', {configuration: '0123456789abcde'}],
    ['configuration', {configuration: '0123456789abcdef00'}],
    ['configuration', {configuration: '0123456789ABCDEF'}],
    ['configuration', {configuration: '0123456789abcdeg'}],
    ['period', {period: 65_536}],
    ['period', {period: -1}],
    ['period', {period: 1.5}],
    ['period', {period: Number.NaN}],
    ['topic', {topic: 256}],
    ['valueBucket', {valueBucket: -1}],
    ['mask', {mask: 2n ** 64n}],
    ['mask', {mask: -1n}],
    ['nonce', {nonce: new Uint8Array(15)}],
    ['nonce', {nonce: new Uint8Array(17)}],
  ])('a wrong %s: %o', (field, change) => {
    const attempt = () => encodeReport({...example, ...change})
    expect(attempt).toThrow(ReportingError)
    expect(attempt).toThrow(`invalid ${field}`)
  })
})

function decodeOrNull(bytes: Uint8Array): Report | null {
  try {
    return decodeReport(bytes)
  } catch {
    return null
  }
}
