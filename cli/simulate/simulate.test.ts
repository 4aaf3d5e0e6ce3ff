import {describe, expect, test} from 'vitest'
import {createDialogue} from '../../advisor-core/dialogue/create-dialogue'
import {createRandom} from '../../advisor-core/numeric/random'
import {createConfiguration, decodeReport} from '../../advisor-core/reporting'
import {expandPrior} from '../../advisor-core/taste/expand-prior'
import {dialogueInput, TEST_TASTE} from '../../test/support/advisor-fixtures'
import {attribute, catalogOf} from '../../test/support/taste-arbitraries'
import {simulateReports} from './simulate-reports'
import {simulateVisit} from './simulate-visit'
import {answerQuestion, chooseShown, drawArchetype, drawIndex, drawVisitor} from './simulated-visitor'
import {summarise} from './summarise'

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

const visits = (seed: number, count: number) => {
  const draw = createRandom(seed)
  return Array.from({length: count}, () => {
    const visitor = drawVisitor(DIALOGUE.model, PRIOR, draw)
    return {visitor, visit: simulateVisit(DIALOGUE, visitor, {random: draw})}
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
    const summary = summarise(
      visits(5, 200).map(({visit}) => visit),
      ['price-budget'],
      80,
    )
    // Three of 80 by chance: 3.75 %.
    expect(summary.bestShown).toBeGreaterThan(0.08)
    // The engine never promises more than it keeps; the standard error is 3.5 percentage points.
    expect(summary.bestShown).toBeGreaterThan(summary.claimed - 0.07)
    expect(summary.questionsMax).toBeLessThanOrEqual(7)
  })

  test('an answer suits the wished product but for noise and indifference', () => {
    const draw = createRandom(6)
    let suits = 0
    for (let i = 0; i < 300; i++) {
      const visitor = drawVisitor(DIALOGUE.model, PRIOR, draw)
      const answer = answerQuestion(DIALOGUE.model, visitor, 'steel-yes-no', draw)
      const column = CATALOG.columns.steel
      const isSteel = column?.kind === 'boolean' && column.codes[visitor.best] === 2
      if (answer.kind === 'options') suits += (answer.options[0] === 'o0') === isSteel ? 1 : 0
    }
    // 8 % have no preference, 6 % of the rest answer at random.
    expect(suits / 300).toBeGreaterThan(0.82)
    expect(suits / 300).toBeLessThan(0.96)
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
