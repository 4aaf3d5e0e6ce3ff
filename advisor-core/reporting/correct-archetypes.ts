import {correctShares} from '../archetypes/correct-shares'
import {MAX_HALF_WIDTH} from './estimate'
import type {PooledShares} from './pool-shares'
import {NORMAL_QUANTILE} from './wilson-interval'

/** How the devices' guesses relate to true classes; from simulated visitors. */
export interface Classification {
  /** P(class drawn | true class), shape [K][K] in the order of the archetypes, without `none`. Rows sum to 1. */
  readonly matrix: readonly (readonly number[])[]
  /** Questions about traits that the simulated visitors answered. */
  readonly questions: number
  readonly visitors: number
  /** The matrix by number of answers, 0 first; `matrix` is their mean weighted by `answered`. */
  readonly byAnswers?: readonly (readonly (readonly number[])[])[] | undefined
  /** How many visits are presumed, or reported, to have so many answers. */
  readonly answered?: readonly number[] | undefined
  /** Whether `answered` is what reports say. */
  readonly isReported?: boolean | undefined
}

export type CorrectedArchetypes =
  | {
      readonly kind: 'shown'
      readonly cells: readonly {
        readonly cell: string
        readonly share: number
        readonly low: number
        readonly high: number
      }[]
      /** By how much the correction widens the widest interval, at most. */
      readonly magnification: number
    }
  /** The intervals would be too wide. */
  | {readonly kind: 'too-wide'; readonly magnification: number; readonly timesReports: number}
  /** The devices' guesses say next to nothing about true classes, so that no number of reports would do. */
  | {readonly kind: 'singular'; readonly magnification: number | null}

/** Beyond this, 400 times as many reports would be needed as without correction. */
const MAX_MAGNIFICATION = 20

/**
 * Shares of the true classes, from the shares of the reported ones and the classification matrix; with intervals
 * widened by the correction. Visits without a result keep their share.
 *
 * @throws RangeError when the matrix is not of the classes' shape
 * @see Bolck, Croon and Hagenaars 2004; Vermunt 2010 (three-step latent class analysis)
 */
export function correctArchetypes(
  pooled: PooledShares,
  {matrix}: Pick<Classification, 'matrix'>,
): CorrectedArchetypes {
  const size = pooled.cells.length
  if (matrix.length !== size - 1 || matrix.some((row) => row.length !== size - 1)) {
    throw new RangeError(`invalid matrix: ${matrix.length} rows for ${size - 1} classes`)
  }
  const whole = [[1, ...matrix.map(() => 0)], ...matrix.map((row) => [0, ...row])].flat()
  const corrected = tryCorrect(pooled, whole)
  if (!corrected) return {kind: 'singular', magnification: null}
  const {magnification, shares, intervals} = corrected
  if (!(magnification <= MAX_MAGNIFICATION)) return {kind: 'singular', magnification}
  const half = Math.max(...corrected.standardErrors) * NORMAL_QUANTILE
  if (half > MAX_HALF_WIDTH) {
    return {kind: 'too-wide', magnification, timesReports: (half / MAX_HALF_WIDTH) ** 2}
  }
  return {
    kind: 'shown',
    magnification,
    cells: pooled.cells.map(({cell}, a) => ({
      cell,
      share: shares[a]!,
      low: intervals[a]![0],
      high: intervals[a]![1],
    })),
  }
}

function tryCorrect(
  pooled: PooledShares,
  matrix: readonly number[],
): ReturnType<typeof correctShares> | null {
  try {
    const shares = pooled.cells.map(({raw}) => raw)
    return correctShares({shares, covariance: pooled.covariance, people: pooled.reports}, matrix)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
