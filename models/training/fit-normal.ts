import {createHbSampler} from './hb-sampler'
import {createNormalPopulation, type NormalParameters} from './normal-population'
import type {SampledPerson} from './population'
import {runSampler, type SamplerRun} from './run-sampler'

/** A fitted population with full covariance, and what the slots add. */
export interface NormalFit extends NormalParameters {
  /** Utility of standing in each slot; the last slot's is 0 */
  readonly positions: Float64Array
}

/**
 * The distribution of weights over people who chose among products with the same features: posterior means of μ, Σ
 * and the slots' effects, by Gibbs sampling.
 */
export async function fitNormal(
  people: readonly SampledPerson[],
  {seed, ...run}: SamplerRun & {readonly seed: number},
): Promise<NormalFit> {
  const dim = people[0]?.dim
  if (dim === undefined || people.some((person) => person.dim !== dim)) {
    throw new RangeError('invalid people: none, or of several dimensions')
  }
  const population = createNormalPopulation(dim)
  const sampler = createHbSampler(people, population, seed)
  await runSampler(sampler, population, run)
  return {...population.average(), positions: sampler.positions.average()}
}
