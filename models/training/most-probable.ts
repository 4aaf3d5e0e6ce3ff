import {choleskyFactor, choleskySolve} from '../../advisor-core/numeric/cholesky'
import {type ChoiceRows, rowsLogLikelihood} from '../../advisor-core/taste/choice-rows'
import {fullPrecision} from '../../advisor-core/taste/laplace'
import {priorPull} from '../../advisor-core/taste/log-posterior'
import type {TastePrior} from '../../advisor-core/taste/types'

/** A mode of a posterior. */
export interface Mode {
  /** shape [d] */
  readonly weights: Float64Array
  /** Cholesky factor of the negative Hessian there; shape [d × d], lower triangular */
  readonly factor: Float64Array
  /** Newton steps taken. */
  readonly steps: number
}

/** A step expected to gain less than this, in nats, is not worth taking. */
const LAST_GAIN = 1e-7

/**
 * The most probable weights by Newton's method with a line search, on plain typed arrays in Float64: what
 * `fitTaste` does with TensorFlow.js, for training and as the yardstick of the benchmark.
 *
 * @param start  shape [d]; the prior mean if not given
 * @see Nocedal and Wright 2006, Numerical Optimization, 2nd ed., §3.3
 */
export function mostProbable(
  rows: ChoiceRows,
  prior: TastePrior,
  {start, maxSteps = 40}: {start?: ArrayLike<number>; maxSteps?: number} = {},
): Mode {
  const d = prior.mean.length
  const precision = fullPrecision(prior.precision, d)
  const value = (w: Float64Array) => {
    const pull = priorPull(prior, w)
    return w.reduce((sum, x, f) => sum + 0.5 * pull[f]! * (x - prior.mean[f]!), rowsLogLikelihood(rows, w))
  }
  let weights: Float64Array = Float64Array.from(start ?? prior.mean)
  let here = value(weights)
  for (let steps = 0; ; steps++) {
    const {gradient, hessian} = derivatives(rows, weights, precision)
    const factor = choleskyFactor(hessian, d)
    const pull = priorPull(prior, weights)
    for (let f = 0; f < d; f++) gradient[f]! += pull[f]!
    const direction = choleskySolve(factor, gradient)
    const gain = gradient.reduce((sum, g, f) => sum + 0.5 * g * direction[f]!, 0)
    if (gain < LAST_GAIN || steps === maxSteps) return {weights, factor, steps}
    const moved = (scale: number) => weights.map((x, f) => x + scale * direction[f]!)
    let scale = 1
    let next = moved(1)
    let there = value(next)
    while (!(there > here) && scale > 1e-6) {
      scale /= 2
      next = moved(scale)
      there = value(next)
    }
    if (!(there > here)) return {weights, factor, steps}
    weights = next
    here = there
  }
}

/** Gradient of the log likelihood, and the precision less its Hessian (lower triangle). */
function derivatives({dim: d, starts, rows, bonus}: ChoiceRows, w: Float64Array, precision: Float64Array) {
  const gradient = new Float64Array(d)
  const hessian = Float64Array.from(precision)
  const mean = new Float64Array(d)
  const p = new Float64Array(Math.max(0, ...starts.slice(1).map((end, c) => end - starts[c]!)))
  for (let c = 0; c + 1 < starts.length; c++) {
    const from = starts[c]!
    const count = starts[c + 1]! - from
    let top = 0
    for (let i = 0; i < count; i++) {
      let u = bonus[from + i]!
      for (let f = 0, x = (from + i) * d; f < d; f++, x++) u += rows[x]! * w[f]!
      p[i] = u
      top = Math.max(top, u)
    }
    let sum = Math.exp(-top)
    for (let i = 0; i < count; i++) {
      p[i] = Math.exp(p[i]! - top)
      sum += p[i]!
    }
    mean.fill(0)
    for (let i = 0; i < count; i++) {
      const x = (from + i) * d
      const share = p[i]! / sum
      for (let f = 0; f < d; f++) {
        const scaled = share * rows[x + f]!
        if (scaled === 0) continue
        mean[f]! += scaled
        for (let g = 0; g <= f; g++) hessian[f * d + g]! += scaled * rows[x + g]!
      }
    }
    for (let f = 0; f < d; f++) {
      gradient[f]! -= mean[f]!
      for (let g = 0; g <= f; g++) hessian[f * d + g]! -= mean[f]! * mean[g]!
    }
  }
  return {gradient, hessian}
}
