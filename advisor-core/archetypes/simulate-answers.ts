import type {ClassParameters} from './class-posteriors'
import type {LatentClassData} from './latent-class-patterns'

/** People drawn from a latent class model, and the class each was drawn from. */
export interface SimulatedAnswers {
  readonly data: LatentClassData
  /** shape [people] */
  readonly labels: Int32Array
}

/**
 * Draws people from a latent class model: first the class, then each answer on its own.
 *
 * @param random uniform in [0, 1)
 */
export function simulateAnswers(
  {shares, probabilities}: ClassParameters,
  people: number,
  random: () => number,
): SimulatedAnswers {
  const classes = shares.length
  const categories = probabilities.map((table) => table.length / classes)
  const labels = new Int32Array(people)
  const rows = Array.from({length: people}, (_, n) => {
    const k = drawIndex(shares, 0, classes, random)
    labels[n] = k
    return Int16Array.from(categories, (columns, j) => {
      return drawIndex(probabilities[j]!, k * columns, columns, random)
    })
  })
  return {data: {categories, rows}, labels}
}

/** An index from 0 on, drawn by the `size` probabilities that begin at `from`. */
export function drawIndex(
  probabilities: ArrayLike<number>,
  from: number,
  size: number,
  random: () => number,
): number {
  let rest = random()
  for (let i = 0; i < size - 1; i++) {
    rest -= probabilities[from + i]!
    if (rest < 0) return i
  }
  return size - 1
}
