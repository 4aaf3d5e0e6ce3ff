import {describe, expect, test} from 'vitest'
import {behaviourCells, PRICED_DEEDS} from '../../advisor-core/reporting/topic-cells'
import {type PriceVisits, priceVisits} from '../../test/support/price-visits'
import {fitPriceWeights} from './fit-price-weights'
import {addCounts} from './guard'
import {EVEN_GAP} from './mean-price-gap'

const PRESENT = [-1, 0.6] as const

/** What three weeks of SYNTHETIC reports give. */
function weigh(input: Pick<PriceVisits, 'truth' | 'seed' | 'placeBias'>, reports = 9000) {
  const weeks = priceVisits({signal: 'sort', present: PRESENT, reports, ...input})
  const topic = weeks.topic('behaviour:sort')!
  const seen = topic.observe(behaviourCells('sort'))(addCounts(topic.weeks))!
  return fitPriceWeights(seen, PRESENT, EVEN_GAP)
}

const mean = (x: readonly number[]): number => x.reduce((sum, each) => sum + each, 0) / x.length

/** Error in standard errors, over the deeds of 30 shops. */
function errors(truth: readonly [number, number], placeBias = 0): number[] {
  return Array.from({length: 30}, (_, seed) => weigh({truth, seed, placeBias})).flatMap(
    ({found, errors: sd}) => found.map((weight, h) => (weight - truth[h]!) / sd[h]!),
  )
}

describe('weights of the price', () => {
  test.each([{truth: [-1, 0.6]}, {truth: [0, 0]}, {truth: [-0.3, -0.8]}] as const)(
    'are found within their error, whatever the engine made of them: $truth',
    ({truth}) => {
      const z = errors(truth)
      expect(Math.abs(mean(z))).toBeLessThan(0.4)
      expect(Math.sqrt(mean(z.map((each) => each ** 2)))).toBeGreaterThan(0.75)
      expect(Math.sqrt(mean(z.map((each) => each ** 2)))).toBeLessThan(1.2)
    },
  )

  test('are hardly moved where the first place is chosen more often for its own sake', () => {
    const found = Array.from(
      {length: 10},
      (_, seed) => weigh({truth: [0, 0], seed, placeBias: 0.5}, 20_000).found,
    )
    PRICED_DEEDS.sort.forEach((_, h) => {
      expect(Math.abs(mean(found.map((weights) => weights[h]!)))).toBeLessThan(0.25)
    })
  })

  test('stay where they are where the reports differ from them by no more than their noise', () => {
    const same = Array.from({length: 20}, (_, seed) => weigh({truth: PRESENT, seed}).shrunk)
    expect(same.filter((weights) => weights.join() === PRESENT.join()).length).toBeGreaterThan(8)
  })
})
