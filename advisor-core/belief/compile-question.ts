import type {Question} from '../advisor/types'
import type {Catalog} from '../catalog/types'
import {ANSWER_KINDS, type AnswerKind, type LikelihoodFamily} from './answer-kinds'
import {assignCells, type CellAssignment, LEVELS} from './assign-cells'

/** Whoever says what sort of thing it is to be hardly ever means another: η of a question about the category. */
const CATEGORY_NOISE = 0.001

/** Nothing is certain: what an answer rules out by mistake, others must be able to bring back. */
const LEAST_NOISE = 1e-6

/**
 * A question against one catalogue: every product falls into one of few cells, all products of a cell have the
 * same likelihood under every option. Belief updates and the value of the question need the cells only.
 */
export interface CompiledQuestion {
  readonly question: Question
  readonly family: LikelihoodFamily
  /** η, the chance that an answer does not hold. */
  readonly noise: number
  /** shape [N]; the cell of each product, 0 where the value is missing. */
  readonly cells: Uint8Array | Uint16Array
  readonly cellCount: number
  /** c(o, cell), row-major; shape [options × cells]; column 0 (missing) is not used. */
  readonly compatibility: Float64Array
  /** P(o | cell) for partitions, L_o(cell) for constraints, row-major; shape [options × cells]. */
  readonly likelihood: Float64Array
  /** π_o, the base rate of each option; sums to 1. shape [options] */
  readonly baseRate: Float64Array
  /** Share of the products (that have a value) in each cell; shape [cells], 0 for cell 0. */
  readonly cellShare: Float64Array
  /** Σ_o P(o, cell) for a unit of belief in the cell, with π_o in it for constraints; shape [cells] */
  readonly answerMass: Float64Array
  /** Entropy of the answer within each cell, in nats; shape [cells] */
  readonly answerEntropy: Float64Array
}

/**
 * Sorts the products into cells by how the options of a question suit them.
 *
 * @param assigned the cells where they are known already: options with needs on several attributes
 * @throws RangeError when the catalogue has no column for the question's attribute
 * @see docs/engine.md, "Belief"
 */
export function compileQuestion(
  catalog: Catalog,
  question: Question,
  assigned: CellAssignment = cellsOfColumn(catalog, question),
): CompiledQuestion {
  const {negated, family, noise: usual, baseRateFollowsCatalog}: AnswerKind = ANSWER_KINDS[question.kind]
  const options = question.options.length
  const {cells: wide, levels} = assigned
  const cellCount = levels.length
  const cells = cellCount <= 256 ? new Uint8Array(wide) : wide
  const compatibility = new Float64Array(options * cellCount)
  for (let o = 0; o < options; o++)
    for (let cell = 0; cell < cellCount; cell++) {
      const c = levels[cell]![o]! / LEVELS
      compatibility[o * cellCount + cell] = negated ? 1 - c : c
    }

  const isCategory = catalog.attributes.some(({id, role}) => id === question.attribute && role === 'category')
  const noise = Math.max(LEAST_NOISE, question.noise ?? (isCategory ? CATEGORY_NOISE : usual))
  const cellShare = shares(cells, cellCount)
  return tabulate(
    {question, family, noise, cells, cellCount, compatibility, cellShare},
    baseRateFollowsCatalog,
  )
}

/** A question whose products are sorted into cells already: works out its likelihoods. */
export function tabulate(
  sorted: Omit<CompiledQuestion, 'likelihood' | 'baseRate' | 'answerMass' | 'answerEntropy'>,
  baseRateFollowsCatalog: boolean,
): CompiledQuestion {
  const shape = {...sorted, options: sorted.question.options.length}
  const isPartition = sorted.family === 'partition'
  const likelihood = likelihoods(shape, isPartition)
  const baseRate = Float64Array.from(sorted.question.rates ?? baseRates(shape, baseRateFollowsCatalog))
  return {
    ...sorted,
    likelihood,
    baseRate,
    ...answersByCell(likelihood, isPartition ? null : baseRate, sorted.cellCount),
  }
}

function cellsOfColumn(catalog: Catalog, question: Question): CellAssignment {
  const column = catalog.columns[question.attribute ?? '']
  if (!column)
    throw new RangeError(`question ${question.id}: no attribute "${question.attribute}" in the catalogue`)
  return assignCells(column, catalog.size, question)
}

/** Share of the products that have a value in each cell; shape [cells], 0 for cell 0. */
export function shares(cells: ArrayLike<number>, cellCount: number): Float64Array {
  const share = new Float64Array(cellCount)
  for (let i = 0; i < cells.length; i++) share[cells[i]!]!++
  share[0] = 0
  const total = share.reduce((sum, x) => sum + x, 0)
  if (total > 0) for (let cell = 0; cell < cellCount; cell++) share[cell]! /= total
  return share
}

interface TableShape {
  readonly options: number
  readonly cellCount: number
  readonly compatibility: Float64Array
  readonly cellShare: Float64Array
  readonly noise: number
}

/**
 * Of a partition P(o | v) = (1 − η) · c(o, v) / Σ_o' c(o', v) + η / |O|, where no option fits, c = 1 for all; of a
 * constraint L_o(v) = (1 − η) · c(o, v) + η · c̄_o, with c̄_o the catalogue mean: no division over options. A missing
 * value has the mean over the products that have one, so that its log is a constant of the answer.
 */
