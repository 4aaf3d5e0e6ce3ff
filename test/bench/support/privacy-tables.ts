import {createRandom} from '../../../advisor-core/numeric/random'
import {
  drawSubset,
  estimateCells,
  frequencies,
  subsetSizeFor,
  type Topic,
} from '../../../advisor-core/reporting'
import {archetypeSources} from '../../../advisor-core/reporting/archetype-sources'
import {type ConversionInput, estimateConversion} from '../../../advisor-core/reporting/estimate-conversion'

/** Five classes and "no result", as PRIVACY's simulations have them: the shop's traffic is made up. */
const SHARES = [0.05, 0.3, 0.25, 0.2, 0.14, 0.06] as const
const CONVERSION = [0, 0.03, 0.05, 0.04, 0.06, 0.02] as const
const Z = 1.959964

const topicOf = (cells: number, odds: number): Topic => ({
  id: 'archetype',
  source: {kind: 'archetype'},
  cells: Array.from({length: cells}, (_, i) => (i === 0 ? 'none' : `c${i}`)),
  subsetSize: subsetSizeFor(cells, odds),
  live: true,
})

/** Archetype shares by number of reports: our draw and our estimate. */
export function shareTable(
  odds: number,
  {seed, runs, sizes}: {seed: number; runs: number; sizes: readonly number[]},
) {
  const random = createRandom(seed)
  const topic = topicOf(SHARES.length, odds)
  const {p, q} = frequencies(SHARES.length, topic.subsetSize, odds)
  return sizes.map((reports) => {
    let squares = 0
    let width = 0
    let covered = 0
    for (let run = 0; run < runs; run++) {
      const cells = SHARES.map(() => 0)
      for (let i = 0; i < reports; i++) addDraw(cells, topic, odds, drawIndex(SHARES, random), random)
      estimateCells({reports, cells}, topic, odds).forEach(({raw, standardError}, j) => {
        squares += (raw - SHARES[j]!) ** 2
        width += Z * standardError
        covered += Number(Math.abs(raw - SHARES[j]!) <= Z * standardError)
      })
    }
    const figures = runs * SHARES.length
    const exact = Math.sqrt(
      SHARES.reduce((sum, f) => {
        const lambda = f * p + (1 - f) * q
        return sum + (lambda * (1 - lambda)) / reports / (p - q) ** 2
      }, 0) / SHARES.length,
    )
    return {
      odds,
      reports,
      rmsePp: 100 * Math.sqrt(squares / figures),
      analyticRmsePp: 100 * exact,
      halfWidthPp: (100 * width) / figures,
      coverage: covered / figures,
    }
  })
}

/**
 * Conversion by class from the archetype's own reports: that an order followed is said in clear (the outcome repeats
 * the draw), against class and order randomised together in one table of 2(k − 1) + 1 cells.
 */
export function conversionTable(
  odds: number,
  {seed, runs, sessions}: {seed: number; runs: number; sessions: number},
) {
  const random = createRandom(seed)
  const k = SHARES.length
  const own = topicOf(k, odds)
  const joint = topicOf(2 * (k - 1) + 1, odds)
  let clear = 0
  let together = 0
  for (let run = 0; run < runs; run++) {
    const advised = SHARES.map(() => 0)
    const bought = SHARES.map(() => 0)
    const table = joint.cells.map(() => 0)
    let orders = 0
    for (let i = 0; i < sessions; i++) {
      const cell = drawIndex(SHARES, random)
      const buys = random() < CONVERSION[cell]!
      const mask = addDraw(advised, own, odds, cell, random)
      if (buys) {
        orders++
        addMask(bought, mask)
      }
      addDraw(table, joint, odds, cell === 0 ? 0 : 2 * cell - (buys ? 1 : 0), random)
    }
    const all = estimateCells({reports: sessions, cells: advised}, own, odds)
    const buyers = estimateCells({reports: orders, cells: bought}, own, odds)
    const pairs = estimateCells({reports: sessions, cells: table}, joint, odds)
    for (let cell = 1; cell < k; cell++) {
      const rate = ((orders / sessions) * buyers[cell]!.raw) / Math.max(all[cell]!.raw, 0.01)
      const yes = pairs[2 * cell - 1]!.raw
      const jointRate = yes / Math.max(yes + pairs[2 * cell]!.raw, 0.01)
      clear += (rate - CONVERSION[cell]!) ** 2
      together += (jointRate - CONVERSION[cell]!) ** 2
    }
  }
  const figures = runs * (k - 1)
  const rmse = (squares: number) => 100 * Math.sqrt(squares / figures)
  return {
    odds,
    sessions,
    runs,
    orderInClearRmsePp: rmse(clear),
    randomisedTogetherRmsePp: rmse(together),
    factor: Math.sqrt(together / clear),
  }
}

