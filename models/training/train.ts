import {choleskyFactor, choleskyInverse} from '../../advisor-core/numeric/cholesky'
import {createRandom} from '../../advisor-core/numeric/random'
import type {
  ChoiceEvidence,
  FittedPrior,
  RolePrior,
  TasteArtefact,
  TasteProblem,
  TasteRole,
} from '../../advisor-core/taste/types'
import {evaluate, type Figure, type HeldOut} from './evaluate'
import {fitNormal, type NormalFit} from './fit-normal'
import {fitRoles, type RoleFit} from './fit-roles'
import {type Person, problemOf, type RoleParameters} from './person'
import type {SamplerRun} from './run-sampler'
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
  /** Names and units of the features, where everybody chose among products of one catalogue. */
  readonly features: Pick<FittedPrior, 'names' | 'units'> | null
}

export interface TrainingOptions extends SamplerRun {
  readonly seed: number
  /** Values of `dilution` to choose from, by marginal likelihood of the training people. */
  readonly dilutions: readonly number[]
}

export interface Training {
  readonly artefact: TasteArtefact
  readonly fit: RoleFit
  readonly figures: readonly Figure[]
  /** The posterior of somebody's weights after some choices. */
  readonly problem: (person: Person, choices: readonly ChoiceEvidence[]) => TasteProblem
}

/** Fits the priors on the training people and measures them on the held-out ones. */
export async function train(data: TrainingData, options: TrainingOptions): Promise<Training> {
  const {seed, dilutions, progress} = options
  const fits: RoleFit[] = []
  for (const dilution of dilutions) {
    const fit = await fitRoles(data.train, {
      ...options,
      dilution,
      seed,
      ...file(options, `dilution-${dilution}`),
    })
    progress?.(`dilution ${dilution}: log marginal likelihood ${fit.logMarginal.toFixed(2)}`)
    fits.push(fit)
  }
  const fit = fits.reduce((best, other) => (other.logMarginal > best.logMarginal ? other : best))
  const people = data.train.map(({roles, choices}) => ({dim: roles.length, choices}))
  const normal = data.features ? await fitNormal(people, {...options, ...file(options, 'normal')}) : null
  const problem = posteriorBy(fit.parameters, normal)
  const figures = evaluate(toHeldOut(data, problem), [0, 1, 3])
  const fitted = normal && data.features ? toFitted(data.features, normal) : null
  return {artefact: toArtefact(fit, fitted), fit, figures, problem}
}

/** Each fit has its own checkpoint. */
function file({checkpoint}: SamplerRun, fit: string): Pick<SamplerRun, 'checkpoint'> {
  return checkpoint ? {checkpoint: `${checkpoint}-${fit}.json`} : {}
}

/** The posterior of somebody's weights, by the fitted normal distribution where there is one. */
function posteriorBy(parameters: RoleParameters, normal: NormalFit | null): Training['problem'] {
  if (!normal) return (person, choices) => problemOf(person, parameters, choices)
  const {mean, covariance, positions} = normal
  const precision = choleskyInverse(choleskyFactor(covariance, mean.length), mean.length)
  return (_, choices) => ({prior: {mean, precision}, choices, positions})
}

/** The held-out people with what is believed about them. */
function toHeldOut({heldOut}: TrainingData, problem: Training['problem']): HeldOut[] {
  return heldOut.map(({person, train, test}) => ({
    problem: (choices) => problem(person, choices),
    seen: train.map((t) => person.choices[t]!),
    tests: test.map((t) => person.choices[t]!),
    truth: person.truth && test.map((t) => person.truth![t]!),
  }))
}

/** What ships of a fit, as precise as the file keeps it. */
function toArtefact(
  {parameters: {mean, sd, dilution, positions}}: RoleFit,
  fitted: FittedPrior | null,
): TasteArtefact {
  const prior = (role: TasteRole): RolePrior => ({mean: Math.fround(mean[role]), sd: Math.fround(sd[role])})
  return {
    version: 2,
    roles: {
      price: prior('price'),
      higher: prior('higher'),
      lower: prior('lower'),
      number: prior('number'),
      step: prior('step'),
      level: prior('level'),
      flag: prior('flag'),
    },
    positions: positions.map(Math.fround),
    dilution: Math.fround(dilution),
    fitted,
  }
}

/** Without the constant of "none of these", which no shop has. */
function toFitted({names, units}: Pick<FittedPrior, 'names' | 'units'>, normal: NormalFit): FittedPrior {
  const d = names.length
  const all = normal.mean.length
  return {
    names,
    units: units.map(Math.fround),
    mean: Array.from(normal.mean.subarray(0, d), Math.fround),
    covariance: Array.from({length: d * d}, (_, at) =>
      Math.fround(normal.covariance[Math.floor(at / d) * all + (at % d)]!),
    ),
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
    features: null,
  }
}

/** The small run that the card keeps, so that anybody can repeat it in seconds. */
export const SMALL_RUN = {seed: 1, catalogs: 6, burnIn: 60, keep: 60, dilutions: [0.5]} as const

export function smallRun(): Promise<Training> {
  return train(syntheticData(SMALL_RUN.seed, SMALL_RUN.catalogs), SMALL_RUN)
}
