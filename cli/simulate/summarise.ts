import type {LocalText} from '../../advisor-core/catalog/types'
import type {AdvisorModel} from '../../advisor-core/dialogue/model'
import {type Calibration, calibrate} from './calibration'
import {explainNotShown, type NotShown} from './explain-products'
import type {FitWord} from './judge-cards'
import type {SimulatedVisit} from './simulate-visit'
import {mean, quantile} from './statistics'
import type {NotAsked, QuestionWatch} from './watch-questions'

/** Three products with less of the belief than this leave the visitor alone with the choice. */
const UNSURE = 0.2

/** How many pairs of wishes that nothing meets are named. */
const MOST_CONFLICTS = 8

export interface SimulationSummary {
  /** Product questions a visit. */
  readonly questions: {
    readonly mean: number
    readonly median: number
    readonly quantile10: number
    readonly quantile90: number
    readonly most: number
    /** Visits by number of questions, from 0. */
    readonly visits: readonly number[]
  }
  /** Share of visits whose favourite was on the first results, what the engine claimed (V_3), and how both agree. */
  readonly bestShown: number
  readonly claimed: number
  readonly calibration: Calibration
  readonly fitWords: readonly FitWordRow[]
  /** Of visits with a click: the favourite among the results before and after. */
  readonly clicks: {readonly visits: number; readonly before: number; readonly after: number}
  /** Lost against full knowledge: utility, and where the best shown product stands in the visitor's own order. */
  readonly regret: {
    readonly mean: number
    readonly none: number
    readonly rankMedian: number
    readonly rankQuantile90: number
  }
  /** "About N more questions" against how many came. */
  readonly expectation: {readonly meanError: number; readonly rows: readonly ExpectationRow[]}
  readonly positions: readonly PositionRow[]
  readonly products: {
    readonly distinct: number
    readonly twins: number
    readonly neverShown: number
    /** The most wanted of them, 400 at most. */
    readonly explained: readonly NotShown[]
  }
  readonly asked: readonly {readonly question: string; readonly share: number}[]
  readonly neverAsked: readonly NotAsked[]
  readonly deadEnds: {
    /** Ended with V_3 under 20 % although questions were left and the visitor would have gone on. */
    readonly unsure: number
    /** Stated wishes that no product meets together, at some point; which ones most often. */
    readonly conflict: number
    readonly conflicts: readonly {readonly wishes: readonly LocalText[]; readonly visits: number}[]
    /** Two wishes or more and no product shown that meets all of them. */
    readonly unmet: number
  }
}

export interface FitWordRow {
  readonly word: FitWord
  readonly cards: number
  /** Mean share of the stated wishes that hold, by the catalogue, and of what visitors really meant. */
  readonly statedHeld: number
  readonly meantHeld: number
  /** Share of cards with the visitor's favourite, or with a product that would do as well. */
  readonly isBest: number
  readonly wouldDo: number
  /** Cards whose word says that no wish is missed although one is. */
  readonly broken: number
}

export interface ExpectationRow {
  readonly said: number
  readonly came: number
  readonly count: number
}

/** What happened at the first, second, … question. */
export interface PositionRow {
  readonly position: number
  readonly asked: number
  readonly noPreference: number
  /** Visitors who asked for the results here instead of answering: by assumption, not a forecast. */
  readonly left: number
  /** For whom this was the last question by the stop rule. */
  readonly done: number
  /** After the answer: V_3, and the share of visits with the favourite among the three. */
  readonly claimed: number
  readonly bestShown: number
}

/** What a merchant wants to know of simulated visits before launch. */
export function summarise(
  model: AdvisorModel,
  visits: readonly SimulatedVisit[],
  watch: QuestionWatch,
): SimulationSummary {
  const share = (of: (visit: SimulatedVisit) => boolean): number => mean(visits.map((v) => Number(of(v))))
  const asked = new Map<string, number>()
  for (const id of visits.flatMap((visit) => visit.asked)) asked.set(id, (asked.get(id) ?? 0) + 1)
  const ids = model.advisor.questions.map(({id}) => id)
  const clicked = visits.filter(({clicks}) => clicks > 0)
  return {
    questions: countQuestions(visits),
    bestShown: share(({bestShown}) => bestShown),
    claimed: mean(visits.map(({claimed}) => claimed)),
    calibration: calibrate(visits.map(({claimed, bestShown}) => ({claimed, came: bestShown}))),
    fitWords: fitWordRows(visits),
    clicks: {
      visits: clicked.length,
      before: mean(clicked.map(({bestShown}) => Number(bestShown))),
      after: mean(clicked.map(({bestShownAfterClicks}) => Number(bestShownAfterClicks))),
    },
    regret: {
      mean: mean(visits.map(({regret}) => regret)),
      none: share(({rank}) => rank === 1),
      rankMedian: quantile(
        visits.map(({rank}) => rank),
        0.5,
      ),
      rankQuantile90: quantile(
        visits.map(({rank}) => rank),
        0.9,
      ),
    },
    expectation: expectationOf(visits),
    positions: positionRows(visits),
    products: productsOf(model, visits),
    asked: ids
      .filter((id) => asked.has(id))
      .map((question) => ({question, share: asked.get(question)! / visits.length}))
      .sort((a, b) => b.share - a.share),
    neverAsked: watch.explain(ids.filter((id) => !asked.has(id))),
    deadEnds: {
      unsure: share(({claimed, moreLeft, left}) => claimed < UNSURE && moreLeft && !left),
      conflict: share(({conflict}) => conflict.length > 0),
      conflicts: conflictsOf(visits),
      unmet: share(({wishes, cards}) => wishes > 1 && cards.every(({statedHeld}) => statedHeld < 1)),
    },
  }
}

