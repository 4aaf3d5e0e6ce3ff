import type {Classification} from './correct-archetypes'
import {type Counts, toShares} from './estimate-cells'
import {frequencies} from './frequencies'
import {normSub} from './norm-sub'
import type {Topic} from './types'

/** The topic that says how many statements about themselves visitors answered. */
export const TRAIT_ANSWERS_TOPIC = 'kpi:trait-answers'

/** Fewer reports say less about the visitors than what is presumed of them. */
const MIN_REPORTS = 200

/**
 * The classification matrix of visitors of whom some answered more than others: Σ_n P(n answers) · P(class named |
 * true class, n answers), if how many somebody answers does not depend on the class. How many did is taken from
 * reports where they tell, else as the matrices' maker presumed.
 *
 * @param told  counters of `TRAIT_ANSWERS_TOPIC`, `null` where it is not counted
 * @returns the classification as it is where it has one matrix only
 */
export function mixClassification(
  classification: Classification,
  told: {readonly counts: Counts; readonly topic: Topic; readonly odds: number} | null,
): Classification {
  const {byAnswers} = classification
  const answered = told && byAnswers ? reportedAnswers(told, byAnswers.length) : null
  if (!byAnswers || !answered) return classification
  return {...classification, matrix: mixMatrices(byAnswers, answered), answered, isReported: true}
}

/** The mean of matrices of one shape, weighted. */
export function mixMatrices(
  matrices: readonly Classification['matrix'][],
  weights: readonly number[],
): Classification['matrix'] {
  return (matrices[0] ?? []).map((row, t) =>
    row.map((_, s) => matrices.reduce((sum, matrix, n) => sum + (weights[n] ?? 0) * matrix[t]![s]!, 0)),
  )
}

/** Shares of visits with a result by number of answers; `null` where there are too few reports. */
function reportedAnswers(
  {counts, topic, odds}: {readonly counts: Counts; readonly topic: Topic; readonly odds: number},
  size: number,
): readonly number[] | null {
  if (counts.reports < MIN_REPORTS) return null
  const shares = normSub(toShares(counts, frequencies(topic.cells.length, topic.subsetSize, odds)))
  const numbers = Array.from({length: size}, (_, n) => shares[topic.cells.indexOf(`${n}`)] ?? 0)
  const total = numbers.reduce((sum, share) => sum + share, 0)
  return total > 0 ? numbers.map((share) => share / total) : null
}
