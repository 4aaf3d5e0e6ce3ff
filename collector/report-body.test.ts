import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {ReportConfiguration} from '../advisor-core/reporting/types'
import {validateReport} from '../advisor-core/reporting/validate-report'
import {decodeReport, encodeReport, REPORT_BYTES} from '../advisor-core/reporting/wire'
import {configurationIn, isAcceptedIn, isValidUnder} from './report-body'
import {exampleConfiguration} from './test-support'

const PERIOD = 2950

/** Topics with as many cells as there may be, and with so many that a mask just fills one half. */
const example = exampleConfiguration()
const configuration: ReportConfiguration = {
  ...example,
  topics: [...example.topics, ...[64, 32, 33].map((cells) => ({...example.topics[0]!, cells: named(cells)}))],
}

function named(cells: number): string[] {
  return Array.from({length: cells}, (_, cell) => `cell ${cell}`)
}

/** A report that is nearly valid, and then has some of its bytes replaced. */
const body = fc
  .record({
    kind: fc.constantFrom('advice' as const, 'outcome' as const),
    configuration: fc.constant('a1'.repeat(8)),
    period: fc.constantFrom(PERIOD, PERIOD, PERIOD - 1, PERIOD - 1, PERIOD - 2, PERIOD + 1),
    topic: fc.nat({max: configuration.topics.length}),
    valueBucket: fc.constantFrom(0, 0, 1, 15, 16),
    mask: fc.oneof(
      fc.constantFrom(0, 0, 1, 1, 2, 3, 31, 32, 33, 63).map((cell) => 1n << BigInt(cell)),
      fc.bigInt({min: 0n, max: 2n ** 64n - 1n}),
    ),
    nonce: fc.uint8Array({minLength: 16, maxLength: 16}),
  })
  .map(encodeReport)
const changes = fc.array(fc.tuple(fc.nat({max: REPORT_BYTES - 1}), fc.constantFrom(0, 1, 2, 3, 255)), {
  maxLength: 2,
})

function decodedOrNull(bytes: Uint8Array) {
  try {
    return decodeReport(bytes)
  } catch {
    return null
  }
}

describe('a body among others', () => {
  it('is taken for what decoding and checking it alone take it for', () => {
    let valid = 0
    fc.assert(
      fc.property(body, changes, fc.nat({max: 2}), (bytes, changed, place) => {
        for (const [at, value] of changed) bytes[at] = value
        const bodies = Buffer.alloc(3 * REPORT_BYTES, 7)
        bodies.set(bytes, place * REPORT_BYTES)
        const report = decodedOrNull(bytes)
        expect(configurationIn(bodies, place)).toBe(report?.configuration ?? null)
        if (!report) return
        const expected = validateReport(report, configuration, PERIOD).kind === 'valid'
        expect(isAcceptedIn(bodies, place, PERIOD) && isValidUnder(bodies, place, configuration)).toBe(
          expected,
        )
        if (expected) valid++
      }),
      {numRuns: 3000},
    )
    expect(valid).toBeGreaterThan(100)
  })

  it('is of no week when the clock is out of its mind', () => {
    const bytes = encodeReport({
      kind: 'advice',
      configuration: 'a1'.repeat(8),
      period: PERIOD,
      topic: 0,
      valueBucket: 0,
      mask: 1n,
      nonce: new Uint8Array(16),
    })
    const bodies = Buffer.from(bytes)
    expect(isAcceptedIn(bodies, 0, PERIOD)).toBe(true)
    expect(isAcceptedIn(bodies, 0, Number.NaN)).toBe(false)
  })
})
