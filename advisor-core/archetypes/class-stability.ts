import {classPosteriors, modalClasses} from './class-posteriors'
import {fitLatentClasses, type LatentClassFit, type LatentClassOptions} from './fit-latent-classes'
import type {LatentClassData} from './latent-class-patterns'
import {adjustedRand, jaccardByClass} from './partition-agreement'

/** How much of a solution comes back when it is fitted again to resampled people. */
export interface ClassStability {
  readonly refits: number
  /** Median of the adjusted Rand index between the solution and each refit, over all people. */
  readonly adjustedRand: number
  /** By class: mean of the largest Jaccard coefficient with a class of the refit. */
  readonly jaccard: readonly number[]
}

export interface StabilityOptions extends Pick<LatentClassOptions, 'random' | 'missing' | 'weights'> {
  readonly refits: number
  /** Random starts of each refit; none begins at the solution, so that local optima count as instability. */
  readonly starts: number
}

/**
 * Fits the same number of classes to bootstrap samples and compares the modal assignment of all people.
 *
 * @see Hennig 2007 (Jaccard by class); Dolnicar & Leisch 2010, Evaluation of structure and reproducibility of cluster
 *   solutions using the bootstrap (adjusted Rand over refits)
 */
export function classStability(
  data: LatentClassData,
  fit: LatentClassFit,
  {refits, starts, random, missing, weights}: StabilityOptions,
): ClassStability {
  const {classes} = fit
  const labels = modalClasses(classPosteriors(fit, data), classes)
  const agreements: number[] = []
  const sums = new Float64Array(classes)
  const counts = new Int32Array(classes)
  for (let b = 0; b < refits; b++) {
    const resampled = resampleWeights(data.rows.length, weights, random)
    const refit = fitLatentClasses(data, {classes, starts, random, missing, weights: resampled})
    const others = modalClasses(classPosteriors(refit, data), classes)
    agreements.push(adjustedRand(labels, others, weights))
    jaccardByClass(labels, others, classes, weights).forEach((value, k) => {
      if (Number.isNaN(value)) return
      sums[k]! += value
      counts[k]! += 1
    })
  }
  return {
    refits,
    adjustedRand: median(agreements),
    jaccard: Array.from(sums, (sum, k) => (counts[k]! > 0 ? sum / counts[k]! : 0)),
  }
}

/** n people drawn with replacement: how often each was drawn, times its own weight. */
function resampleWeights(
  people: number,
  weights: ArrayLike<number> | undefined,
  random: () => number,
): Float64Array {
  const out = new Float64Array(people)
  for (let i = 0; i < people; i++) {
    const n = Math.floor(random() * people)
    out[n]! += weights?.[n] ?? 1
  }
  return out
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
