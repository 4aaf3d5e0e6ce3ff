import {createRandom} from '../../advisor-core/numeric/random'
import type {RolePrior, TasteArtefact, TasteRole} from '../../advisor-core/taste/types'
import {evaluate, type Figure} from './evaluate'
import {fitRoles, type RoleFit} from './fit-roles'
import type {Person} from './person'
import {simulatePeople} from './synthetic-shoppers'

/** People to learn from, and people to predict with what of them may be seen and what is asked. */
export interface TrainingData {
  readonly train: readonly Person[]
  readonly heldOut: readonly {
    readonly person: Person
    /** Indices of the choices that may be seen, in the order in which they are. */
    readonly train: readonly number[]
    /** Indices of the choices to predict. */
    readonly test: readonly number[]
  }[]
}

export interface TrainingOptions {
  readonly seed: number
  readonly rounds: number
  readonly pairs: number
  /** Values of `dilution` to choose from, by marginal likelihood of the training people. */
  readonly dilutions: readonly number[]
  readonly progress?: (line: string) => void
}

export interface Training {
  readonly artefact: TasteArtefact
  readonly fit: RoleFit
  readonly figures: readonly Figure[]
}

/** Fits the role prior on the training people and measures it on the held-out ones. */
export function train({train, heldOut}: TrainingData, options: TrainingOptions): Training {
  const {seed, rounds, pairs, dilutions, progress} = options
  const fits = dilutions.map((dilution) => {
    const fit = fitRoles(train, {dilution, seed, rounds, pairs})
    progress?.(`dilution ${dilution}: log marginal likelihood ${fit.logMarginal.toFixed(2)}`)
    return fit
  })
  const fit = fits.reduce((best, other) => (other.logMarginal > best.logMarginal ? other : best))
  const figures = evaluate(heldOut, fit.parameters, {clicks: [0, 1, 3], seed: seed + 1, pairs: 128})
  return {artefact: toArtefact(fit), fit, figures}
}

/** What ships of a fit, as precise as the file keeps it. */
function toArtefact({parameters: {mean, sd, dilution}}: RoleFit): TasteArtefact {
  const prior = (role: TasteRole): RolePrior => ({mean: Math.fround(mean[role]), sd: Math.fround(sd[role])})
  return {
    version: 1,
    roles: {
      price: prior('price'),
      higher: prior('higher'),
      lower: prior('lower'),
      number: prior('number'),
      step: prior('step'),
      level: prior('level'),
      flag: prior('flag'),
    },
    firstPosition: Math.fround(mean.first),
    dilution: Math.fround(dilution),
  }
}

/**
 * SIMULATED people: 12 choices each to learn from; the held-out ones, in catalogues of their own, show 3 choices
 * and are asked 5.
 *
 * @param catalogs  number of catalogues to learn from, six people each; half as many are held out
 */
export function syntheticData(seed: number, catalogs: number): TrainingData {
  const heldOut = simulatePeople(createRandom(seed + 1_000_000), {
    catalogs: Math.ceil(catalogs / 2),
    peopleEach: 6,
    choices: 8,
  })
  return {
    train: simulatePeople(createRandom(seed), {catalogs, peopleEach: 6, choices: 12}),
    heldOut: heldOut.map((person) => ({person, train: [0, 1, 2], test: [3, 4, 5, 6, 7]})),
  }
}

/** The small run that the card keeps, so that anybody can repeat it in seconds. */
export const SMALL_RUN = {seed: 1, catalogs: 6, rounds: 4, pairs: 8, dilutions: [0.5]} as const

export function smallRun(): Training {
  return train(syntheticData(SMALL_RUN.seed, SMALL_RUN.catalogs), SMALL_RUN)
}
