import {createRandom} from '../../advisor-core/numeric/random'
import {drawPosterior, problemOf, roleScale} from './fit-person'
import {type Person, type RoleParameters, TRAINING_ROLES, type TrainingRole} from './person'

/** Roles without a direction of their own: people differ, and their mean is 0 by definition. */
const CENTRED: ReadonlySet<TrainingRole> = new Set(['number', 'step', 'level'])
/** A role of which the people show nothing keeps this deviation. */
const UNKNOWN_SD = 0.5

export interface RoleFit {
  readonly parameters: RoleParameters
  /** Sum over people of the log marginal likelihood of their choices, in nats. */
  readonly logMarginal: number
}

/**
 * The distribution of weights over people, role by role, by maximum marginal likelihood: Monte Carlo EM, whose
 * E-step averages over reweighted draws around each person's mode. (Laplace's approximation alone in the E-step
 * leaves the spread too small.)
 *
 * @param pairs  antithetic pairs of draws a person
 * @see Wei and Tanner 1990, A Monte Carlo Implementation of the EM Algorithm, JASA 85; Train 2009, Discrete Choice
 *      Methods with Simulation, 2nd ed., §14.3 (EM for mixed logit)
 */
export function fitRoles(
  people: readonly Person[],
  {dilution, seed, rounds, pairs}: {dilution: number; seed: number; rounds: number; pairs: number},
): RoleFit {
  let parameters: RoleParameters = {mean: everyRole(() => 0), sd: everyRole(() => 1), dilution}
  const starts = new Array<Float64Array | undefined>(people.length)
  let logMarginal = 0
  for (let round = 0; round < rounds; round++) {
    const count = everyRole(() => 0)
    const sum = everyRole(() => 0)
    const square = everyRole(() => 0)
    logMarginal = 0
    people.forEach((person, i) => {
      // The same draws each round: the iteration settles instead of wandering.
      const random = createRandom(seed * 100_003 + i)
      const problem = problemOf(person, parameters, person.choices)
      const posterior = drawPosterior(problem, random, pairs, starts[i])
      starts[i] = posterior.map
      logMarginal += posterior.logMarginal
      person.roles.forEach((role, f) => {
        const scale = roleScale(role, person.crowding, dilution)
        posterior.draws.forEach((draw, k) => {
          const weight = draw[f]! / scale
          sum[role] += posterior.weights[k]! * weight
          square[role] += posterior.weights[k]! * weight * weight
        })
        count[role]++
      })
    })
    const mean = everyRole((role) => (count[role] > 0 && !CENTRED.has(role) ? sum[role] / count[role] : 0))
    const sd = everyRole((role) =>
      count[role] > 0 ? Math.sqrt(Math.max(square[role] / count[role] - mean[role] ** 2, 1e-4)) : UNKNOWN_SD,
    )
    parameters = {mean, sd, dilution}
  }
  return {parameters, logMarginal}
}

function everyRole(value: (role: TrainingRole) => number): Record<TrainingRole, number> {
  const [price, higher, lower, number, step, level, flag, first, none] = TRAINING_ROLES
  return {
    [price]: value(price),
    [higher]: value(higher),
    [lower]: value(lower),
    [number]: value(number),
    [step]: value(step),
    [level]: value(level),
    [flag]: value(flag),
    [first]: value(first),
    [none]: value(none),
  }
}
