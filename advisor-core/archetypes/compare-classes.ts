import {bootstrapLikelihoodRatio} from './bootstrap-likelihood-ratio'
import {type ClassStability, classStability} from './class-stability'
import {fitLatentClasses, type LatentClassFit, type LatentClassOptions} from './fit-latent-classes'
import type {LatentClassData} from './latent-class-patterns'

export type SolutionAlert =
  /** EM ended at its limit of iterations. */
  | 'not-converged'
  /** More parameters than the table has cells or people: the solution is not identified. */
  | 'negative-df'
  /** Fewer than one start in twenty, or only one, reached the best solution: there may be a better one. */
  | 'local-maxima'
  /** A class of fewer than 5 % or fewer than 30 people. */
  | 'small-class'

export interface ComparedSolution {
  readonly fit: LatentClassFit
  readonly stability: ClassStability | null
  /** p of this number of classes against one fewer; null where it was not asked for, and for one class. */
  readonly blrtP: number | null
  readonly alerts: readonly SolutionAlert[]
}

export interface CompareOptions extends Omit<LatentClassOptions, 'classes'> {
  /** Numbers of classes to fit. */
  readonly classes: readonly number[]
  /** Bootstrap refits for the stability; 0 leaves it out. */
  readonly refits: number
  /** Samples of the bootstrap likelihood ratio test; 0 leaves it out. */
  readonly blrtSamples: number
  /** Called before each slow step. */
  readonly onStep?: (step: string) => void
}

/** Random starts of each refit to a bootstrap or simulated sample. */
const REFIT_STARTS = 6

/** Latent class models for several numbers of classes, with all that is needed to choose among them. */
export function compareClasses(data: LatentClassData, options: CompareOptions): ComparedSolution[] {
  const {classes, refits, blrtSamples, onStep} = options
  const starts = Math.min(options.starts, REFIT_STARTS)
  const fits = new Map<number, LatentClassFit>()
  const fitted = (count: number): LatentClassFit => {
    const known = fits.get(count)
    if (known) return known
    onStep?.(`${count} ${count === 1 ? 'class' : 'classes'}: ${count === 1 ? 1 : options.starts} starts`)
    const fit = fitLatentClasses(data, {...options, classes: count})
    fits.set(count, fit)
    return fit
  }
  return classes.map((count) => {
    const fit = fitted(count)
    const testable = blrtSamples > 0 && count > 1
    if (testable) onStep?.(`${count} classes: ${blrtSamples} samples of the likelihood ratio test`)
    const blrtP = testable
      ? bootstrapLikelihoodRatio(
          data,
          {smaller: fitted(count - 1), larger: fit},
          {samples: blrtSamples, starts, random: options.random},
        )
      : null
    if (refits > 0 && count > 1) onStep?.(`${count} classes: ${refits} bootstrap refits`)
    const stability = refits > 0 && count > 1 ? classStability(data, fit, {...options, refits, starts}) : null
    return {fit, stability, blrtP, alerts: solutionAlerts(fit, options.starts)}
  })
}

/** What an analyst has to know before using a solution. */
export function solutionAlerts(fit: LatentClassFit, starts: number): SolutionAlert[] {
  const smallest = fit.shares.at(-1) ?? 1
  const atBest = Math.round(fit.shareOfStartsAtBest * starts)
  return [
    ...(fit.converged ? [] : ['not-converged' as const]),
    ...(fit.df < 0 ? ['negative-df' as const] : []),
    ...(fit.classes > 1 && (atBest < 2 || fit.shareOfStartsAtBest < 0.05) ? ['local-maxima' as const] : []),
    ...(smallest < 0.05 || smallest * fit.n < 30 ? ['small-class' as const] : []),
  ]
}
