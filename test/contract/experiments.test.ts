import {join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import type {Experiments} from '../../advisor-core/experiments/types'
import {armTopics, type ReportConfiguration} from '../../advisor-core/reporting'
import {readArtefacts} from '../../cli/build/artefacts'
import {buildFrom} from '../../cli/commands/build'
import {reportLabels} from '../../cli/serve/report-labels'
import {loadShop} from '../../cli/simulate/load-shop'
import {type Estimates, parseEstimates} from '../../reports/queries/estimates'
import {learningShop} from '../support/learning-shop'
import {reportThreeWeeks} from '../support/three-weeks'

/** SYNTHETIC: visits of three weeks, each reported by so many devices of their own at odds of 7 : 1. */
const VISITS = 600
const DEVICES_EACH = 20

const EXPERIMENTS: Experiments = {
  running: [
    {
      id: 'one-question',
      label: {de: 'Nur eine Frage', en: 'Just one question'},
      arms: [
        {id: 'usual', label: {de: 'Wie bisher', en: 'As before'}},
        {id: 'one', label: {de: 'Eine', en: 'One'}, rules: {maxQuestions: 1, comparisons: 0}},
      ],
    },
  ],
}

interface Seen {
  readonly arm: string
  readonly isChosen: boolean
  readonly questions: number
}

/** Three weeks of visits through the engine, the device's own draw and bytes, the collector and its database. */
async function compareForThreeWeeks(): Promise<{estimates: Estimates; seen: readonly Seen[]}> {
  const shop = learningShop([], EXPERIMENTS)
  const {advisor, built} = buildFrom(shop.advisorPath, {root: shop.root})
  const artefacts = join(shop.root, 'models/artefacts')
  const labelsOf = (configuration: ReportConfiguration) =>
    reportLabels(advisor, readArtefacts(artefacts), configuration)
  const seen: Seen[] = []
  const {estimates} = await reportThreeWeeks(
    {folder: shop.folder, built, loaded: loadShop(advisor, built, artefacts, false), labelsOf},
    {
      visitors: VISITS,
      devicesEach: DEVICES_EACH,
      onVisit: ({view, asked}) => {
        const [topic = ''] = armTopics(view.topics)
        const arm = topic.split(':').at(-1) ?? ''
        seen.push({arm, isChosen: view.topics[topic]?.[0] === 'chosen', questions: asked.length})
      },
    },
  )
  return {estimates: parseEstimates(estimates), seen}
}

describe('an experiment, from the advisor file to the reports', () => {
  let estimates: Estimates
  let seen: readonly Seen[]
  beforeAll(async () => {
    ;({estimates, seen} = await compareForThreeWeeks())
  }, 180_000)

  const of = (wanted: string) => seen.filter(({arm}) => arm === wanted)
  const rate = (visits: readonly Seen[]) => visits.filter(({isChosen}) => isChosen).length / visits.length

  test('gives every visit a version, and each version its rules', () => {
    expect(of('usual').length + of('one').length).toBe(VISITS)
    expect(of('one').every(({questions}) => questions <= 1)).toBe(true)
    expect(Math.max(...of('usual').map(({questions}) => questions))).toBeGreaterThan(1)
  })

  test('is told of by half of the reports, with the rates and the difference that there were', () => {
    const [experiment] = estimates.configurations[0]?.experiments ?? []
    expect(experiment?.experiment).toBe('one-question')
    // Half of the reports, within four standard errors.
    expect(Math.abs(experiment!.chosen.reports - (VISITS * DEVICES_EACH) / 2)).toBeLessThan(220)
    expect(experiment!.assigned).toBeGreaterThan(0.95)
    expect(experiment!.uneven).toEqual([])
    const [usual, one] = experiment!.arms
    expect(usual?.difference).toBeNull()
    expect(one?.difference?.low).toBeLessThan(rate(of('one')) - rate(of('usual')))
    expect(one?.difference?.high).toBeGreaterThan(rate(of('one')) - rate(of('usual')))
    expect(one!.difference!.high - one!.difference!.low).toBeLessThan(0.2)
    for (const [arm, estimate] of [
      ['usual', usual],
      ['one', one],
    ] as const) {
      expect(Math.abs(estimate!.chosen!.value - rate(of(arm)))).toBeLessThan(0.08)
    }
  })

  test('has its versions named for those who read', () => {
    const {arms} = estimates.configurations[0]!.labels!.topics['experiment:one-question']!
    expect(arms).toEqual({
      usual: {de: 'Wie bisher', en: 'As before'},
      one: {de: 'Eine', en: 'One'},
    })
  })
})
