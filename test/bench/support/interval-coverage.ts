import {drawBinomial, drawMultinomial} from '../../../advisor-core/numeric/draw-counts'
import {createRandom} from '../../../advisor-core/numeric/random'
import {archetypeSources} from '../../../advisor-core/reporting/archetype-sources'
import {estimateCells} from '../../../advisor-core/reporting/estimate-cells'
import {estimateConversion} from '../../../advisor-core/reporting/estimate-conversion'
import {estimateTable} from '../../../advisor-core/reporting/estimate-table'
import {poolShares} from '../../../advisor-core/reporting/pool-shares'
import {exampleJoint} from '../../../advisor-core/reporting/test-counts'
import {bandValues} from '../../../advisor-core/reporting/value-bands'

/** A made-up shop: shares of `none` and three archetypes, who is on a phone, who buys, and in which two bands. */
const SHARES = [0.1, 0.4, 0.3, 0.2]
const PHONE = [0, 0.3, 0.5, 0.7]
const BUYS = [0.02, 0.06, 0.1, 0.14]
const DEAR = [0.5, 0.3, 0.5, 0.7]
const BANDS = [2, 6] as const

/** How often an interval held the truth, among those narrow enough to be shown. */
export interface Coverage {
  readonly figure: string
  readonly n: number
  readonly replicates: number
  /** Share of the replicates whose figure is shown. */
  readonly shown: number
  readonly covered: number
  /** Root mean squared error relative to the truth; of shares, absolute. */
  readonly rmse: number
}

const {topics, odds, outcomes: terms} = exampleJoint()
const sources = archetypeSources(topics, odds)
const settings = {odds, designEffect: 1}
/** Of the joint topic's cells: none, phone × three, desktop × three. */
const JOINT = [
  SHARES[0]!,
  ...[1, 2, 3].map((a) => SHARES[a]! * PHONE[a]!),
  ...[1, 2, 3].map((a) => SHARES[a]! * (1 - PHONE[a]!)),
]
const TRUTHS = [SHARES, JOINT]

/** Chances of a mask's only cell, for visitors with these shares. */
const lambdaOf = (shares: readonly number[], s: number) => {
  const {p, q} = sources[s]!.chances
  return shares.map((share) => q + (p - q) * share)
}

/**
 * Coverage of the 95 % intervals of one figure.
 *
 * @param n  advice reports of the archetype topic; the joint topic has half as many
 */
export function intervalCoverage(
  figure: 'cell' | 'pooled' | 'table' | 'conversion' | 'value',
  {n, replicates, seed}: {n: number; replicates: number; seed: number},
): Coverage {
  const random = createRandom(seed)
  let shown = 0
  let covered = 0
  let squares = 0
  for (let i = 0; i < replicates; i++) {
    const {low, high, value, truth} = FIGURES[figure](n, random)
    if (Number.isNaN(value)) continue
    shown++
    covered += low <= truth && truth <= high ? 1 : 0
    squares += figure === 'conversion' || figure === 'value' ? (value / truth - 1) ** 2 : (value - truth) ** 2
  }
  return {
    figure,
    n,
    replicates,
    shown: shown / replicates,
    covered: covered / shown,
    rmse: Math.sqrt(squares / shown),
  }
}

type Draw = (
  n: number,
  random: () => number,
) => {readonly low: number; readonly high: number; readonly value: number; readonly truth: number}

/** A figure that is not shown. */
const HIDDEN = {value: Number.NaN, low: Number.NaN, high: Number.NaN}

/** The archetype that the figures are about. */
const A = 2

