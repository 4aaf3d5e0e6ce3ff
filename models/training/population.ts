import type {ChoiceEvidence, TastePrior} from '../../advisor-core/taste/types'

/** What is known of one person: choices, and how many weights they have. */
export interface SampledPerson {
  readonly dim: number
  readonly choices: readonly ChoiceEvidence[]
}

/** Numbers that a checkpoint keeps, by name. */
export type Saved = Readonly<Record<string, readonly number[]>>

/** How weights are spread over people: the upper level of the hierarchy, with its current parameters. */
export interface Population {
  /** The prior of one person's weights under the current parameters. */
  readonly prior: (person: number) => TastePrior
  /** Draws new parameters, given everybody's weights. */
  readonly update: (weights: readonly Float64Array[], random: () => number) => void
  /** Counts the current parameters into the average. */
  readonly note: () => void
  readonly save: () => Saved
  readonly restore: (saved: Saved) => void
}

/** @throws RangeError when a checkpoint lacks the numbers or holds another number of them */
export function savedNumbers(saved: Saved, name: string, length: number): readonly number[] {
  const numbers = saved[name]
  if (numbers?.length !== length) {
    throw new RangeError(`Failed to resume: ${name} has ${numbers?.length ?? 0} numbers, not ${length}`)
  }
  return numbers
}
