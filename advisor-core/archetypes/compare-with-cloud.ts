import {type ClassStability, classStability} from './class-stability'
import type {ComparedSolution, CompareOptions} from './compare-classes'
import {fitLatentClasses, type LatentClassFit} from './fit-latent-classes'
import type {LatentClassData} from './latent-class-patterns'
import {drawFromCloud, fitSingleCloud} from './single-cloud'

/**
 * Honest words for a segmentation (Dolnicar & Leisch 2010): `natural` when the groups stand apart more than one cloud
 * can, `reproducible` when they come back in new samples without standing apart, `constructive` when neither: then
 * the borders are the analyst's.
 */
export type SolutionGrade = 'natural' | 'reproducible' | 'constructive'

/** The same number of classes fitted to people drawn from one normal cloud. */
export interface CloudSolution {
  readonly classes: number
  /** By cloud: BIC with one class minus BIC with K. */
  readonly bicGains: readonly number[]
  /** By cloud: ICL with one class minus ICL with K. */
  readonly iclGains: readonly number[]
  /** Means over the clouds. */
  readonly entropyR2: number | null
  readonly smallestClass: number
  /** Of the first cloud. */
  readonly stability: ClassStability | null
}

export interface GradedSolution extends ComparedSolution {
  /** BIC and ICL of these people with one class, minus those with K. */
  readonly bicGain: number
  readonly iclGain: number
  readonly cloud: CloudSolution
  /** Null for one class. */
  readonly grade: SolutionGrade | null
}

export interface CloudOptions
  extends Pick<CompareOptions, 'starts' | 'refits' | 'random' | 'missing' | 'onStep'> {
  /** By indicator: whether its categories are in order. */
  readonly ordered: readonly boolean[]
  /** How many clouds to draw. */
  readonly clouds: number
  readonly weights?: ArrayLike<number>
}

const CLOUD_STARTS = 10
const REFIT_STARTS = 6
/** Median adjusted Rand index from which a solution counts as coming back (Steinley 2004: good from .80 on). */
const REPRODUCIBLE_RAND = 0.8
/** Jaccard coefficient from which a class counts as a pattern (Hennig 2007). */
const REPRODUCIBLE_JACCARD = 0.6

/** Fits the single-cloud control beside solutions found, and grades them by the comparison. */
export function compareWithCloud(
  data: LatentClassData,
  solutions: readonly ComparedSolution[],
  options: CloudOptions,
): GradedSolution[] {
  const cloud = fitSingleCloud(data, options.ordered, options.weights)
  const starts = Math.min(options.starts, CLOUD_STARTS)
  const drawn = Array.from({length: options.clouds}, () => drawFromCloud(cloud, data, options.random))
  const fitTo = (rows: LatentClassData, classes: number): LatentClassFit =>
    fitLatentClasses(rows, {...options, classes, starts})
  const ones = drawn.map((rows) => fitTo(rows, 1))
  const own = fitLatentClasses(data, {...options, classes: 1, starts: 1})
  return solutions.map((solution) => {
    const {classes} = solution.fit
    options.onStep?.(`single cloud: ${classes} ${classes === 1 ? 'class' : 'classes'}`)
    const fits = classes === 1 ? ones : drawn.map((rows) => fitTo(rows, classes))
    const [first] = drawn
    const stable = classes > 1 && options.refits > 0 && first
    const control: CloudSolution = {
      classes,
      bicGains: fits.map((one, c) => ones[c]!.bic - one.bic),
      iclGains: fits.map((one, c) => ones[c]!.icl - one.icl),
      entropyR2: classes === 1 ? null : mean(fits.map((one) => one.entropyR2 ?? 0)),
      smallestClass: mean(fits.map((one) => one.shares.at(-1) ?? 1)),
      stability: stable
        ? classStability(first, fits[0]!, {...options, starts: Math.min(starts, REFIT_STARTS)})
        : null,
    }
    return {
      ...solution,
      bicGain: own.bic - solution.fit.bic,
      iclGain: own.icl - solution.fit.icl,
      cloud: control,
      grade: gradeSolution(solution, own, control),
    }
  })
}

/**
 * @param own the same people with one class
 */
function gradeSolution(
  {fit, stability}: ComparedSolution,
  own: Pick<LatentClassFit, 'bic' | 'icl'>,
  cloud: CloudSolution,
): SolutionGrade | null {
  if (fit.classes === 1) return null
  const comesBack =
    stability !== null &&
    stability.adjustedRand >= REPRODUCIBLE_RAND &&
    Math.min(...stability.jaccard) >= REPRODUCIBLE_JACCARD
  if (!comesBack) return 'constructive'
  const standsApart =
    own.icl - fit.icl > Math.max(0, ...cloud.iclGains) && own.bic - fit.bic > Math.max(0, ...cloud.bicGains)
  return standsApart ? 'natural' : 'reproducible'
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
