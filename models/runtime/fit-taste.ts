import {tidy} from '@tensorflow/tfjs-core/dist/globals'
import {variableGrads} from '@tensorflow/tfjs-core/dist/gradients'
import {add} from '@tensorflow/tfjs-core/dist/ops/add'
import {logSoftmax} from '@tensorflow/tfjs-core/dist/ops/log_softmax'
import {matMul} from '@tensorflow/tfjs-core/dist/ops/mat_mul'
import {mul} from '@tensorflow/tfjs-core/dist/ops/mul'
import {reshape} from '@tensorflow/tfjs-core/dist/ops/reshape'
import {sub} from '@tensorflow/tfjs-core/dist/ops/sub'
import {sum} from '@tensorflow/tfjs-core/dist/ops/sum'
import {tensor2d} from '@tensorflow/tfjs-core/dist/ops/tensor2d'
import {variable} from '@tensorflow/tfjs-core/dist/ops/variable'
import {SGDOptimizer} from '@tensorflow/tfjs-core/dist/optimizers/sgd_optimizer'
import type {Scalar, Variable} from '@tensorflow/tfjs-core/dist/tensor'
import type {Rank} from '@tensorflow/tfjs-core/dist/types'
import {choleskyFactor, choleskySolve} from '../../advisor-core/numeric/cholesky'
import {fullPrecision, negativeHessian} from '../../advisor-core/taste/laplace'
import {logPosterior} from '../../advisor-core/taste/log-posterior'
import type {ChoiceEvidence, TasteProblem} from '../../advisor-core/taste/types'
import {packChoices} from './choice-batch'

export interface TasteFitRequest {
  /** d, number of features. */
  readonly dim: number
  /** Prior mean of the weights, shape [d]. */
  readonly mean: ArrayLike<number>
  /** Prior precision: its diagonal, shape [d], or all of it, shape [d × d]. */
  readonly precision: ArrayLike<number>
  /** In canonical order: the order of summands decides the last bits. */
  readonly choices: readonly ChoiceEvidence[]
  /** Utility of standing in each slot; slots beyond its end add nothing. */
  readonly positions: ArrayLike<number>
  /** Most steps; default 12. Fewer are taken where the maximum is reached. */
  readonly steps?: number
}

export interface TasteFit {
  /** The most probable weights, shape [d]. */
  readonly weights: Float64Array
  /** Log posterior density there, without its constants, in nats. */
  readonly logPosterior: number
  /** Steps taken. */
  readonly steps: number
}

/** shape [d, 1] */
type Weights = Variable<Rank.R2>

const MAX_STEPS = 12
/** A step expected to gain less than this, in nats, is the last one: the next would gain its square. */
const LAST_GAIN = 1e-4
/** Loss differences below this are Float32 rounding. */
const ROUNDING = 1e-4
const MAX_SHORTENINGS = 8

/**
 * The most probable weights under a normal prior and multinomial-logit choices (maximum a posteriori), always
 * from the prior mean: the same input gives the same bits. TensorFlow.js differentiates the loss and takes the
 * step; the step is Newton's, the gradient preconditioned by the closed-form Hessian, shortened while it
 * overshoots.
 *
 * A choice with `chosen` −1 is a refusal: the average product (all features 0, utility 0) was preferred to what
 * was shown, without a bonus of its slot. One refused card x thus has the probability 1 / (1 + exp(w · x)).
 *
 * @throws RangeError when lengths do not fit or the precision is not positive definite
 * @see Nocedal and Wright 2006, Numerical Optimization, 2nd ed., §3.3 (Newton's method with a line search)
 */
