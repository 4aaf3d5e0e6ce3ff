import type {Counts} from '../reporting/estimate-cells'
import {frequencies} from '../reporting/frequencies'
import {EXPERIMENT_OUTCOMES} from '../reporting/topic-cells'
import type {Figure} from './figure'

/** What arms' visits tell; a report is one of any arm. */
export interface Choices {
  /** m, the share of visits with an arm. */
  readonly assigned: Figure
  /** By arm: share of its visits in which a product was chosen. */
  readonly chosen: readonly Figure[]
  /** By arm from the second on: that less the first one's. */
  readonly differences: readonly Figure[]
}

const CELLS = 1 + EXPERIMENT_OUTCOMES.length
/** So few visits have an arm at least: where noise or forgery leave fewer, figures are as uncertain as at this. */
const LEAST_ASSIGNED = 0.01

/**
 * Share of each arm's visits in which a product was chosen, by maximum likelihood. A mask holds one cell of three, so
 * that an arm's counters are multinomial, and p = 1 − 2q. Visits without an arm are spread over the topics as arms are
 * drawn: the chance S that a mask is not `none` is the same in all of them, 2q + (p − q) m, and is pooled; φ_a, the
 * part of these that is `chosen`, is the arm's own. Then r_a = (S φ_a − q) / (S − 2q). Where half of the visits choose,
 * S says nothing about r_a at all.
 *
 * @param visits  advice reports by arm, Σ n > 0; cells `none`, `chosen`, `open`
 */
export function compareChoices(visits: readonly Counts[], odds: number): Choices {
  const {p, q} = frequencies(CELLS, 1, odds)
  const total = visits.reduce((sum, {reports}) => sum + reports, 0)
  const held = visits.map(({reports, cells}) => reports - cells[0]!)
  const found = held.reduce((sum, count) => sum + count, 0) / total
  const S = Math.min(1 - q, Math.max(2 * q + (p - q) * LEAST_ASSIGNED, found))
  const scale = S - 2 * q
  const ofS = S * (1 - S)
  const arms = visits.map(({cells}, a) => {
    const phi = held[a]! > 0 ? cells[1]! / held[a]! : 0.5
    // What visits can give: noise alone puts either cell into the mask with chance q.
    const possible = Math.min(1 - q / S, Math.max(q / S, phi))
    return {
      value: (S * phi - q) / scale,
      own: (S / scale) ** 2 * ((possible * (1 - possible) * total) / Math.max(1, held[a]!)),
      // ∂r / ∂S
      slope: (q * (1 - 2 * possible)) / scale ** 2,
    }
  })
  const [first] = arms
  if (!first) throw new RangeError('invalid visits: none')
  return {
    assigned: {value: (found - 2 * q) / (p - q), deviation: Math.sqrt(ofS) / (p - q)},
    chosen: arms.map(({value, own, slope}) => ({value, deviation: Math.sqrt(own + slope ** 2 * ofS)})),
    differences: arms.slice(1).map(({value, own, slope}) => ({
      value: value - first.value,
      deviation: Math.sqrt(own + first.own + (slope - first.slope) ** 2 * ofS),
    })),
  }
}

/** What is reckoned with before there are reports. */
const ASSIGNED = 0.8
const CHOSEN = 0.5
const MANY = 1e6

/**
 * Counters as they are on average, should visits have an arm and choose as often as is reckoned with: to tell how long
 * an experiment takes before there is anything to tell it from.
 *
 * @param shares  with which arms are drawn, sum 1
 */
export function expectedVisits(shares: readonly number[], odds: number): Counts[] {
  const {p, q} = frequencies(CELLS, 1, odds)
  const cells = [1 - ASSIGNED, ASSIGNED * CHOSEN, ASSIGNED * (1 - CHOSEN)]
  return shares.map((share) => ({
    reports: share * MANY,
    cells: cells.map((of) => share * MANY * (q + (p - q) * of)),
  }))
}
