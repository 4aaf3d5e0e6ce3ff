import type {LatentClassData} from './latent-class-patterns'

/** Shares and conditional probabilities, as a fit has them. */
export interface ClassParameters {
  /** P(class), shape [K] */
  readonly shares: ArrayLike<number>
  /** By indicator: P(category | class), shape [K × C_j], row-major */
  readonly probabilities: readonly ArrayLike<number>[]
}

/** The smallest factor that one answer can have: an impossible one must not make a row impossible in all classes. */
const LEAST = 1e-12

/**
 * P(class | answers) of each row, shape [rows × K]; a missing answer says nothing.
 */
export function classPosteriors(
  {shares, probabilities}: ClassParameters,
  data: LatentClassData,
): Float64Array {
  const classes = shares.length
  const out = new Float64Array(data.rows.length * classes)
  data.rows.forEach((row, n) => {
    const joint = Float64Array.from(shares, (share) => Math.log(Math.max(share, LEAST)))
    data.categories.forEach((columns, j) => {
      const code = row[j]!
      if (code < 0) return
      for (let k = 0; k < classes; k++)
        joint[k]! += Math.log(Math.max(probabilities[j]![k * columns + code]!, LEAST))
    })
    const largest = joint.reduce((a, b) => Math.max(a, b))
    let total = 0
    for (let k = 0; k < classes; k++) total += Math.exp(joint[k]! - largest)
    for (let k = 0; k < classes; k++) out[n * classes + k] = Math.exp(joint[k]! - largest) / total
  })
  return out
}

/** The likeliest class of each row, shape [rows]. */
export function modalClasses(posteriors: ArrayLike<number>, classes: number): Int32Array {
  return Int32Array.from({length: posteriors.length / classes}, (_, n) => {
    let best = 0
    for (let k = 1; k < classes; k++)
      if (posteriors[n * classes + k]! > posteriors[n * classes + best]!) best = k
    return best
  })
}
