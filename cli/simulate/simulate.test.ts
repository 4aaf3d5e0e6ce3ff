import {describe, expect, test} from 'vitest'
import {createDialogue} from '../../advisor-core/dialogue/create-dialogue'
import {createRandom} from '../../advisor-core/numeric/random'
import {createConfiguration, decodeReport} from '../../advisor-core/reporting'
import {expandPrior} from '../../advisor-core/taste/expand-prior'
import {dialogueInput, TEST_TASTE} from '../../test/support/advisor-fixtures'
import {attribute, catalogOf} from '../../test/support/taste-arbitraries'
import {answerQuestion} from './answer-question'
import {drawIndex} from './draw-index'
import {simulateReports} from './simulate-reports'
import {type Moment, simulateVisit} from './simulate-visit'
import {chooseShown, drawArchetype, drawVisitor} from './simulated-visitor'
import {summarise} from './summarise'
import {watchQuestions} from './watch-questions'

const random = createRandom(4)
const CATALOG = catalogOf(
  [
    attribute('price', 'numeric', {role: 'price', better: 'lower'}),
    attribute('noise', 'numeric', {better: 'lower'}),
    attribute('steel', 'boolean'),
  ],
  {
    price: {kind: 'numeric', values: Float32Array.from({length: 80}, () => 50 + Math.round(2950 * random()))},
    noise: {kind: 'numeric', values: Float32Array.from({length: 80}, () => 35 + Math.round(40 * random()))},
    steel: {kind: 'boolean', codes: Uint8Array.from({length: 80}, () => 1 + Math.floor(2 * random()))},
  },
)
const DIALOGUE = createDialogue(dialogueInput(CATALOG))
const PRIOR = expandPrior(TEST_TASTE, DIALOGUE.model.tasteFeatures)

const visits = (seed: number, count: number, onStep?: (moment: Moment) => void) => {
  const draw = createRandom(seed)
  return Array.from({length: count}, () => {
    const visitor = drawVisitor(DIALOGUE.model, PRIOR, draw)
    return {visitor, visit: simulateVisit(DIALOGUE, visitor, {random: draw, onStep})}
  })
}

