import {drawMultinomial} from '../../../advisor-core/numeric/draw-counts'
import {createRandom} from '../../../advisor-core/numeric/random'
import {archetypeSources} from '../../../advisor-core/reporting/archetype-sources'
import {estimateCells} from '../../../advisor-core/reporting/estimate-cells'
import {estimateTable} from '../../../advisor-core/reporting/estimate-table'
import {poolShares} from '../../../advisor-core/reporting/pool-shares'
import {exampleJoint} from '../../../advisor-core/reporting/test-counts'

/** A made-up shop: shares of `none` and three archetypes, and who is on a phone. */
const SHARES = [0.1, 0.4, 0.3, 0.2]
const PHONE = [0, 0.3, 0.5, 0.7]

/** How often an interval held the truth, among those narrow enough to be shown. */
export interface Coverage {
  readonly figure: string
  readonly n: number
  readonly replicates: number
  /** Share of the replicates whose figure is shown. */
  readonly shown: number
  readonly covered: number
  /** Root mean squared error. */
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
  figure: 'cell' | 'pooled' | 'table',
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
    squares += (value - truth) ** 2
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

const FIGURES: Readonly<Record<'cell' | 'pooled' | 'table', Draw>> = {
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
}

const reportsOf = (n: number) => [n, Math.round(n / 2)]

const adviceCounts = (n: number, random: () => number) =>
  reportsOf(n).map((reports, s) => ({
    reports,
    cells: drawMultinomial(reports, lambdaOf(TRUTHS[s]!, s), random),
  }))