const FIGURES: Readonly<Record<'cell' | 'pooled' | 'table' | 'conversion' | 'value', Draw>> = {
  cell: (n, random) => {
    const cells = drawMultinomial(n, lambdaOf(SHARES, 0), random)
    const {low, high, raw} = estimateCells({reports: n, cells}, topics[0]!, odds)[A]!
    return {low, high, value: raw, truth: SHARES[A]!}
  },
  pooled: (n, random) => {
    const {low, high, raw} = poolShares(sources, adviceCounts(n, random), settings).cells[A]!
    return {low, high, value: raw, truth: SHARES[A]!}
  },
  table: (n, random) => {
    const [, counts] = adviceCounts(2 * n, random)
    const rows = estimateTable(sources[1]!, counts!, {...settings, pooled: SHARES, random})
    const phone = rows[A - 1]!.cells?.[0]
    return phone ? {...phone, value: phone.share, truth: PHONE[A]!} : {...HIDDEN, truth: PHONE[A]!}
  },
  conversion: (n, random) => ordersOf(n, random).conversion,
  value: (n, random) => ordersOf(n, random).value,
}

const reportsOf = (n: number) => [n, Math.round(n / 2)]

const adviceCounts = (n: number, random: () => number) =>
  reportsOf(n).map((reports, s) => ({
    reports,
    cells: drawMultinomial(reports, lambdaOf(TRUTHS[s]!, s), random),
  }))

function ordersOf(n: number, random: () => number) {
  const values = bandValues(terms!)
  // True kinds of visits: archetype, buys in one band, in the other, or not.
  const kinds = SHARES.flatMap((share, a) => [
    share * BUYS[a]! * (1 - DEAR[a]!),
    share * BUYS[a]! * DEAR[a]!,
    share * (1 - BUYS[a]!),
  ])
  const counts = reportsOf(n).map((reports, s) => {
    const visits = drawMultinomial(reports, kinds, random)
    const [cheap, dear, rest] = [0, 1, 2].map((part) =>
      maskCounts(
        SHARES.map((_, a) => visits[3 * a + part]!),
        s,
        random,
      ),
    )
    const empty = {reports: 0, cells: cheap!.cells.map(() => 0)}
    const bands = Array.from({length: 16}, (_, band) =>
      band === BANDS[0] ? cheap! : band === BANDS[1] ? dear! : empty,
    )
    const cells = rest!.cells.map((count, j) => count + cheap!.cells[j]! + dear!.cells[j]!)
    return {advice: {reports, cells}, outcomes: bands}
  })
  const sum = (list: readonly number[]) => list.reduce((x, y) => x + y, 0)
  const found = estimateConversion({
    sources,
    counts,
    advised: sum(counts.map(({advice}) => advice.reports)),
    outcomes: sum(counts.flatMap(({outcomes}) => outcomes.map(({reports}) => reports))),
    odds,
    designEffect: 1,
    values,
    random,
  })
  const {conversion, orderValue} = found.classes[A]!
  const meanValue = values[BANDS[0]]! * (1 - DEAR[A]!) + values[BANDS[1]]! * DEAR[A]!
  return {
    conversion: {...(conversion ?? HIDDEN), truth: BUYS[A]!},
    value: {...(orderValue ?? HIDDEN), truth: meanValue},
  }
}

/** Masks of visits by true archetype; in the joint topic the device is drawn first. */
function maskCounts(visits: readonly number[], s: number, random: () => number) {
  const {p, q} = sources[s]!.chances
  const k = topics[s]!.cells.length
  const cells = Array<number>(k).fill(0)
  const trueCells =
    s === 0
      ? visits
      : visits.reduce<number[]>((all, count, a) => {
          const phones = a === 0 ? count : drawBinomial(count, PHONE[a]!, random)
          all[a]! += phones
          if (a > 0) all[a + 3]! += count - phones
          return all
        }, Array<number>(k).fill(0))
  trueCells.forEach((count, cell) => {
    const chances = cells.map((_, j) => (j === cell ? p : q))
    drawMultinomial(count, chances, random).forEach((drawn, j) => {
      cells[j]! += drawn
    })
  })
  return {reports: visits.reduce((x, y) => x + y, 0), cells}
}
