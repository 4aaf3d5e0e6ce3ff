import type {CompiledQuestion} from '../belief/compile-question'

/** An option is offered while products that it suits have at least this much of the belief. */
const LEAST_MASS = 0.01

/** How well a product must suit an option to count for it. */
const SUITS = 0.5

/**
 * The options that still lead somewhere: those that suit products with some belief left. Nobody who wants a fully
 * automatic machine is offered a budget that none of them meets.
 *
 * @param mass shape [cells], posterior mass by cell
 * @returns indices of options, in order; all of them where nothing is known about any product
 */
export function offeredOptions(
  {question, cellCount, compatibility}: CompiledQuestion,
  mass: ArrayLike<number>,
): number[] {
  const all = question.options.map((_, o) => o)
  const suited = all.filter((o) => {
    let sum = 0
    for (let cell = 1; cell < cellCount; cell++)
      if (compatibility[o * cellCount + cell]! >= SUITS) sum += mass[cell]!
    return sum >= LEAST_MASS
  })
  return suited.length > 0 ? suited : all
}
