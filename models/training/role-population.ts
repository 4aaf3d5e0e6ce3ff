import {normal} from '../../advisor-core/numeric/random'
import type {TastePrior} from '../../advisor-core/taste/types'
import {everyRole, type Person, roleScale, TRAINING_ROLES, type TrainingRole} from './person'
import {type Population, savedNumbers} from './population'
import {gamma} from './random-wishart'

/** Roles without a direction of their own: people differ, and their mean is 0 by definition. */
const CENTRED: ReadonlySet<TrainingRole> = new Set(['number', 'step', 'level'])
/** A role of which the people show nothing keeps this deviation. */
const UNKNOWN_SD = 0.5
/** Shape and scale of the inverse-gamma prior of a variance: about that of two observations of size 0.5. */
const VARIANCE_PRIOR = {shape: 1, scale: 0.25} as const

/** The parameters of a role population. */
export interface RoleMoments {
  readonly mean: Record<TrainingRole, number>
  readonly sd: Record<TrainingRole, number>
}

/**
 * Weights of different catalogues as draws from one normal distribution a role, scaled by how many attributes a
 * catalogue has; conjugate draws of mean and variance.
 *
 * @see Gelman et al. 2013, Bayesian Data Analysis, 3rd ed., §3.2–3.3
 */
export function createRolePopulation(
  people: readonly Person[],
  dilution: number,
): Population & {readonly average: () => RoleMoments} {
  let mean = everyRole(() => 0)
  let sd = everyRole(() => 1)
  const sums = {mean: everyRole(() => 0), variance: everyRole(() => 0)}
  let noted = 0
  const scales = people.map(({roles, crowding}) =>
    Float64Array.from(roles, (role) => roleScale(role, crowding, dilution)),
  )
  const priors: TastePrior[] = people.map(({roles: {length}}) => ({
    mean: new Float64Array(length),
    precision: new Float64Array(length),
  }))
  const expand = () => {
    people.forEach(({roles}, i) => {
      roles.forEach((role, f) => {
        priors[i]!.mean[f] = mean[role] * scales[i]![f]!
        priors[i]!.precision[f] = 1 / (sd[role] * scales[i]![f]!) ** 2
      })
    })
  }
  expand()
  return {
    prior: (i) => priors[i]!,
    update: (weights, random) => {
      const count = everyRole(() => 0)
      const sum = everyRole(() => 0)
      const square = everyRole(() => 0)
      people.forEach(({roles}, i) => {
        roles.forEach((role, f) => {
          const v = weights[i]![f]! / scales[i]![f]!
          count[role]++
          sum[role] += v
          square[role] += v * v
        })
      })
      mean = everyRole((role) =>
        count[role] > 0 && !CENTRED.has(role)
          ? sum[role] / count[role] + (sd[role] * normal(random)) / Math.sqrt(count[role])
          : 0,
      )
      sd = everyRole((role) => {
        if (count[role] === 0) return UNKNOWN_SD
        const around = square[role] - 2 * mean[role] * sum[role] + count[role] * mean[role] ** 2
        const {shape, scale} = VARIANCE_PRIOR
        return Math.sqrt((scale + 0.5 * around) / gamma(random, shape + 0.5 * count[role]))
      })
      expand()
    },
    note: () => {
      for (const role of TRAINING_ROLES) {
        sums.mean[role] += mean[role]
        sums.variance[role] += sd[role] ** 2
      }
      noted++
    },
    average: () => ({
      mean: everyRole((role) => sums.mean[role] / noted),
      sd: everyRole((role) => Math.sqrt(sums.variance[role] / noted)),
    }),
    save: () => {
      const list = (values: Record<TrainingRole, number>) => TRAINING_ROLES.map((role) => values[role])
      return {
        mean: list(mean),
        sd: list(sd),
        meanSum: list(sums.mean),
        varianceSum: list(sums.variance),
        noted: [noted],
      }
    },
    restore: (saved) => {
      const read = (name: string) => {
        const numbers = savedNumbers(saved, name, TRAINING_ROLES.length)
        return everyRole((role) => numbers[TRAINING_ROLES.indexOf(role)]!)
      }
      mean = read('mean')
      sd = read('sd')
      sums.mean = read('meanSum')
      sums.variance = read('varianceSum')
      noted = savedNumbers(saved, 'noted', 1)[0]!
      expand()
    },
  }
}
