import {fitLatentClasses, type LatentClassFit, type LatentClassOptions} from './fit-latent-classes'
import type {LatentClassData} from './latent-class-patterns'
import {simulateAnswers} from './simulate-answers'

export interface BlrtOptions extends Pick<LatentClassOptions, 'random'> {
  /** Samples to draw from the smaller model. */
  readonly samples: number
  /** Random starts of each fit to a sample. */
  readonly starts: number
}

/**
 * p value of K against K − 1 classes by parametric bootstrap: the share of samples from the smaller model in which
 * one class more gains at least as much log-likelihood; (1 + hits) / (1 + samples).
 *
 * @param data  whose pattern of missing answers each sample repeats; weights are counted as n people
 * @throws RangeError when `larger` has not one class more than `smaller`
 * @see McLachlan 1987, On bootstrapping the likelihood ratio test statistic; Nylund, Asparouhov & Muthén 2007
 */
export function bootstrapLikelihoodRatio(
  data: LatentClassData,
  {smaller, larger}: {readonly smaller: LatentClassFit; readonly larger: LatentClassFit},
  {samples, starts, random}: BlrtOptions,
): number {
  if (larger.classes !== smaller.classes + 1) throw new RangeError(`invalid classes: ${larger.classes}`)
  const observed = larger.logLik - smaller.logLik
  const masks = data.rows.filter((row) => smaller.n === data.rows.length || !Array.from(row).includes(-1))
  let hits = 0
  for (let b = 0; b < samples; b++) {
    const drawn = simulateAnswers(smaller, Math.round(smaller.n), random).data
    const sample: LatentClassData = {
      categories: drawn.categories,
      rows: drawn.rows.map((row, n) => withMask(row, masks[n % masks.length]!)),
    }
    const options = {random, missing: 'at-random'} as const
    const small = fitLatentClasses(sample, {...options, classes: smaller.classes, starts})
    const large = fitLatentClasses(sample, {...options, classes: larger.classes, starts})
    if (large.logLik - small.logLik >= observed) hits++
  }
  return (1 + hits) / (1 + samples)
}

function withMask(row: ArrayLike<number>, mask: ArrayLike<number>): Int16Array {
  return Int16Array.from(row, (code, j) => (mask[j]! < 0 ? -1 : code))
}
