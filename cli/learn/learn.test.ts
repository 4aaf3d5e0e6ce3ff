import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {normalize} from '../../advisor-core/belief/posterior'
import {createModel} from '../../advisor-core/dialogue/model'
import {createRandom} from '../../advisor-core/numeric/random'
import {cellMasses, optionProbabilities} from '../../advisor-core/questions/information-gain'
import {madeUpCounts} from '../../advisor-core/reporting/made-up-counts'
import {makeTopic} from '../../advisor-core/reporting/make-topic'
import {AGREEMENT, pairs, SIGNAL_CELLS} from '../../advisor-core/reporting/topic-cells'
import type {Topic, TopicSource} from '../../advisor-core/reporting/types'
import {productsWith} from '../../advisor-core/signals/signal-terms'
import {countedTopic} from '../../test/support/counted-topic'
import {learningShop} from '../../test/support/learning-shop'
import {buildFrom} from '../commands/build'
import {loadShop} from '../simulate/load-shop'
import {learnDropOff} from './learn-drop-off'
import {learnNoise} from './learn-noise'
import {learnQuestions} from './learn-questions'
import {learnSignals} from './learn-signals'
import {mergeLearned} from './merge-learned'
import {observeShares} from './observe-shares'
import {reportedShares, shrinkShares} from './shrink-shares'
import type {Weeks} from './topic-weeks'

const ODDS = 7

/** Four closed weeks of one topic, SYNTHETIC: cells drawn with these weights, reported at odds of 7 : 1. */
function weeksOf(
  source: TopicSource,
  cells: readonly string[],
  {weights, reports, seed = 1}: {weights: readonly number[]; reports: number; seed?: number},
): Weeks {
  const topic: Topic = makeTopic({source, cells, live: true}, ODDS)
  const random = createRandom(seed)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const draw = (): number => {
    let u = random() * total
    let cell = 0
    while (cell < weights.length - 1 && u >= weights[cell]!) u -= weights[cell++]!
    return cell + 1
  }
  const uniform = (bound: number): number => Math.floor(random() * bound)
  const weeks = Array.from({length: 4}, () =>
    madeUpCounts(Array.from({length: reports / 4}, draw), topic, {odds: ODDS, uniform}),
  )
  return countedTopic(topic, weeks, ODDS)
}

