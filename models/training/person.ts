import type {ChoiceEvidence, TasteRole} from '../../advisor-core/taste/types'

/** The roles of the artefact and two nuisances: standing first, and the "none of these" of a survey. */
export const TRAINING_ROLES = [
  'price',
  'higher',
  'lower',
  'number',
  'step',
  'level',
  'flag',
  'first',
  'none',
] as const satisfies readonly (TasteRole | 'first' | 'none')[]

export type TrainingRole = (typeof TRAINING_ROLES)[number]

/** One person's choices with what is needed to learn from them. */
export interface Person {
  /** Role of each weight, shape [d]; `first` and `none` come last. */
  readonly roles: readonly TrainingRole[]
  /** 8 / A for the A attributes behind the weights; see `TasteArtefact.dilution`. */
  readonly crowding: number
  /** In the order in which they were made. Positions are columns here, so that they can be learnt. */
  readonly choices: readonly ChoiceEvidence[]
  /** The person's true choice probabilities, by choice, where the person is simulated. */
  readonly truth: readonly Float64Array[] | null
}

/** Normal distribution over people of the weights of each role. */
export interface RoleParameters {
  readonly mean: Readonly<Record<TrainingRole, number>>
  readonly sd: Readonly<Record<TrainingRole, number>>
  readonly dilution: number
}
