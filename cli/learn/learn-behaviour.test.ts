import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Advisor, LearnedParameters} from '../../advisor-core/advisor/types'
import type {AdvisorModel} from '../../advisor-core/dialogue/model'
import {deedWeights} from '../../advisor-core/signals/behaviour-weights'
import type {SignalWeight} from '../../advisor-core/signals/types'
import {brandedCatalog} from '../../test/support/branded-catalog'
import {learningShop} from '../../test/support/learning-shop'
import {type PriceVisits, priceVisits} from '../../test/support/price-visits'
import {builtReportConfiguration} from '../build/make-report-configuration'
import {buildFrom} from '../commands/build'
import {readAdvisor} from '../read-advisor'
import {loadShop} from '../simulate/load-shop'
import {behaviourRows} from './behaviour-rows'
import {learnBehaviour} from './learn-behaviour'
import {learnParameters} from './learn-parameters'
import {readLearned, withVersion, writeLearned} from './learned-file'
import {learntUntil} from './learnt-until'
import {EVEN_GAP} from './mean-price-gap'
import {mergeLearned} from './merge-learned'

const catalog = brandedCatalog()
const modelOf = (signals: readonly SignalWeight[] = []) =>
  ({catalog, advisor: {signals}}) as unknown as AdvisorModel
const gap = () => EVEN_GAP
const advisorOf = (signals: readonly SignalWeight[] = []) =>
  ({catalog, questions: [], signals}) as unknown as Advisor
const learn = (
  input: Omit<PriceVisits, 'present'>,
  present: readonly [number, number],
  own?: SignalWeight[],
) => learnBehaviour({...modelOf(own), gap, weeks: priceVisits({...input, present})})
const ofPrice = ({signals = []}: LearnedParameters, head: string): number | undefined =>
  signals.find(({bin, attribute}) => bin === head && attribute === 'price')?.logRatio
const row = (signal: SignalWeight['signal'], bin: string, logRatio: number): SignalWeight => ({
  signal,
  bin,
  attribute: 'price',
  values: [],
  logRatio,
})

/** What is set by hand. */
const SORT = [-1, 0.6] as const

describe('learnBehaviour', () => {
  test('keeps what holds, in at least 95 of 100 shops', () => {
    const taken = Array.from({length: 100}, (_, seed) =>
      learn({signal: 'sort', truth: SORT, reports: 4000, seed}, SORT),
    ).filter(({changes}) => changes[0]!.accepted)
    expect(taken.length).toBeLessThanOrEqual(5)
  })

  test('moves a weight to where it is not wrong any more, half a nat a run at most', () => {
    const truth = [0.1, -0.2] as const
    let own: SignalWeight[] = [row('sort', 'price-up', -1), row('sort', 'price-down', 0.6)]
    const seen: number[] = []
    for (let run = 1; run <= 4; run++) {
      const present = [own[0]!.logRatio, own[1]!.logRatio] as const
      const {parameters} = learn({signal: 'sort', truth, reports: 50_000, seed: run}, present, own)
      own = own.map((each) => ({...each, logRatio: ofPrice(parameters, each.bin) ?? each.logRatio}))
      seen.push(own[0]!.logRatio)
      own.forEach(({logRatio}, h) => {
        expect(Math.abs(logRatio - present[h]!)).toBeLessThanOrEqual(0.5 + 1e-9)
      })
    }
    expect(seen[0]).toBeCloseTo(-0.5, 9)
    expect(Math.abs(own[0]!.logRatio - truth[0])).toBeLessThan(0.4)
    expect(Math.abs(own[1]!.logRatio - truth[1])).toBeLessThan(0.5)
  })

  test('writes all other weights of the signal down as they are, as those of a file take their place', () => {
    const truth = [1, 0.6] as const
    const {parameters, changes} = learn({signal: 'filter', truth, reports: 60_000, seed: 1}, [0.15, -0.5])
    expect(changes[0]!.reason).toMatch(/brand 0\.15 → 0\.\d+, price -0\.5 → /)
    const merged = mergeLearned(advisorOf(), parameters).signals
    const said = (
      head: string,
      attribute: string | null,
      values: string[],
      weights: readonly SignalWeight[],
    ) => deedWeights(catalog, weights, 'filter', {head, attribute, values})
    const named = (weights: readonly SignalWeight[]) => [
      ...said('brand', 'maker', ['Nube'], weights).filter(({attribute}) => attribute === 'maker'),
      ...said('value', 'colour', ['red'], weights),
    ]
    expect(named([])).toHaveLength(2)
    expect(named(merged)).toEqual(named([]))
    const [price] = said('price', null, [], merged)
    expect(price!.logRatio).toBeCloseTo(0, 1)
    expect(ofPrice(parameters, 'brand')).toBeGreaterThan(0.4)
    expect(
      deedWeights(catalog, merged, 'sort', {head: 'price-up', attribute: null, values: []}),
    ).toMatchObject([{logRatio: -1}])
  })

  test('learns nothing of a signal that the shop switched off, nor of one that is not counted', () => {
    const input = {signal: 'sort', truth: [1, 1], reports: 30_000, seed: 1} as const
    expect(learn(input, [0, 0], [row('sort', 'price-up', 0)])).toEqual({changes: [], parameters: {}})
    expect(learn({...input, signal: 'search'}, SORT).changes.map(({parameter}) => parameter)).toEqual([
      'behaviour:search',
    ])
  })
})

