import {type EmResult, randomStart, runExpectationMaximisation} from './expectation-maximisation'
import {collapsePatterns, type LatentClassData} from './latent-class-patterns'
import {type LatentClassStatistics, latentClassStatistics} from './latent-class-statistics'

export interface LatentClassOptions {
  /** K */
  readonly classes: number
  /** How many random starts; the best one is returned. */
  readonly starts: number
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** `drop` leaves out rows with a missing value; `at-random` uses what they have. */
  readonly missing: 'drop' | 'at-random'
  /** How often each row counts; default 1. */
  readonly weights?: ArrayLike<number>
}

/** A fitted latent class model, classes by falling share. */
export interface LatentClassFit extends LatentClassStatistics {
  /** K */
  readonly classes: number
  /** Number of people, or the sum of their weights. */
  readonly n: number
  /** P(class), shape [K] */
  readonly shares: Float64Array
  /** By indicator: P(category | class), shape [K × C_j], row-major */
  readonly probabilities: readonly Float64Array[]
  readonly logLik: number
  readonly converged: boolean
  readonly shareOfStartsAtBest: number
}

/** Every start is first followed this far, in log-likelihood gained by a step. */
const ROUGH_TOLERANCE = 1e-4
/** Starts this close to the best one are followed further; the best of them to the end. */
const WITHIN_REACH = 2
const FINE_TOLERANCE = 1e-6
const FINAL_TOLERANCE = 1e-10

/** Starts whose log-likelihoods then differ by less than this count as the same solution. */
const SAME_SOLUTION = 0.01

/**
 * Latent class analysis by EM from many random starts, with the statistics that poLCA and StepMix print.
 *
 * @throws RangeError when no rows are left, a category is out of range, or K or the starts are not positive
 * @see Goodman 1974, Exploratory latent structure analysis; Linzer & Lewis 2011, poLCA
 */
export function fitLatentClasses(data: LatentClassData, options: LatentClassOptions): LatentClassFit {
  if (!(options.classes >= 1)) throw new RangeError(`invalid classes: ${options.classes}`)
  if (!(options.starts >= 1)) throw new RangeError(`invalid starts: ${options.starts}`)
  const patterns = collapsePatterns(data, options.missing, options.weights)
  const starts = options.classes === 1 ? 1 : options.starts
  const rough = Array.from({length: starts}, () =>
    runExpectationMaximisation(
      patterns,
      randomStart(patterns, options.classes, options.random),
      ROUGH_TOLERANCE,
    ),
  )
  const reach = bestOf(rough).logLik - WITHIN_REACH
  const fine = rough
    .filter(({logLik}) => logLik >= reach)
    .map((result) => runExpectationMaximisation(patterns, result, FINE_TOLERANCE))
  const best = runExpectationMaximisation(patterns, bestOf(fine), FINAL_TOLERANCE)
  const atBest = fine.filter(({logLik}) => best.logLik - logLik < SAME_SOLUTION).length
  const order = Array.from(best.shares.keys()).sort((a, b) => best.shares[b]! - best.shares[a]!)
  const fit = {
    classes: options.classes,
    n: patterns.n,
    shares: Float64Array.from(order, (k) => best.shares[k]!),
    probabilities: patterns.categories.map((columns, j) =>
      rowsByClass(best, order, patterns.offsets[j]!, columns),
    ),
    logLik: best.logLik,
    converged: best.converged,
    shareOfStartsAtBest: atBest / starts,
  }
  return {...fit, ...latentClassStatistics(patterns, best)}
}

function bestOf(results: readonly EmResult[]): EmResult {
  return results.reduce((a, b) => (b.logLik > a.logLik ? b : a))
}

/** P(category | class) of one indicator, shape [K × C], classes in the order given. */
function rowsByClass(
  {table}: EmResult,
  order: readonly number[],
  offset: number,
  columns: number,
): Float64Array {
  const out = new Float64Array(order.length * columns)
  order.forEach((from, to) => {
    for (let c = 0; c < columns; c++) out[to * columns + c] = table[(offset + c) * order.length + from]!
  })
  return out
}