describe('observeShares', () => {
  test('has a covariance whose rows sum to 0, as the shares sum to 1', () => {
    const topic = {cells: ['none', 'a', 'b', 'c'], subsetSize: 1}
    const counts = {reports: 1000, cells: [150, 400, 250, 200]}
    const seen = observeShares(counts, {topic, odds: ODDS, kept: [1, 2, 3], designEffect: 1})!
    expect(seen.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    for (let a = 0; a < 3; a++)
      expect(seen.covariance.slice(3 * a, 3 * a + 3).reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 12)
    expect(seen.covariance[0]).toBeGreaterThan(0.25 / 1000)
  })
})

describe('shrinkShares', () => {
  const old = [0.5, 0.3, 0.2]
  const noise = (scale: number) =>
    Float64Array.from([2, -1, -1, -1, 2, -1, -1, -1, 2], (x) => (x * scale) / 3)
  const map = [
    [0.8, 0.1, 0.1],
    [0.1, 0.8, 0.1],
    [0.1, 0.1, 0.8],
  ]

  test('stays at the old shares where the reports differ by no more than their noise', () => {
    const shares = reportedShares(old, map).map((share, j) => share + [0.01, -0.01, 0][j]!)
    expect(shrinkShares({shares, covariance: noise(0.01)}, old, map)).toEqual(old)
  })

  test('finds the true shares behind the map where there is next to no noise', () => {
    const truth = [0.2, 0.3, 0.5]
    const found = shrinkShares({shares: reportedShares(truth, map), covariance: noise(1e-7)}, old, map)
    found.forEach((share, j) => {
      expect(share).toBeCloseTo(truth[j]!, 2)
    })
  })
})

describe('what is learnt of the questions', () => {
  const shop = learningShop([])
  const {advisor, built} = buildFrom(shop.advisorPath, {root: shop.root})
  const {model} = loadShop(advisor, built, join(shop.root, 'models/artefacts')).dialogue
  const brand = model.questions.find(({question}) => question.id === 'brand')!
  const options = brand.question.options.map(({id}) => id)
  const source = {kind: 'question', question: 'brand'} as const

  test('moves η towards the contradictions seen, by a factor of two at most', () => {
    const wrong = (eta: number) =>
      weeksOf({kind: 'agreement', question: 'brand'}, AGREEMENT, {weights: [1 - eta, eta], reports: 40_000})
    const learnt = (eta: number) => learnNoise(model, wrong(eta)).parameters.noise?.brand
    expect(learnt(0.4)).toBeCloseTo(Math.min(0.5, 2 * brand.noise), 4)
    expect(learnt(brand.noise)).toBeUndefined()
  })

  test('makes a popular brand likelier from the start, but never more than half of the belief', () => {
    const prior = normalize(Float64Array.from(model.logPrior), Float64Array.from(model.logPrior))
    const massOf = (belief: Float64Array): number => {
      const has = productsWith(model.catalog, 'brand', ['Norvik'])
      return belief.reduce((sum, b, i) => sum + b * has[i]!, 0)
    }
    const before = massOf(prior)
    const weeks = weeksOf(source, options, {
      weights: options.map((id) => (id === 'norvik' ? 20 : 1)),
      reports: 8000,
    })
    const {parameters} = learnQuestions(model, weeks, {prior, earlier: []})
    const norvik = parameters.popularity?.find(({values}) => values.join() === 'Norvik')
    expect(norvik?.logRatio).toBeGreaterThan(0)
    expect(before).toBeLessThan(0.3)
    expect(massOf(prior)).toBeGreaterThan(0.4)
    expect(massOf(prior)).toBeLessThanOrEqual(0.5)
    const next = createModel({...model, advisor: mergeLearned(advisor, parameters)})
    expect(massOf(normalize(Float64Array.from(next.logPrior), new Float64Array(prior.length)))).toBeCloseTo(
      massOf(prior),
      2,
    )
  })

  test('makes π such that options are expected as often as they were named', () => {
    const weights = options.map((_, o) => o + 1)
    const prior = normalize(Float64Array.from(model.logPrior), Float64Array.from(model.logPrior))
    const weeks = weeksOf(source, options, {weights, reports: 40_000})
    const {parameters} = learnQuestions(model, weeks, {prior, earlier: []})
    const next = createModel({...model, advisor: mergeLearned(advisor, parameters)})
    const compiled = next.questions.find(({question}) => question.id === 'brand')!
    const belief = normalize(Float64Array.from(next.logPrior), new Float64Array(prior.length))
    const expected = optionProbabilities(compiled, cellMasses(belief, [compiled])[0]!)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    expected.forEach((share, o) => {
      expect(Math.abs(share - weights[o]! / total)).toBeLessThan(0.03)
    })
  })
})

describe('learnDropOff', () => {
  const paths = [
    ['a', 'b', 'c', 'd', 'e'],
    ['b', 'a', 'c', 'd'],
  ]
  /** Where visitors of both paths stop who leave with chance h. */
  const lastOnes = (h: number): number[] =>
    ['a', 'b', 'c', 'd', 'e'].map((cell) =>
      paths.reduce((sum, path) => {
        const d = path.indexOf(cell)
        return d < 0 ? sum : sum + (1 - h) ** d * (d === path.length - 1 ? 1 : h)
      }, 0),
    )
  const weeks = (h: number) =>
    weeksOf({kind: 'last-question'}, ['a', 'b', 'c', 'd', 'e'], {weights: lastOnes(h), reports: 4000})

  test('finds how often visitors leave', () => {
    const {parameters, changes} = learnDropOff(weeks(0.25), {paths})
    expect(parameters.dropOff).toBeGreaterThan(0.21)
    expect(parameters.dropOff).toBeLessThan(0.29)
    expect(changes[0]!.accepted).toBe(true)
  })

  test('keeps what holds', () => {
    expect(learnDropOff(weeks(0.25), {paths, dropOff: 0.25}).parameters).toEqual({})
  })
})

describe('learnSignals', () => {
  const groups = ['small', 'large']
  const cells = pairs(SIGNAL_CELLS.device, groups)
  const weeks = (weights: readonly number[]) =>
    weeksOf({kind: 'signal-group', signal: 'device'}, cells, {weights, reports: 8000})

  test('finds that phones go with small things', () => {
    const {signals = []} = learnSignals('size', weeks([4, 1, 1, 1, 1, 4])).parameters
    const phone = signals.find(({bin, values}) => bin === 'phone' && values.join() === 'small')
    expect(phone).toMatchObject({signal: 'device', attribute: 'size'})
    expect(phone!.logRatio).toBeGreaterThan(0.2)
  })

  test('finds nothing where there is nothing', () => {
    expect(learnSignals('size', weeks([1, 1, 1, 1, 1, 1])).parameters).toEqual({})
  })
})
