import {compareChoices} from '../../../advisor-core/experiments/compare-choices'
import {startErrors} from '../../../advisor-core/experiments/confidence-sequence'
import {createRandom} from '../../../advisor-core/numeric/random'
import {armVisits, type ExperimentShop, experimentWeeks} from './experiment-shop'
import {mean} from './statistics'

const ALPHA = 0.05
const HALF_WIDTH = 0.1

/** Half a width in standard errors, when there are so many times the reports of the first look. */
type Errors = (times: number) => number

/** The shipped sequence, and Robbins' normal mixtures that are narrowest at 1, 3 and 10 times the first look. */
export const SEQUENCES: Readonly<Record<string, Errors>> = {
  shipped: (times) => Math.sqrt(startErrors(ALPHA) ** 2 + Math.log(times)),
  mixture1: mixture(1),
  mixture3: mixture(3),
  mixture10: mixture(10),
}

/**
 * ± √((z + 1) / z · ln((z + 1) / α²)) standard errors, z = n ρ²: narrowest at the n with z = ln((z + 1) / α²).
 *
 * @see Waudby-Smith et al. 2024, Time-uniform central limit theory and asymptotic confidence sequences, theorem 2.2
 */
function mixture(narrowestAt: number): Errors {
  let best = 8
  for (let i = 0; i < 50; i++) best = Math.log((best + 1) / ALPHA ** 2)
  return (times) => {
    const z = (best * times) / narrowestAt
    return Math.sqrt(((z + 1) / z) * Math.log((z + 1) / ALPHA ** 2))
  }
}

export interface Compared {
  readonly sequence: string
  /** Reports at the first look, which is where the interval is first ± 10 points. */
  readonly start: number
  /** Share of the runs in which it ever left out the truth. */
  readonly missed: number
  /** Share of the runs in which it left out 0. */
  readonly found: number
  /** Mean over the runs of the reports at which it did, or of all there were. */
  readonly reports: number
}

/**
 * What each sequence makes of the same runs of a shop with two arms, looked at 8 times until the shipped one's first
 * look and on until 30 times as many reports.
 */
export function compareSequences(
  shop: ExperimentShop,
  {replicates, seed}: {replicates: number; seed: number},
): Compared[] {
  const random = createRandom(seed)
  const pilot = armVisits(experimentWeeks(shop, createRandom(seed))(1_000_000))
  const startOf = (deviation: number, errors: Errors) => ((errors(1) * deviation) / HALF_WIDTH) ** 2
  const {deviation: sigma} = compareChoices(pilot, shop.odds).differences[0]!
  const step = Math.ceil(startOf(sigma, SEQUENCES.shipped!) / 8)
  const names = Object.keys(SEQUENCES)
  const runs = Array.from({length: replicates}, () => {
    const next = experimentWeeks(shop, random)
    const state = names.map(() => ({missed: false, foundAt: Number.NaN}))
    for (let look = 1; look <= 240; look++) {
      const visits = armVisits(next(step))
      const reports = look * step
      const {value, deviation} = compareChoices(visits, shop.odds).differences[0]!
      names.forEach((name, i) => {
        const errors = SEQUENCES[name]!
        const times = reports / startOf(deviation, errors)
        if (times < 1) return
        const half = (errors(times) * deviation) / Math.sqrt(reports)
        if (Math.abs(value - shop.difference) > half) state[i]!.missed = true
        if (Math.abs(value) > half && Number.isNaN(state[i]!.foundAt)) state[i]!.foundAt = reports
      })
    }
    return state
  })
  return names.map((sequence, i) => {
    const own = runs.map((run) => run[i]!)
    return {
      sequence,
      start: Math.ceil(startOf(sigma, SEQUENCES[sequence]!)),
      missed: mean(own.map(({missed}) => (missed ? 1 : 0))),
      found: mean(own.map(({foundAt}) => (Number.isNaN(foundAt) ? 0 : 1))),
      reports: mean(own.map(({foundAt}) => (Number.isNaN(foundAt) ? 240 * step : foundAt))),
    }
  })
}
