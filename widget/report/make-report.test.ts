import {describe, expect, it} from 'vitest'
import {enumerate, exampleConfiguration} from '../../advisor-core/reporting/test-support'
import {decodeReport} from '../../advisor-core/reporting/wire'
import {makeReport, type ReportInput} from './make-report'
import {INPUT} from './test-support'

const configuration = exampleConfiguration()
const context = {configuration, hash: 'ab'.repeat(32), period: 2950, memo: null}
const randomBytes = (count: number) => new Uint8Array(count).fill(7)
/** A report whose random words are given, the rest being 0. */
const fromTape = (input: ReportInput, ...tape: number[]) => {
  const words = [...tape]
  const made = makeReport(input, context, {random32: () => words.shift() ?? 0, randomBytes})
  return {...made, report: decodeReport(made.bytes)}
}

describe('a report', () => {
  it('carries configuration, week, nonce, and nothing of an outcome', () => {
    expect(fromTape(INPUT).report).toMatchObject({
      kind: 'advice',
      configuration: 'ab'.repeat(8),
      period: 2950,
      valueBucket: 0,
      nonce: randomBytes(16),
    })
  })

  it('holds the named cell of its topic when the draw keeps the truth', () => {
    // Tails, first of the live topics, u = 0.
    const {report, memo} = fromTape(INPUT, 1, 0, 0)
    expect(report).toMatchObject({topic: 1, mask: 0b1000n})
    expect(memo).toBeNull()
  })

  it.each<[string, ReportInput]>([
    ['no topic', {topics: {}, archetype: []}],
    ['a cell the topic does not have', {topics: {'question:budget': 'sky-high'}, archetype: []}],
    ['none by name', {topics: {'question:budget': 'none'}, archetype: []}],
  ])('says none for %s', (_, input) => {
    expect(fromTape(input, 1, 0, 0).report.mask).toBe(0b1n)
  })

  it('is made for no result as for any other', () => {
    expect(fromTape({topics: {}, archetype: []}, 0).report).toMatchObject({topic: 0, mask: 0b1n})
  })

  it('feeds the class at the remembered quantile of the posterior to the memo', () => {
    // Heads, four times the truth, and a quantile below and above the 25 % of "careful".
    expect(fromTape(INPUT, 0, 0, 0, 0, 0, 0.2 * 2 ** 32 - ((0.2 * 2 ** 32) % 1)).report.mask).toBe(0b10n)
    expect(fromTape(INPUT, 0, 0, 0, 0, 0, 2 ** 31).report.mask).toBe(0b1000n)
  })

  it('chooses topic, size and length alike for all answers on one random tape', () => {
    for (let word = 0; word < 40; word++) {
      const shapes = [
        INPUT,
        {topics: {}, archetype: []},
        {topics: {hour: '23'}, archetype: INPUT.archetype},
      ].map((input) => {
        let used = 0
        const random32 = () => [word % 2, word % 3, word][used++] ?? 5
        const {bytes} = makeReport(input, context, {random32, randomBytes})
        const {topic, mask, ...rest} = decodeReport(bytes)
        return JSON.stringify({topic, bits: mask.toString(2).replaceAll('0', '').length, used, ...rest})
      })
      expect(new Set(shapes).size).toBe(1)
    }
  })

  it('keeps the odds of 7 from input to bytes, counted over all random choices', () => {
    const [first] = configuration.topics
    const one = {...configuration, topics: [first!, configuration.topics[1]!]}
    const distribution = (cell: string) => {
      const chances = new Map<string, number>()
      for (const {result, weight} of enumerate((uniform) => {
        // One word each for coin, topic and u, among as many words as their bounds.
        const bounds = [2, 1, 10]
        const random32 = () => uniform(bounds.shift() ?? 1)
        const {bytes} = makeReport(
          {topics: {'question:budget': cell}, archetype: []},
          {...context, configuration: one},
          {random32, randomBytes},
        )
        return Buffer.from(bytes).toString('hex')
      })) {
        chances.set(result, (chances.get(result) ?? 0) + 1 / Number(weight))
      }
      return chances
    }
    const columns = ['none', 'low', 'middle', 'high'].map(distribution)
    const ratios = [...columns[0]!.keys()].map((bytes) => {
      const chances = columns.map((column) => column.get(bytes)!)
      return Math.max(...chances) / Math.min(...chances)
    })
    expect(ratios).toHaveLength(5)
    expect(Math.max(...ratios)).toBeCloseTo(7, 10)
  })
})
