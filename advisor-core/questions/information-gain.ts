import type {CompiledQuestion} from '../belief/compile-question'

/**
 * Posterior mass by cell for many questions, four columns a pass over the belief.
 *
 * @param belief    shape [N], sums to 1
 * @param questions Q compiled questions over the same N products
 * @returns Q arrays of shape [cells]
 */
export function cellMasses(belief: Float64Array, questions: readonly CompiledQuestion[]): Float64Array[] {
  const masses = questions.map((question) => new Float64Array(question.cellCount))
  let q = 0
  for (; q + 4 <= questions.length; q += 4) {
    const c0 = questions[q]!.cells
    const c1 = questions[q + 1]!.cells
    const c2 = questions[q + 2]!.cells
    const c3 = questions[q + 3]!.cells
    const m0 = masses[q]!
    const m1 = masses[q + 1]!
    const m2 = masses[q + 2]!
    const m3 = masses[q + 3]!
    for (let i = 0; i < belief.length; i++) {
      const p = belief[i]!
      m0[c0[i]!]! += p
      m1[c1[i]!]! += p
      m2[c2[i]!]! += p
      m3[c3[i]!]! += p
    }
  }
  for (; q < questions.length; q++) {
    const cells = questions[q]!.cells
    const mass = masses[q]!
    for (let i = 0; i < belief.length; i++) mass[cells[i]!]! += belief[i]!
  }
  return masses
}

/**
 * P(o) of each option: Σ m P(o | cell) for partitions; for constraints the marginal of the joint
 * P(o, i) ∝ π_o · b_i · L_o(i).
 *
 * @param mass shape [cells], posterior mass by cell
 * @returns shape [options], sums to 1
 */
export function optionProbabilities(compiled: CompiledQuestion, mass: ArrayLike<number>): Float64Array {
  const {cellCount, likelihood, baseRate, family} = compiled
  const out = new Float64Array(baseRate.length)
  let total = 0
  for (let o = 0; o < out.length; o++) {
    let p = 0
    for (let cell = 0; cell < cellCount; cell++) p += mass[cell]! * likelihood[o * cellCount + cell]!
    out[o] = family === 'constraint' ? p * baseRate[o]! : p
    total += out[o]!
  }
  for (let o = 0; o < out.length; o++) out[o]! /= total
  return out
}

/**
 * Expected information gain about the best product, I(o; i), in bits: I = H(o) − Σ_cell P(cell) · H(o | cell),
 * under the question's own joint. The entropies by cell are the question's; one logarithm an option remains.
 *
 * @param mass shape [cells], posterior mass by cell
 * @returns in [0, log2 options]
 * @see Lindley 1956, On a measure of the information provided by an experiment
 */
export function informationGainBits(compiled: CompiledQuestion, mass: ArrayLike<number>): number {
  const {cellCount, answerMass, answerEntropy} = compiled
  let total = 0
  let within = 0
  for (let cell = 0; cell < cellCount; cell++) {
    const p = mass[cell]! * answerMass[cell]!
    total += p
    within += p * answerEntropy[cell]!
  }
  let nats = -within / total
  const probabilities = optionProbabilities(compiled, mass)
  for (let o = 0; o < probabilities.length; o++) {
    const p = probabilities[o]!
    if (p > 0) nats -= p * Math.log(p)
  }
  return Math.max(0, nats) / Math.LN2
}
