import {choleskyLogDeterminant} from '../../advisor-core/numeric/cholesky'
import {toChoiceRows} from '../../advisor-core/taste/choice-rows'
import {logPosterior} from '../../advisor-core/taste/log-posterior'
import {createHbSampler} from './hb-sampler'
import {mostProbable} from './most-probable'
import {type Person, problemOf, type RoleParameters} from './person'
import {createRolePopulation} from './role-population'
import {runSampler, type SamplerRun} from './run-sampler'

export interface RoleFit {
  readonly parameters: RoleParameters
  /** Sum over people of the log marginal likelihood of their choices, in nats, by Laplace's method. */
  readonly logMarginal: number
}

/** The distribution of weights over people, role by role, and the slots' effects: posterior means by Gibbs sampling. */
export async function fitRoles(
  people: readonly Person[],
  {dilution, seed, ...run}: SamplerRun & {dilution: number; seed: number},
): Promise<RoleFit> {
  const population = createRolePopulation(people, dilution)
  const sampled = people.map(({roles, choices}) => ({dim: roles.length, choices}))
  const sampler = createHbSampler(sampled, population, seed)
  await runSampler(sampler, population, run)
  const parameters = {
    ...population.average(),
    dilution,
    positions: [...sampler.positions.average()].slice(0, -1),
  }
  const logMarginal = people.reduce((sum, person) => sum + logEvidence(person, parameters), 0)
  return {parameters, logMarginal}
}

/**
 * The log marginal likelihood of one person's choices.
 *
 * @see Tierney and Kadane 1986, Accurate Approximations for Posterior Moments and Marginal Densities, JASA 81
 */
function logEvidence(person: Person, parameters: RoleParameters): number {
  const problem = problemOf(person, parameters, person.choices)
  const {prior, choices, positions} = problem
  const d = prior.mean.length
  const {weights, factor} = mostProbable(toChoiceRows(choices, d, positions), prior)
  const logPriorDeterminant = prior.precision.reduce((sum, p) => sum + Math.log(p), 0)
  return logPosterior(problem, weights) + 0.5 * (logPriorDeterminant - choleskyLogDeterminant(factor, d))
}
