import * as tf from '@tensorflow/tfjs'
import {createRandom, normal} from '../../advisor-core/numeric/random'
import {choiceUtilities, probabilities} from '../../advisor-core/taste/choice-probabilities'
import {toChoiceRows} from '../../advisor-core/taste/choice-rows'
import type {ChoiceEvidence} from '../../advisor-core/taste/types'
import {meanAndError, posteriorOf} from './evaluate'
import {mostProbable} from './most-probable'
import type {Person, TrainingRole} from './person'
import type {Training, TrainingData} from './train'

/** What the network sees of an item, in any catalogue: the mean of its features in each of these roles. */
const INPUTS: readonly TrainingRole[] = ['price', 'higher', 'lower', 'flag']
const HIDDEN = 8
const EPOCHS = 150
const WEIGHT_DECAY = 1e-3

/** Does a neural part r(x) beside w · x predict new people better? Paired by person, over all test choices. */
export interface ResidualFigure {
  /** Log loss after three choices without r minus the same with r, in nats; positive is better. */
  readonly logLossGain: number
  readonly se_logLossGain: number
}

/**
 * Trains r, a network with one hidden layer of 8 tanh units, on what each training person's own w leaves
 * unexplained, and measures it on the held-out people beside reweighted posterior draws.
 */
export function measureResidual(
  data: TrainingData,
  problemOf: Training['problem'],
  seed: number,
): ResidualFigure {
  const r = trainResidual(data.train, problemOf, seed)
  const gains = data.heldOut.map(({person, train, test}) => {
    const seen = train.slice(0, 3).map((t) => person.choices[t]!)
    const problem = problemOf(person, seen)
    const {weights, probabilities: draws} = posteriorOf(problem).draws
    const d = person.roles.length
    const losses = test.map((t) => {
      const choice = person.choices[t]!
      const bonus = r(choice, person.roles)
      let plain = 0
      let withR = 0
      draws.forEach((p, s) => {
        const u = choiceUtilities(choice, weights.subarray(s * d, (s + 1) * d), problem.positions)
        withR += p * probabilities(u.map((x, item) => x + bonus[item]!))[choice.chosen]!
        plain += p * probabilities(u)[choice.chosen]!
      })
      return Math.log(withR) - Math.log(plain)
    })
    return losses.reduce((sum, gain) => sum + gain, 0) / losses.length
  })
  const [logLossGain, se_logLossGain] = meanAndError(gains)
  return {logLossGain, se_logLossGain}
}

type Residual = (choice: ChoiceEvidence, roles: readonly TrainingRole[]) => Float32Array

function trainResidual(people: readonly Person[], problemOf: Training['problem'], seed: number): Residual {
  const slots = Math.max(...people.flatMap(({choices}) => choices.map(({positions}) => positions.length)))
  const inputs: number[] = []
  const offset: number[] = []
  const picked: number[] = []
  for (const person of people) {
    const {prior, positions} = problemOf(person, person.choices)
    const w = mostProbable(toChoiceRows(person.choices, person.roles.length, positions), prior).weights
    for (const choice of person.choices) {
      const u = choiceUtilities(choice, w, positions)
      const z = summarise(choice, person.roles)
      for (let i = 0; i < slots; i++) {
        inputs.push(
          ...(i < u.length ? z.slice(i * INPUTS.length, (i + 1) * INPUTS.length) : INPUTS.map(() => 0)),
        )
        offset.push(u[i] ?? -1e9)
        picked.push(i === choice.chosen ? 1 : 0)
      }
    }
  }
  const random = createRandom(seed)
  const init = (rows: number, columns: number, sd: number) =>
    tf.variable(
      tf.tensor2d(
        Float32Array.from({length: rows * columns}, () => sd * normal(random)),
        [rows, columns],
      ),
    )
  const first = init(INPUTS.length, HIDDEN, 0.5)
  const bias = init(1, HIDDEN, 0)
  const second = init(HIDDEN, 1, 0.1)
  const network = (x: tf.Tensor2D) => tf.matMul(tf.tanh(tf.add(tf.matMul(x, first), bias)), second)
  const shape: [number, number] = [offset.length / slots, slots]
  const [x, u, y] = [
    tf.tensor2d(inputs, [offset.length, INPUTS.length]),
    tf.tensor2d(offset, shape),
    tf.tensor2d(picked, shape),
  ]
  const optimizer = tf.train.adam(0.02)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    optimizer.minimize(() => {
      const logP = tf.logSoftmax(tf.add(tf.reshape(network(x), shape), u))
      const loss = tf.div(tf.neg(tf.sum(tf.mul(logP, y))), shape[0])
      const decay = tf.mul(WEIGHT_DECAY, tf.add(tf.sum(tf.square(first)), tf.sum(tf.square(second))))
      return tf.add(loss, decay).asScalar()
    })
  }
  return (choice, roles) =>
    tf.tidy(() => {
      const z = tf.tensor2d(summarise(choice, roles), [choice.positions.length, INPUTS.length])
      return Float32Array.from(network(z).dataSync())
    })
}

/** shape [shown × inputs], row-major; 0 where a catalogue has no such role. */
function summarise({features, positions}: ChoiceEvidence, roles: readonly TrainingRole[]): number[] {
  const d = roles.length
  return Array.from({length: positions.length}, (_, i) =>
    INPUTS.map((wanted) => {
      const own = roles.flatMap((role, f) => (role === wanted ? [features[i * d + f]!] : []))
      return own.length > 0 ? own.reduce((sum, x) => sum + x, 0) / own.length : 0
    }),
  ).flat()
}
