import {drawBinomial, drawMultinomial} from '../../../advisor-core/numeric/draw-counts'
import {createRandom} from '../../../advisor-core/numeric/random'
import {archetypeSources} from '../../../advisor-core/reporting/archetype-sources'
import {estimateCells} from '../../../advisor-core/reporting/estimate-cells'
import {estimateConversion} from '../../../advisor-core/reporting/estimate-conversion'
import {estimateTable} from '../../../advisor-core/reporting/estimate-table'
import {poolShares} from '../../../advisor-core/reporting/pool-shares'
import {exampleJoint} from '../../../advisor-core/reporting/test-counts'
import {bandValues} from '../../../advisor-core/reporting/value-bands'
import {normalCdf} from '../../../advisor-core/traits/normal-cdf'

/** A made-up shop: shares of `none` and three archetypes, who is on a phone, who buys, and for how much. */
const SHARES = [0.1, 0.4, 0.3, 0.2]
const PHONE = [0, 0.3, 0.5, 0.7]
const BUYS = [0.02, 0.06, 0.1, 0.14]
/** Orders are log-normal, with these medians: skewed, as orders are. */
const MEDIAN = [60, 80, 120, 100]
const SIGMA = 0.8
/** The bands that are shipped, each 1.7 times the last. */
const EDGES = Array.from({length: 14}, (_, i) => Math.round(10 * 10 ** ((3 * i) / 13)))
const BANDS = EDGES.length + 1
/** By archetype: how likely an order is to be in each band. */
const IN_BAND = MEDIAN.map((median) => {
  const below = [0, ...EDGES.map((edge) => normalCdf(Math.log(edge / median) / SIGMA)), 1]
  return below.slice(1).map((end, i) => end - below[i]!)
})

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

const {topics, odds} = exampleJoint()
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
  conversion: (n, random) => ordersOf(n, random, false).conversion,
  value: (n, random) => ordersOf(n, random, true).value,
}

const reportsOf = (n: number) => [n, Math.round(n / 2)]

const adviceCounts = (n: number, random: () => number) =>
  reportsOf(n).map((reports, s) => ({
    reports,
    cells: drawMultinomial(reports, lambdaOf(TRUTHS[s]!, s), random),
  }))

function ordersOf(n: number, random: () => number, withValues: boolean) {
  // True kinds of visits: of each archetype those who buy in each band, and those who do not.
  const kinds = SHARES.flatMap((share, a) => [
    ...IN_BAND[a]!.map((chance) => share * BUYS[a]! * chance),
    share * (1 - BUYS[a]!),
  ])
  const counts = reportsOf(n).map((reports, s) => {
    const visits = drawMultinomial(reports, kinds, random)
    const masks = Array.from({length: BANDS + 1}, (_, part) =>
      maskCounts(
        SHARES.map((_, a) => visits[(BANDS + 1) * a + part]!),
        s,
        random,
      ),
    )
    const cells = masks[0]!.cells.map((_, j) => masks.reduce((sum, each) => sum + each.cells[j]!, 0))
    const empty = {reports: 0, cells: cells.map(() => 0)}
    return {advice: {reports, cells}, outcomes: [empty, ...masks.slice(0, BANDS)]}
  })
  const sum = (list: readonly number[]) => list.reduce((x, y) => x + y, 0)
  const found = estimateConversion({
    sources,
    counts,
    advised: sum(counts.map(({advice}) => advice.reports)),
    outcomes: sum(counts.flatMap(({outcomes}) => outcomes.map(({reports}) => reports))),
    designEffect: 1,
    values: withValues ? bandValues({edges: EDGES}, toldByBand(counts)) : null,
  })
  const {conversion, orderValue} = found.classes[A]!
  const meanValue = MEDIAN[A]! * Math.exp(SIGMA ** 2 / 2)
  return {
    conversion: {...(conversion ?? HIDDEN), truth: BUYS[A]!},
    value: {...(orderValue ?? HIDDEN), truth: meanValue},
  }
}

/** Orders in each value band, of all visitors. */
const toldByBand = (counts: readonly {readonly outcomes: readonly {readonly reports: number}[]}[]) =>
  Array.from({length: BANDS + 1}, (_, band) =>
    counts.reduce((total, {outcomes}) => total + outcomes[band]!.reports, 0),
  )

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