describe('what was learnt of sorting', () => {
  test('is in the shop that is built next, and in the engine that runs there', () => {
    const {advisorPath, root, folder} = learningShop(['behaviour:sort'])
    const open = () => {
      const {advisor, built} = buildFrom(advisorPath, {root})
      return {built, shop: loadShop(advisor, built, join(root, 'models/artefacts'), false)}
    }
    const {built, shop} = open()
    const live = builtReportConfiguration(built.files).topics.filter((topic) => topic.live)
    const weeks = priceVisits({signal: 'sort', truth: [1, 0.6], present: SORT, reports: 40_000, seed: 1})
    expect(live.slice(1)).toEqual(weeks.configuration.topics)

    const found = learnParameters(shop, weeks, {})
    const {shop: of} = readAdvisor(advisorPath)
    const version = {configuration: weeks.hash, simulated: true, periods: weeks.periods, ...found}
    writeLearned(join(folder, 'learned.json'), withVersion(null, of.id, version))
    const file = readLearned(join(folder, 'learned.json'), of.id)
    expect(file?.versions[0]?.parameters).toEqual(found.parameters)
    expect(learntUntil(file, {simulated: true})('behaviour:sort')).toBe(weeks.periods.last)

    const {model} = open().shop.dialogue
    const said = (head: string) =>
      deedWeights(model.catalog, model.advisor.signals, 'sort', {head, attribute: null, values: []})
    expect(said('price-up')).toMatchObject([{logRatio: -0.5}])
    expect(said('price-down')).toHaveLength(1)
  })
})

describe('the rows of a signal', () => {
  test('say of every deed what the priors say', () => {
    for (const signal of ['sort', 'filter', 'search'] as const) {
      const rows = behaviourRows(catalog, [], signal)
      for (const [head, attribute, values] of [
        ['price-up', null, []],
        ['brand', null, []],
        ['brand', 'maker', ['Aro']],
        ['price', null, []],
        ['value', 'colour', ['blue']],
      ] as const) {
        const deed = {head, attribute, values}
        expect(deedWeights(catalog, rows, signal, deed)).toEqual(deedWeights(catalog, [], signal, deed))
      }
    }
  })
})

describe('learnt weights of what was done in the shop', () => {
  const learnt = {signals: [row('sort', 'price-up', -0.5)]}

  test('take the place of the file’s, and of no others', () => {
    const file = [row('sort', 'price-up', -0.2), row('search', 'price', -0.1), row('hour', 'night', 0.1)]
    expect(mergeLearned(advisorOf(file), learnt).signals).toEqual([file[1], file[2], learnt.signals[0]])
  })

  test('do not switch on again what the file switches off', () => {
    const file = [row('sort', 'price-up', 0)]
    expect(mergeLearned(advisorOf(file), learnt).signals).toEqual(file)
  })
})