function countQuestions(visits: readonly SimulatedVisit[]): SimulationSummary['questions'] {
  const counts = visits.map(({asked}) => asked.length)
  const most = Math.max(0, ...counts)
  return {
    mean: mean(counts),
    median: quantile(counts, 0.5),
    quantile10: quantile(counts, 0.1),
    quantile90: quantile(counts, 0.9),
    most,
    visits: Array.from({length: most + 1}, (_, n) => counts.filter((count) => count === n).length),
  }
}

const WORDS: readonly FitWord[] = ['excellent', 'good', 'fair', 'weak']

function fitWordRows(visits: readonly SimulatedVisit[]): FitWordRow[] {
  const all = visits.flatMap(({cards}) => cards)
  return WORDS.flatMap((word) => {
    const cards = all.filter((card) => card.word === word)
    if (cards.length === 0) return []
    return [
      {
        word,
        cards: cards.length,
        statedHeld: mean(cards.map(({statedHeld}) => statedHeld)),
        meantHeld: mean(cards.map(({meantHeld}) => meantHeld)),
        isBest: mean(cards.map(({isBest}) => Number(isBest))),
        wouldDo: mean(cards.map(({wouldDo}) => Number(wouldDo))),
        broken: word === 'excellent' ? cards.filter(({statedHeld}) => statedHeld < 1).length : 0,
      },
    ]
  })
}

function expectationOf(visits: readonly SimulatedVisit[]): SimulationSummary['expectation'] {
  const steps = visits.flatMap((visit) => visit.steps)
  const said = [...new Set(steps.map(({saidMore}) => saidMore))].sort((a, b) => a - b)
  return {
    meanError: mean(steps.map(({saidMore, cameMore}) => saidMore - cameMore)),
    rows: said.map((n) => {
      const came = steps.filter(({saidMore}) => saidMore === n).map(({cameMore}) => cameMore)
      return {said: n, came: mean(came), count: came.length}
    }),
  }
}

function positionRows(visits: readonly SimulatedVisit[]): PositionRow[] {
  const most = Math.max(0, ...visits.map(({steps}) => steps.length))
  return Array.from({length: most}, (_, at) => {
    const here = visits.filter(({steps}) => (steps[at]?.answer ?? null) !== null)
    const steps = here.map(({steps: all}) => all[at]!)
    return {
      position: at + 1,
      asked: here.length,
      noPreference: steps.filter(({answer}) => answer?.kind === 'no-preference').length,
      left: visits.filter(({left, asked, steps: all}) => left && asked.length === at && all.length > at)
        .length,
      done: here.filter(({steps: all}) => all.length === at + 1).length,
      claimed: mean(steps.map(({claimed}) => claimed)),
      bestShown: mean(steps.map(({bestShown}) => Number(bestShown))),
    }
  }).filter(({asked}) => asked > 0)
}

function productsOf(model: AdvisorModel, visits: readonly SimulatedVisit[]): SimulationSummary['products'] {
  const {size, twins} = model.catalog
  const shown = new Set(visits.flatMap((visit) => visit.shown))
  const distinct = Array.from({length: size}, (_, i) => i).filter((i) => twins[i] === i)
  const notShown = distinct.filter((product) => !shown.has(product))
  return {
    distinct: distinct.length,
    twins: size - distinct.length,
    neverShown: notShown.length,
    explained: explainNotShown(model, visits, notShown),
  }
}

function conflictsOf(visits: readonly SimulatedVisit[]): SimulationSummary['deadEnds']['conflicts'] {
  const found = new Map<string, {wishes: readonly LocalText[]; visits: number}>()
  for (const {conflict} of visits) {
    if (conflict.length === 0) continue
    const key = conflict.map(({en}) => en).join('\n')
    found.set(key, {wishes: conflict, visits: (found.get(key)?.visits ?? 0) + 1})
  }
  return [...found.values()].sort((a, b) => b.visits - a.visits).slice(0, MOST_CONFLICTS)
}