function likelihoods(
  {options, cellCount, compatibility, cellShare, noise}: TableShape,
  isPartition: boolean,
): Float64Array {
  const likelihood = new Float64Array(options * cellCount)
  if (isPartition)
    for (let cell = 1; cell < cellCount; cell++) {
      let total = 0
      for (let o = 0; o < options; o++) total += compatibility[o * cellCount + cell]!
      for (let o = 0; o < options; o++) {
        const share = total > 0 ? compatibility[o * cellCount + cell]! / total : 1 / options
        likelihood[o * cellCount + cell] = (1 - noise) * share + noise / options
      }
    }
  for (let o = 0; o < options; o++) {
    const [from, to] = [o * cellCount, (o + 1) * cellCount]
    const row = likelihood.subarray(from, to)
    if (!isPartition) constraintRow(compatibility.subarray(from, to), cellShare, noise, row)
    row[0] = rowMean(row, cellShare) || 1 / options
  }
  return likelihood
}

/** Mean of a row over the products that have a value. */
function rowMean(row: ArrayLike<number>, cellShare: ArrayLike<number>): number {
  let mean = 0
  for (let cell = 1; cell < row.length; cell++) mean += row[cell]! * cellShare[cell]!
  return mean
}

/** A constraint nothing satisfies still has a likelihood: a chance of one in a million that it holds by accident. */
const FLOOR = 1e-6

function constraintRow(
  compatibility: ArrayLike<number>,
  cellShare: ArrayLike<number>,
  noise: number,
  out: Float64Array,
): void {
  const mean = rowMean(compatibility, cellShare)
  for (let cell = 1; cell < out.length; cell++)
    out[cell] = Math.max(FLOOR, (1 - noise) * compatibility[cell]! + noise * mean)
}

function baseRates(shape: TableShape, followsCatalog: boolean): Float64Array {
  const {options, cellCount, compatibility, cellShare} = shape
  const rate = new Float64Array(options).fill(1)
  if (followsCatalog)
    for (let o = 0; o < options; o++)
      rate[o] = 0.02 + rowMean(compatibility.subarray(o * cellCount, (o + 1) * cellCount), cellShare)
  const total = rate.reduce((sum, x) => sum + x, 0)
  return rate.map((x) => x / total)
}

/**
 * What the answers of each cell add up to and how evenly they spread, so that a gain needs no logarithm a cell.
 *
 * @param rates π_o for constraints
 */
export function answersByCell(
  likelihood: Float64Array,
  rates: Float64Array | null,
  cellCount: number,
): Pick<CompiledQuestion, 'answerMass' | 'answerEntropy'> {
  const answerMass = new Float64Array(cellCount)
  const answerEntropy = new Float64Array(cellCount)
  const joint = likelihood.map((p, at) => (rates ? rates[Math.floor(at / cellCount)]! * p : p))
  joint.forEach((p, at) => {
    answerMass[at % cellCount]! += p
  })
  joint.forEach((p, at) => {
    const share = p / answerMass[at % cellCount]!
    if (share > 0) answerEntropy[at % cellCount]! -= share * Math.log(share)
  })
  return {answerMass, answerEntropy}
}

/**
 * How well each cell suits an answer of one or several options, by what several options of this kind say: the best
 * of them, all of them, or their mean with rank-order centroid weights w_k = (1/K) Σ_{j ≥ k} 1/j for K options in
 * order.
 *
 * @param chosen indices of the chosen options, in the visitor's order
 * @returns shape [cells]; in [0, 1]; cell 0 (missing) has the catalogue mean
 * @see Barron and Barrett 1996, Decision quality using ranked attribute weights (the weights)
 */
export function answerCompatibility(compiled: CompiledQuestion, chosen: readonly number[]): Float64Array {
  const {cellCount, compatibility, cellShare, question} = compiled
  const {combination} = ANSWER_KINDS[question.kind]
  const out = new Float64Array(cellCount)
  let weight = 0
  // From the last one on, so that the weights add up.
  for (let k = chosen.length; k > 0; k--) {
    weight += 1 / k / chosen.length
    for (let cell = 1; cell < cellCount; cell++) {
      const c = compatibility[chosen[k - 1]! * cellCount + cell]!
      if (combination === 'ranked') out[cell]! += weight * c
      else if (combination === 'each' && k < chosen.length) out[cell] = Math.min(out[cell]!, c)
      else out[cell] = Math.max(out[cell]!, c)
    }
  }
  out[0] = rowMean(out, cellShare)
  return out
}

/**
 * log P(answer | cell) for an answer of one or several options.
 *
 * @param chosen indices of the chosen options, in the visitor's order, at least one
 * @returns shape [cells], in nats; cell 0 (missing) holds the log of the mean over the products with a value
 */
export function answerLogLikelihood(compiled: CompiledQuestion, chosen: readonly number[]): Float64Array {
  const {cellCount, likelihood, cellShare, noise, question, family} = compiled
  const {combination} = ANSWER_KINDS[question.kind]
  const out = new Float64Array(cellCount)
  if (chosen.length > 1 && family === 'constraint' && combination !== 'each') {
    constraintRow(answerCompatibility(compiled, chosen), cellShare, noise, out)
    // Where no product has a value, all are alike.
    out[0] = rowMean(out, cellShare) || 1
    return out.map(Math.log)
  }
  // Every chosen option is a wish of its own.
  for (const o of chosen)
    for (let cell = 0; cell < cellCount; cell++) out[cell]! += Math.log(likelihood[o * cellCount + cell]!)
  return out
}
