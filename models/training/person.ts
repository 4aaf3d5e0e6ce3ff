import type {ChoiceEvidence, TasteProblem, TasteRole} from '../../advisor-core/taste/types'

/** The roles of the artefact and a nuisance: the constant of "none of these" in a survey. */
export const TRAINING_ROLES = [
  'price',
  'higher',
  'lower',
  'number',
  'step',
  'level',
  'flag',
  'none',
] as const satisfies readonly (TasteRole | 'none')[]

export type TrainingRole = (typeof TRAINING_ROLES)[number]

/** One person's choices with what is needed to learn from them. */
export interface Person {
  /** Role of each weight, shape [d]; `none` comes last. */
  readonly roles: readonly TrainingRole[]
  /** 8 / A for the A attributes behind the weights; see `TasteArtefact.dilution`. */
  readonly crowding: number
  /** In the order in which they were made. */
  readonly choices: readonly ChoiceEvidence[]
  /** The person's true choice probabilities, by choice, where the person is simulated. */
  readonly truth: readonly Float64Array[] | null
}

/** Normal distribution over people of the weights of each role, and what each slot adds for everybody. */
export interface RoleParameters {
  readonly mean: Readonly<Record<TrainingRole, number>>
  readonly sd: Readonly<Record<TrainingRole, number>>
  readonly dilution: number
  readonly positions: readonly number[]
}

/** The posterior of one person's weights from some choices, under role parameters. */
export function problemOf(
  {roles, crowding}: Person,
  {mean, sd, dilution, positions}: RoleParameters,
  choices: readonly ChoiceEvidence[],
): TasteProblem {
  const scale = roles.map((role) => roleScale(role, crowding, dilution))
  return {
    prior: {
      mean: Float64Array.from(roles, (role, f) => mean[role] * scale[f]!),
      precision: Float64Array.from(roles, (role, f) => 1 / (sd[role] * scale[f]!) ** 2),
    },
    choices,
    positions,
  }
}

/** How much weaker a weight is in a catalogue with many attributes; the constant of "none of these" is not. */
export function roleScale(role: TrainingRole, crowding: number, dilution: number): number {
  return role === 'none' ? 1 : crowding ** dilution
}

/** One value for each role. */
export function everyRole<T>(value: (role: TrainingRole) => T): Record<TrainingRole, T> {
  const [price, higher, lower, number, step, level, flag, none] = TRAINING_ROLES
  return {
    [price]: value(price),
    [higher]: value(higher),
    [lower]: value(lower),
    [number]: value(number),
    [step]: value(step),
    [level]: value(level),
    [flag]: value(flag),
    [none]: value(none),
  }
}