export function fitTaste(request: TasteFitRequest): TasteFit {
  const {dim, positions, choices, steps = MAX_STEPS} = request
  const mean = Float64Array.from(request.mean)
  if (mean.length !== dim) throw new RangeError(`invalid mean: ${mean.length} for ${dim} weights`)
  const precision = fullPrecision(request.precision, dim)
  const problem: TasteProblem = {prior: {mean, precision}, choices, positions}
  if (choices.length === 0 || dim === 0) {
    return {weights: mean, logPosterior: logPosterior(problem, mean), steps: 0}
  }
  return tidied(() => {
    const w: Weights = variable(tensor2d(Float32Array.from(mean), [dim, 1]))
    const optimizer = new SGDOptimizer(1)
    try {
      const taken = climb(problem, w, optimizer, steps)
      const weights = Float64Array.from(w.dataSync())
      return {weights, logPosterior: logPosterior(problem, weights), steps: taken}
    } finally {
      optimizer.dispose()
      w.dispose()
    }
  })
}

/** Moves w to the maximum of the posterior. @returns the number of steps taken */
function climb(problem: TasteProblem, w: Weights, optimizer: SGDOptimizer, maxSteps: number): number {
  const loss = createLoss(problem, w)
  const move = (direction: Float64Array, scale: number) =>
    tidy(() => {
      const tensor = tensor2d(
        Float32Array.from(direction, (x) => x * scale),
        [direction.length, 1],
      )
      optimizer.applyGradients([{name: w.name, tensor}])
    })
  let here = evaluate(loss, w)
  for (let step = 1; step <= maxSteps; step++) {
    const H = negativeHessian(problem, w.dataSync())
    const direction = choleskySolve(choleskyFactor(H, here.gradient.length), here.gradient)
    const gain = 0.5 * here.gradient.reduce((total, g, f) => total + g * direction[f]!, 0)
    if (!Number.isFinite(gain)) throw new RangeError(`Failed to fit taste: expected gain is ${gain}`)
    move(direction, 1)
    if (gain < LAST_GAIN) return step
    let next = evaluate(loss, w)
    let scale = 1
    for (let i = 0; i < MAX_SHORTENINGS && !(next.loss <= here.loss + ROUNDING); i++) {
      // Where the parabola through both losses and the slope has its minimum.
      const drop = 2 * gain * scale
      const ratio = drop / (2 * (next.loss - here.loss + drop))
      const shorter = scale * Math.min(Math.max(ratio, 0.1), 0.5)
      move(direction, shorter - scale)
      scale = shorter
      next = evaluate(loss, w)
    }
    here = next
  }
  return maxSteps
}

/** The negative log posterior as a graph of tensors. */
function createLoss({prior, choices, positions}: TasteProblem, w: Weights): () => Scalar {
  const dim = prior.mean.length
  const batch = packChoices(choices, dim, positions)
  const shape: [number, number] = [batch.choices, batch.slots]
  const features = tensor2d(batch.features, [batch.choices * batch.slots, dim])
  const offset = tensor2d(batch.offset, shape)
  const picked = tensor2d(batch.picked, shape)
  const mean = tensor2d(Float32Array.from(prior.mean), [dim, 1])
  const halfPrecision = tensor2d(
    Float32Array.from(prior.precision, (p) => 0.5 * p),
    [dim, dim],
  )
  return () => {
    const delta = sub(w, mean)
    const penalty = sum(mul(delta, matMul(halfPrecision, delta)))
    const scores = add(reshape(matMul(features, w), shape), offset)
    return sub(penalty, sum(mul(logSoftmax(scores), picked)))
  }
}

function evaluate(loss: () => Scalar, w: Weights): {loss: number; gradient: Float64Array} {
  return tidied(() => {
    const {value, grads} = variableGrads(loss, [w])
    return {loss: value.dataSync()[0]!, gradient: Float64Array.from(grads[w.name]!.dataSync())}
  })
}

/** Runs something that makes tensors and returns plain numbers; all its tensors are gone afterwards. */
function tidied<T>(run: () => T): T {
  const results: T[] = []
  tidy(() => {
    results.push(run())
  })
  return results[0]!
}
