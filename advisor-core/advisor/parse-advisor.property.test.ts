import {readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test, vi} from 'vitest'
import {anyPlaceIn, replaced} from '../../test/support/mangle'
import {AdvisorError} from './advisor-error'
import {parseAdvisor, parseCompiledAdvisor} from './parse-advisor'

vi.setConfig({testTimeout: 30_000})

const FILE: unknown = JSON.parse(
  readFileSync(new URL('../../demo-site/advisor.json', import.meta.url), 'utf8'),
)

/** Anything a file, a script or a slip of the editor can hand in. */
const junk = fc.oneof(
  fc.anything({maxDepth: 2, withBigInt: true, withDate: true, withMap: true, withNullPrototype: true}),
  fc.constantFrom('__proto__', 'constructor', '', ' ', '(', Number.NaN, Number.POSITIVE_INFINITY),
)

function expectOneClearError(parse: (input: unknown) => unknown, input: unknown): void {
  try {
    parse(input)
  } catch (error) {
    expect(error).toBeInstanceOf(AdvisorError)
    if (!(error instanceof AdvisorError)) return
    expect(error.message).toMatch(/^[^\n]+: expected [^\n]+, found [\s\S]+$/)
    expect(error.message.length).toBeLessThan(600)
  }
}

describe('an advisor file with something wrong in it', () => {
  test('is taken, or refused with one sentence that says what and where', () => {
    fc.assert(
      fc.property(anyPlaceIn(FILE), junk, (place, value) => {
        expectOneClearError(parseAdvisor, replaced(FILE, place, value))
      }),
      {numRuns: 150},
    )
  })

  test('is no other trouble when it is no advisor file at all', () => {
    fc.assert(
      fc.property(junk, (value) => {
        expectOneClearError(parseAdvisor, value)
        expectOneClearError(parseCompiledAdvisor, value)
      }),
      {numRuns: 200},
    )
  })
})
