import {join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import type {Experiments} from '../../advisor-core/experiments/types'
import {createRandom} from '../../advisor-core/numeric/random'
import {armTopics} from '../../advisor-core/reporting'
import {readArtefacts} from '../../cli/build/artefacts'
import {builtReportConfiguration} from '../../cli/build/make-report-configuration'
import {buildFrom} from '../../cli/commands/build'
import {registerConfiguration} from '../../cli/serve/register-configuration'
import {reportLabels} from '../../cli/serve/report-labels'
import {loadShop} from '../../cli/simulate/load-shop'
import {simulateReports} from '../../cli/simulate/simulate-reports'
import {createCollector, ensureLocalKey, openStore} from '../../collector'
import {type Estimates, parseEstimates} from '../../reports/queries/estimates'
import {learningShop} from '../support/learning-shop'

const WEEK_MS = 7 * 24 * 3600 * 1000
const WEEKS = 3
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
  const {dialogue, prior} = loadShop(advisor, built, artefacts, false)
  const store = await openStore({folder: join(shop.folder, 'data')})
  const key = await ensureLocalKey({folder: join(shop.folder, 'data'), store})
  const startMs = (Math.floor(Date.now() / WEEK_MS) - WEEKS) * WEEK_MS
  let clockMs = startMs
  const collector = createCollector({
    store,
    nowMs: () => clockMs,
    adminKey: key,
    limits: {flushAt: 5000, maxBatch: 5000},
  })
  const configuration = builtReportConfiguration(built.files, true)
  const labels = reportLabels(advisor, readArtefacts(artefacts), configuration)
  await registerConfiguration(collector, {configuration, labels, key})
  const seen: Seen[] = []
  await simulateReports({
    dialogue,
    prior,
    configuration,
    visitors: VISITS,
    devicesEach: DEVICES_EACH,
    weeks: WEEKS,
    startMs,
    random: createRandom(1),
    onVisit: ({view, asked}) => {
      const [topic = ''] = armTopics(view.topics)
      const arm = topic.split(':').at(-1) ?? ''
      seen.push({arm, isChosen: view.topics[topic]?.[0] === 'chosen', questions: asked.length})
    },
    setNow: (nowMs) => {
      clockMs = nowMs
    },
    send: async (report) => {
      const headers = {'content-type': 'application/octet-stream'}
      await collector.fetch(
        new Request('http://localhost/v1/report', {method: 'POST', headers, body: report.slice()}),
      )
    },
    endWeek: () => collector.flush(),
  })
  clockMs = startMs + WEEKS * WEEK_MS
  const response = await collector.fetch(
    new Request(`http://localhost/v1/estimates?shop=${advisor.shop.id}`, {
      headers: {authorization: `Bearer ${key}`},
    }),
  )
  const estimates = parseEstimates(await response.json())
  await collector.close()
  await store.close()
  return {estimates, seen}
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
