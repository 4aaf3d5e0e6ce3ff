import {optionNeeds} from '../advisor/option-needs'
import type {Need, Question} from '../advisor/types'
import type {Catalog} from '../catalog/types'
import {assignCells, type CellAssignment, LEVELS} from './assign-cells'

/** Cells are counted in 16 bits. */
const MOST_CELLS = 65_536

/** One attribute of a question: how well it meets the needs about it. */
interface Part {
  /** The option that each need belongs to, and its weight. */
  readonly needs: readonly {readonly option: number; readonly weight: number}[]
  readonly assigned: CellAssignment
}

/**
 * Cells of a question whose options map softly on several attributes: products with equal c(o, i), quantised, for all
 * options o share a cell, where
 *
 *     c(o, i) = Σ_a w_a · c_a(o, v_a) / Σ_a w_a   over the attributes a that are known of product i,
 *
 * the weighted arithmetic mean: what is missing leaves the others to decide. An option of whose attributes none is
 * known has its catalogue mean, which is neutral; where that holds for all options, the product is in cell 0.
 *
 * Levels are sixteenths while that gives at most 65,536 cells, else eighths, quarters, halves, all or nothing.
 *
 * @throws RangeError when an option names an attribute that the catalogue lacks, or the options are too many
 */
export function assignNeeds(catalog: Catalog, question: Question): CellAssignment {
  const parts = toParts(catalog, question)
  const {joint, tuples} = joinCells(parts, catalog.size)
  for (let step = 1; step <= LEVELS; step *= 2) {
    const rows = tuples.map((tuple) => levelsOf(parts, tuple, question.options.length, step))
    const {cellOf, levels} = shareCells(rows, question.options.length)
    if (levels.length <= MOST_CELLS) {
      const cells = Uint16Array.from(joint, (tuple) => cellOf[tuple]!)
      return {cells, levels: fillUnknown(levels, cells)}
    }
  }
  throw new RangeError(`question ${question.id}: its options divide the products into too many groups`)
}

function toParts(catalog: Catalog, question: Question): Part[] {
  const byAttribute = new Map<string, (Need & {option: number})[]>()
  question.options.forEach((option, o) => {
    for (const need of optionNeeds(question, option))
      byAttribute.set(need.attribute, [...(byAttribute.get(need.attribute) ?? []), {...need, option: o}])
  })
  return Array.from(byAttribute, ([attribute, needs]) => {
    const column = catalog.columns[attribute]
    if (!column) throw new RangeError(`question ${question.id}: no attribute "${attribute}" in the catalogue`)
    return {
      needs: needs.map(({option, weight = 1}) => ({option, weight})),
      assigned: assignCells(column, catalog.size, {kind: question.kind, options: needs}),
    }
  })
}

/** Sorts the products by their cells in all parts together. */
function joinCells(parts: readonly Part[], size: number): {joint: Uint32Array; tuples: readonly number[][]} {
  let joint = new Uint32Array(size)
  let tuples: number[][] = [[]]
  for (const {assigned} of parts) {
    const count = assigned.levels.length
    const known = new Map<number, number>()
    const longer: number[][] = []
    const next = new Uint32Array(size)
    for (let i = 0; i < size; i++) {
      const key = joint[i]! * count + assigned.cells[i]!
      let id = known.get(key)
      if (id === undefined) {
        id = longer.push([...tuples[joint[i]!]!, assigned.cells[i]!]) - 1
        known.set(key, id)
      }
      next[i] = id
    }
    joint = next
    tuples = longer
  }
  return {joint, tuples}
}

/** 16 · c(o) of each option, in whole steps; NaN where nothing is known. */
function levelsOf(
  parts: readonly Part[],
  tuple: readonly number[],
  options: number,
  step: number,
): readonly number[] {
  const sum = new Float64Array(options)
  const weights = new Float64Array(options)
  parts.forEach(({needs, assigned}, p) => {
    const cell = tuple[p]!
    if (cell === 0) return
    needs.forEach(({option, weight}, n) => {
      sum[option]! += weight * assigned.levels[cell]![n]!
      weights[option]! += weight
    })
  })
  return Array.from(sum, (x, o) => (weights[o]! > 0 ? step * Math.round(x / weights[o]! / step) : Number.NaN))
}

/** Equal rows share a cell; cell 0 is for those that know nothing. */
function shareCells(
  rows: readonly (readonly number[])[],
  options: number,
): {cellOf: Uint32Array; levels: readonly (readonly number[])[]} {
  const nothing = new Array<number>(options).fill(Number.NaN)
  const levels: (readonly number[])[] = [nothing]
  const known = new Map([[nothing.join(), 0]])
  const cellOf = Uint32Array.from(rows, (row) => {
    const key = row.join()
    const cell = known.get(key) ?? levels.push(row) - 1
    known.set(key, cell)
    return cell
  })
  return {cellOf, levels}
}

/** What is not known of an option has the mean over the products of which it is. */
function fillUnknown(levels: readonly (readonly number[])[], cells: Uint16Array): readonly number[][] {
  const counts = new Float64Array(levels.length)
  for (const cell of cells) counts[cell]!++
  const means = levels[0]!.map((_, o) => {
    let sum = 0
    let known = 0
    levels.forEach((row, cell) => {
      if (Number.isNaN(row[o]!)) return
      sum += row[o]! * counts[cell]!
      known += counts[cell]!
    })
    return known > 0 ? sum / known : LEVELS
  })
  return levels.map((row, cell) =>
    row.map((level, o) => (cell === 0 ? 0 : Number.isNaN(level) ? means[o]! : level)),
  )
}
