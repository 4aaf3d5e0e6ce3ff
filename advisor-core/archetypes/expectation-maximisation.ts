import type {AnswerPatterns} from './latent-class-patterns'

export interface LatentClassParameters {
  /** shape [K] */
  readonly shares: Float64Array
  /** P(category | class), shape [cells × K], row-major */
  readonly table: Float64Array
}

export interface EmResult extends LatentClassParameters {
  readonly logLik: number
  readonly converged: boolean
}

const MAX_ITERATIONS = 20_000

/** A start of EM: random conditional probabilities and equal shares. */
export function randomStart(
  {offsets}: AnswerPatterns,
  classes: number,
  random: () => number,
): LatentClassParameters {
  const table = Float64Array.from({length: offsets.at(-1)! * classes}, () => 0.05 + random())
  normaliseTable(table, offsets, classes, table)
  return {shares: new Float64Array(classes).fill(1 / classes), table}
}

/**
 * One run of EM from the parameters given, which are left as they are.
 *
 * @param tolerance the run ends when the log-likelihood of all people together rises by less
 */
export function runExpectationMaximisation(
  patterns: AnswerPatterns,
  start: LatentClassParameters,
  tolerance: number,
): EmResult {
  const parameters = {shares: start.shares.slice(), table: start.table.slice()}
  const responsibilities = new Float64Array(patterns.counts.length * parameters.shares.length)
  let logLik = Number.NEGATIVE_INFINITY
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const next = updateResponsibilities(patterns, parameters, responsibilities)
    const converged = next - logLik < tolerance
    logLik = next
    if (converged) return {...parameters, logLik, converged}
    maximise(patterns, responsibilities, parameters)
  }
  return {
    ...parameters,
    logLik: updateResponsibilities(patterns, parameters, responsibilities),
    converged: false,
  }
}

/**
 * E-step: P(class | pattern) for each pattern, by log-sum-exp, into `out` of shape [patterns × K].
 *
 * @returns log-likelihood of all people
 */
export function updateResponsibilities(
  {cells, counts, categories}: AnswerPatterns,
  {shares, table}: LatentClassParameters,
  out: Float64Array,
): number {
  const classes = shares.length
  const width = categories.length
  const logShares = shares.map(Math.log)
  const logTable = table.map(Math.log)
  let logLik = 0
  for (let p = 0; p < counts.length; p++) {
    const at = p * classes
    for (let k = 0; k < classes; k++) out[at + k] = logShares[k]!
    for (let j = 0; j < width; j++) {
      const cell = cells[p * width + j]!
      if (cell < 0) continue
      for (let k = 0; k < classes; k++) out[at + k]! += logTable[cell * classes + k]!
    }
    let largest = Number.NEGATIVE_INFINITY
    for (let k = 0; k < classes; k++) if (out[at + k]! > largest) largest = out[at + k]!
    let total = 0
    for (let k = 0; k < classes; k++) {
      out[at + k] = Math.exp(out[at + k]! - largest)
      total += out[at + k]!
    }
    for (let k = 0; k < classes; k++) out[at + k]! /= total
    logLik += counts[p]! * (largest + Math.log(total))
  }
  return logLik
}

/** M-step, in place. A class that nobody is in keeps its probabilities. */
function maximise(
  {cells, counts, categories, offsets, n}: AnswerPatterns,
  responsibilities: Float64Array,
  {shares, table}: LatentClassParameters,
): void {
  const classes = shares.length
  const width = categories.length
  const sums = new Float64Array(table.length)
  shares.fill(0)
  for (let p = 0; p < counts.length; p++) {
    const at = p * classes
    for (let k = 0; k < classes; k++) shares[k]! += (counts[p]! * responsibilities[at + k]!) / n
    for (let j = 0; j < width; j++) {
      const cell = cells[p * width + j]!
      if (cell < 0) continue
      for (let k = 0; k < classes; k++) sums[cell * classes + k]! += counts[p]! * responsibilities[at + k]!
    }
  }
  normaliseTable(sums, offsets, classes, table)
}

/** Makes each indicator's probabilities sum to 1 in each class; where there is nothing to divide, `out` stays. */
function normaliseTable(sums: Float64Array, offsets: Int32Array, classes: number, out: Float64Array): void {
  for (let j = 0; j + 1 < offsets.length; j++) {
    for (let k = 0; k < classes; k++) {
      let total = 0
      for (let cell = offsets[j]!; cell < offsets[j + 1]!; cell++) total += sums[cell * classes + k]!
      if (!(total > 0)) continue
      for (let cell = offsets[j]!; cell < offsets[j + 1]!; cell++)
        out[cell * classes + k] = sums[cell * classes + k]! / total
    }
  }
}
