import {choleskyFactor, choleskySolve} from '../../numeric/cholesky'

/** Coefficients of a multinomial logit, shape [(outcomes − 1) × features]; the first outcome is the base. */
export type SoftmaxWeights = Float64Array

const MAX_ITERATIONS = 50

/**
 * Multinomial logistic regression with a ridge, by Newton's method.
 *
 * @param features shape [people × F], row-major; the first column is the constant and is not shrunk
 * @param outcomes shape [people]; from 0 on
 * @param ridge    penalty on half the squared coefficients
 */
export function fitSoftmax(
  features: Float64Array,
  outcomes: ArrayLike<number>,
  {width, classes, ridge}: {readonly width: number; readonly classes: number; readonly ridge: number},
): SoftmaxWeights {
  const size = (classes - 1) * width
  const weights = new Float64Array(size)
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const gradient = new Float64Array(size)
    const hessian = new Float64Array(size * size)
    for (let i = 0; i < size; i++) {
      const penalty = i % width === 0 ? 1e-6 : ridge
      gradient[i] = -penalty * weights[i]!
      hessian[i * size + i] = penalty
    }
    for (let n = 0; n < outcomes.length; n++) {
      const p = softmaxProbabilities(weights, features.subarray(n * width, (n + 1) * width), classes)
      for (let a = 1; a < classes; a++) {
        const residual = (outcomes[n] === a ? 1 : 0) - p[a]!
        for (let f = 0; f < width; f++) {
          const row = (a - 1) * width + f
          const x = features[n * width + f]!
          gradient[row]! += residual * x
          for (let b = 1; b <= a; b++) {
            const curve = x * p[a]! * ((a === b ? 1 : 0) - p[b]!)
            for (let g = 0; g < width; g++)
              hessian[row * size + (b - 1) * width + g]! += curve * features[n * width + g]!
          }
        }
      }
    }
    const step = choleskySolve(choleskyFactor(hessian, size), gradient)
    let moved = 0
    for (let i = 0; i < size; i++) {
      weights[i]! += step[i]!
      moved = Math.max(moved, Math.abs(step[i]!))
    }
    if (moved < 1e-8) break
  }
  return weights
}

/** P(outcome | features), shape [outcomes] */
export function softmaxProbabilities(
  weights: SoftmaxWeights,
  features: ArrayLike<number>,
  classes: number,
): Float64Array {
  const width = features.length
  const scores = new Float64Array(classes)
  for (let a = 1; a < classes; a++)
    for (let f = 0; f < width; f++) scores[a]! += weights[(a - 1) * width + f]! * features[f]!
  const largest = scores.reduce((a, b) => Math.max(a, b))
  const joint = scores.map((score) => Math.exp(score - largest))
  const total = joint.reduce((sum, value) => sum + value, 0)
  return joint.map((value) => value / total)
}
