import {ANSWER_KINDS} from '../belief/answer-kinds'
import {answersByCell, type CompiledQuestion} from '../belief/compile-question'

/** An option is offered while products that it suits have at least this much of the belief. */
const LEAST_MASS = 0.01

/** How well a product must suit an option to count for it. */
const SUITS = 0.5

/**
 * The options that still lead somewhere: those that suit products with some belief left, or, for an exclusion, that
 * exclude some. Nobody who wants a fully automatic machine is offered a budget that none of them meets.
 *
 * @param mass shape [cells], posterior mass by cell
 * @returns indices of options, in order; all of them where nothing is known about any product
 */
export function offeredOptions(
  {question, cellCount, compatibility}: CompiledQuestion,
  mass: ArrayLike<number>,
): number[] {
  const all = question.options.map((_, o) => o)
  const {negated} = ANSWER_KINDS[question.kind]
  const suited = all.filter((o) => {
    let sum = 0
    for (let cell = 1; cell < cellCount; cell++)
      if (compatibility[o * cellCount + cell]! >= SUITS !== negated) sum += mass[cell]!
    return sum >= LEAST_MASS
  })
  return suited.length > 0 ? suited : all
}

/**
 * The question as it would be put now, for its value: only the options on offer can be its answer. A single one is
 * put against "no preference", which says nothing and is as likely as it would be if all products were alike; of
 * options that exclude each other, a single one is no question.
 *
 * @param mass shape [cells], posterior mass by cell
 */
export function asOffered(compiled: CompiledQuestion, mass: ArrayLike<number>): CompiledQuestion | null {
  const {cellCount, likelihood, baseRate, family} = compiled
  const offered = offeredOptions(compiled, mass)
  const isAlone = offered.length < 2
  if (isAlone && family === 'partition') return null
  if (offered.length === baseRate.length && !isAlone) return compiled
  const rows = offered.length + Number(isAlone)
  const rates = Float64Array.from({length: rows}, (_, row) => baseRate[offered[row] ?? offered[0]!]!)
  const table = new Float64Array(rows * cellCount).fill(likelihood[offered[0]! * cellCount]!)
  offered.forEach((o, row) => {
    table.set(likelihood.subarray(o * cellCount, (o + 1) * cellCount), row * cellCount)
  })
  return {
    ...compiled,
    likelihood: table,
    baseRate: rates,
    ...answersByCell(table, family === 'constraint' ? rates : null, cellCount),
  }
}