/** Sessions until a 95 % interval is narrow enough, at λ(1 − λ) of a cell of share f; half go to the archetype. */
export function sessionsTable(odds: number) {
  const needed = (cells: number, share: number, halfWidth: number, part: number) => {
    const {p, q} = frequencies(cells, subsetSizeFor(cells, odds), odds)
    const lambda = share * p + (1 - share) * q
    return Math.ceil((lambda * (1 - lambda) * Z ** 2) / ((p - q) * halfWidth) ** 2 / part)
  }
  return [
    {odds, figure: 'archetype shares ± 3 pp (6 cells, a fifth each)', sessions: needed(6, 0.2, 0.03, 0.5)},
    {odds, figure: 'archetype shares ± 5 pp', sessions: needed(6, 0.2, 0.05, 0.5)},
    {odds, figure: 'answers ± 5 pp (6 cells, 3 live topics)', sessions: needed(6, 0.2, 0.05, 0.5 / 3)},
    {
      odds,
      figure: 'weekday × archetype ± 5 pp (36 cells, 4 live topics)',
      sessions: needed(36, 1 / 36, 0.05, 0.5 / 4),
    },
  ]
}

/**
 * Sessions until the conversion of each class is shown, that is until it is known to ± 50 % if the class orders as all
 * do, by the rule of the reports page at the counters that are expected: half of the reports go to the archetype, and
 * every buyer tells the order. `halfWidth` is what the class's interval then has, relative to its own conversion.
 */
export function conversionSessions(odds: number) {
  const known = estimateConversion(expectedCounters(odds, 1e6)).classes
  return known.slice(1).map(({timesReports}, a) => {
    const sessions = timesReports === null ? null : Math.ceil(1e6 * timesReports)
    const then = sessions && estimateConversion(expectedCounters(odds, sessions)).classes[a + 1]?.conversion
    return {
      odds,
      share: SHARES[a + 1]!,
      conversion: CONVERSION[a + 1]!,
      sessions,
      halfWidth: then ? (then.high - then.low) / 2 / then.value : null,
    }
  })
}

function expectedCounters(odds: number, sessions: number): ConversionInput {
  const topic = topicOf(SHARES.length, odds)
  const {p, q} = frequencies(SHARES.length, topic.subsetSize, odds)
  const counted = (visits: readonly number[]) => {
    const reports = visits.reduce((sum, count) => sum + count, 0)
    return {reports, cells: visits.map((count) => q * reports + (p - q) * count)}
  }
  const visits = SHARES.map((share) => (sessions / 2) * share)
  const bought = counted(visits.map((count, a) => count * CONVERSION[a]!))
  const none = {reports: 0, cells: SHARES.map(() => 0)}
  return {
    sources: archetypeSources([topic], odds),
    counts: [{advice: counted(visits), outcomes: [none, bought]}],
    advised: sessions,
    outcomes: 2 * bought.reports,
    designEffect: 1,
    values: null,
  }
}

function drawIndex(shares: readonly number[], random: () => number): number {
  let rest = random()
  const index = shares.findIndex((share) => {
    rest -= share
    return rest < 0
  })
  return Math.max(0, index)
}

function addDraw(
  counts: number[],
  topic: Topic,
  odds: number,
  trueCell: number,
  random: () => number,
): bigint {
  const {cells, subsetSize} = topic
  const mask = drawSubset({cells: cells.length, subsetSize, odds, trueCell}, (bound) =>
    Math.floor(random() * bound),
  )
  addMask(counts, mask)
  return mask
}

function addMask(counts: number[], mask: bigint): void {
  for (let j = 0; j < counts.length; j++) counts[j]! += Number((mask >> BigInt(j)) & 1n)
}
