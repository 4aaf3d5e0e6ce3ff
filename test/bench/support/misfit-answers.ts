import {normal} from '../../../advisor-core/numeric/random'
import {gradedResponseLogProbabilities} from '../../../advisor-core/traits/graded-response'
import {TRAIT_GRID} from '../../../advisor-core/traits/trait-grid'

/** An estimate of a trait and its standard deviation; NaN where nothing was answered. */
export interface Estimate {
  readonly mean: number
  readonly sd: number
}

const CATEGORIES = 6
/** Two statements a trait, one of them keyed the other way. */
const ITEMS = 2
const SKIPPED = 0.1
const CARELESS = 0.05

/**
 * A shop whose item bank is wrong: answers follow other slopes and thresholds than those they are scored with, people
 * agree more or less whatever is said, the two statements of a trait share something that is not the trait, one in ten
 * is skipped, and one visitor in twenty taps the same answer throughout.
 *
 * @returns for one person's true values, the estimate of each trait
 */
export function misfitShop(
  traits: number,
  random: () => number,
): (theta: ArrayLike<number>) => readonly Estimate[] {
  const banks = Array.from({length: traits}, () => Array.from({length: ITEMS}, () => drawItem(random)))
  const scored = banks.map((items) => scoreTable(items))
  return (theta) => {
    const style = 0.5 * normal(random)
    const same = random() < CARELESS ? Math.floor(random() * CATEGORIES) : -1
    return banks.map((items, t) => {
      const doublet = 0.4 * normal(random)
      const pattern = items.map((item, i) => {
        if (random() < SKIPPED) return -1
        const sign = i === 0 ? 1 : -1
        if (same >= 0) return sign > 0 ? same : CATEGORIES - 1 - same
        return answer(item, theta[t]! + doublet, sign * style, random)
      })
      return scored[t]![code(pattern)]!
    })
  }
}

interface Item {
  readonly slope: number
  readonly intercepts: readonly number[]
  /** What people answer by. */
  readonly trueSlope: number
  readonly trueIntercepts: readonly number[]
}

function drawItem(random: () => number): Item {
  const slope = 1.6 + 0.8 * random()
  const shift = 0.5 * normal(random)
  const intercepts = [2.8, 1.4, 0.2, -1.1, -2.6].map((d) => d + shift)
  const wrong = 0.4 * normal(random)
  return {
    slope,
    intercepts,
    trueSlope: slope * Math.exp(0.25 * normal(random)),
    trueIntercepts: intercepts.map((d) => d + wrong),
  }
}

/** Category of a keyed answer; the style moves it whatever the statement is about. */
function answer(item: Item, theta: number, style: number, random: () => number): number {
  const u = random()
  const logit = item.trueSlope * theta + style
  return item.trueIntercepts.filter((d) => 1 / (1 + Math.exp(-(logit + d))) > u).length
}

const code = (pattern: readonly number[]): number =>
  pattern.reduce((at, category) => at * (CATEGORIES + 1) + category + 1, 0)

/** Posterior mean and standard deviation of every pattern of answers, by the bank's parameters. */
function scoreTable(items: readonly Item[]): readonly Estimate[] {
  const logs = items.map((item) => gradedResponseLogProbabilities(item.slope, item.intercepts, TRAIT_GRID))
  return Array.from({length: (CATEGORIES + 1) ** ITEMS}, (_, pattern) => {
    if (pattern === 0) return {mean: Number.NaN, sd: 1}
    const categories = [Math.floor(pattern / (CATEGORIES + 1)) - 1, (pattern % (CATEGORIES + 1)) - 1]
    let [mass, first, second] = [0, 0, 0]
    TRAIT_GRID.forEach((theta, g) => {
      const log = categories.reduce(
        (sum, c, i) => (c < 0 ? sum : sum + logs[i]![c * TRAIT_GRID.length + g]!),
        -(theta ** 2) / 2,
      )
      mass += Math.exp(log)
      first += Math.exp(log) * theta
      second += Math.exp(log) * theta ** 2
    })
    const mean = first / mass
    return {mean, sd: Math.sqrt(second / mass - mean ** 2)}
  })
}