describe('simulated visits', () => {
  test('the same seed gives the same visits, another seed others', () => {
    const asked = (seed: number) => visits(seed, 10).map(({visit}) => [visit.asked, visit.shown])
    expect(asked(1)).toEqual(asked(1))
    expect(asked(1)).not.toEqual(asked(2))
  })

  test('the best product is the one with the largest utility, and regret is measured against it', () => {
    for (const {visitor, visit} of visits(3, 30)) {
      expect(visitor.utility[visitor.best]).toBe(Math.max(...visitor.utility))
      expect(visit.regret).toBeGreaterThanOrEqual(0)
      if (visit.bestShown) expect(visit.regret).toBe(0)
    }
  })

  test('visitors come from the classes with the made-up, clearly unequal shares', () => {
    const draw = createRandom(9)
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < 2000; i++) counts[drawArchetype(4, draw)]!++
    // Three standard errors of a share of 55 % in 2,000 draws are 3.3 %.
    counts.forEach((count, k) => {
      expect(Math.abs(count / 2000 - [0.1, 0.3, 0.55, 0.05][k]!)).toBeLessThan(0.034)
    })
  })

  test('the advisor finds the best product more often than three products at random would', () => {
    const watch = watchQuestions(DIALOGUE.model)
    const all = visits(5, 120, watch.onStep).map(({visit}) => visit)
    const summary = summarise(DIALOGUE.model, all, watch)
    // Three of 80 by chance: 3.75 %.
    expect(summary.bestShown).toBeGreaterThan(0.08)
    // The engine never promises more than it keeps; the standard error is 4.5 percentage points.
    expect(summary.bestShown).toBeGreaterThan(summary.claimed - 0.09)
    expect(summary.questions.most).toBeLessThanOrEqual(7)
    expect(summary.questions.visits.reduce((sum, n) => sum + n, 0)).toBe(120)
    // No card says that no wish is missed where one is: the word is bound to the catalogue.
    expect(summary.fitWords.map(({broken}) => broken).filter((n) => n > 0)).toEqual([])
    expect(summary.fitWords.find(({word}) => word === 'excellent')?.statedHeld).toBe(1)
    // Every product is shown or among those never shown.
    const shown = new Set(all.flatMap((visit) => visit.shown))
    expect(summary.products.neverShown).toBe(summary.products.distinct - shown.size)
    // Every question was asked or there is a reason why not.
    const told = [...summary.asked, ...summary.neverAsked].map(({question}) => question)
    expect(told.sort()).toEqual(DIALOGUE.model.advisor.questions.map(({id}) => id).sort())
  })

  test('an answer suits the wished product but for noise and indifference', () => {
    const compiled = DIALOGUE.model.questions.find(({question}) => question.id === 'steel-yes-no')!
    const column = CATALOG.columns.steel
    const suiting = (noise: number): number => {
      const draw = createRandom(6)
      let suits = 0
      for (let i = 0; i < 300; i++) {
        const visitor = drawVisitor(DIALOGUE.model, PRIOR, draw)
        const {said} = answerQuestion({compiled, offered: ['o0', 'o1']}, visitor, {random: draw, noise})
        const isSteel = column?.kind === 'boolean' && column.codes[visitor.best] === 2
        if (said.kind === 'options') suits += (said.options[0] === 'o0') === isSteel ? 1 : 0
      }
      return suits / 300
    }
    // 8 % have no preference; half of the answers that fail are right by chance. Four standard errors are 7 %.
    expect(Math.abs(suiting(0) - 0.92)).toBeLessThan(0.07)
    expect(Math.abs(suiting(0.5) - 0.69)).toBeLessThan(0.11)
  })

  test('who leaves early is asked nothing more, and yet it is known how many questions would have come', () => {
    const early = visits(11, 60).filter(({visit}) => visit.left && visit.steps.length > visit.asked.length)
    expect(early).not.toEqual([])
    for (const {visit} of early) {
      const {steps, asked} = visit
      expect(steps.slice(0, asked.length).every(({answer}) => answer !== null)).toBe(true)
      expect(steps.slice(asked.length).every(({answer}) => answer === null)).toBe(true)
      const came = steps.map(({cameMore}) => cameMore)
      expect(came.every((n, at) => at === 0 || n < came[at - 1]!)).toBe(true)
    }
  })

  test('a visitor looks most often at what it likes best', () => {
    const draw = createRandom(7)
    const visitor = {...drawVisitor(DIALOGUE.model, PRIOR, draw), utility: Float64Array.of(0, 2, 0)}
    const looks = Array.from({length: 500}, () => chooseShown(visitor, [0, 1, 2], draw))
    const share = looks.filter((product) => product === 1).length / 500
    expect(share).toBeCloseTo(Math.exp(2) / (Math.exp(2) + 2), 1)
  })

  test('an index is drawn by its weight', () => {
    expect(drawIndex([0, 1, 0], () => 0.999)).toBe(1)
    expect(drawIndex([1, 1], () => 0.49)).toBe(0)
    expect(drawIndex([1, 1], () => 0.51)).toBe(1)
  })
})

describe('simulated reports', () => {
  test('each visitor’s device sends one report of its own week under the simulated configuration', async () => {
    const configuration = createConfiguration({
      shop: 'a'.repeat(32),
      simulated: true,
      odds: 7,
      topics: [{source: {kind: 'archetype'}, cells: ['a', 'b'], live: true}],
      artefacts: {},
    })
    const reports: Uint8Array[] = []
    const weeks: number[] = []
    const startMs = 2900 * 7 * 24 * 3600 * 1000
    const sent = await simulateReports({
      dialogue: DIALOGUE,
      prior: PRIOR,
      configuration,
      visitors: 12,
      weeks: 3,
      startMs,
      random: createRandom(8),
      setNow: () => {},
      send: async (report) => void reports.push(report),
      endWeek: async () => void weeks.push(reports.length),
    })
    expect(sent).toBe(12)
    expect(weeks).toEqual([4, 8, 12])
    expect(reports.map((report) => decodeReport(report).period)).toEqual(
      [2900, 2901, 2902].flatMap((week) => [week, week, week, week]),
    )
  })
})
