import type {Match, Option, QuestionKind} from '../advisor/types'
import type {Column} from '../catalog/types'
import {ANSWER_KINDS} from './answer-kinds'

/** c(o, v) is kept in sixteenths, so that products with equal prospects share a cell. */
export const LEVELS = 16

/** Products sorted into cells by how the options of a question suit them. */
export interface CellAssignment {
  /** shape [N]; the cell of each product, 0 where the value is missing. */
  readonly cells: Uint16Array
  /** 16 · c(o, cell), a row of options for each cell, in order of the cells' first products; row 0 is zeros. */
  readonly levels: readonly (readonly number[])[]
}

/** What is asked of one column. */
export interface ColumnQuestion {
  readonly kind: QuestionKind
  readonly options: readonly Pick<Option, 'match'>[]
}

/** Of an option that says nothing, nothing is asked. */
const NOTHING: Match = {}

/** Gives the cell of the products that suit the options this well. */
type CellFor = (levels: readonly number[]) => number

/** Sorts the products into cells: c is computed once a value, a number's step or a set of values, never a product. */
export function assignCells(column: Column, size: number, question: ColumnQuestion): CellAssignment {
  const levels: (readonly number[])[] = [question.options.map(() => 0)]
  const cellOf = new Map<string, number>()
  const cellFor: CellFor = (row) => {
    const key = row.join()
    const known = cellOf.get(key)
    if (known !== undefined) return known
    cellOf.set(key, levels.length)
    return levels.push(row) - 1
  }
  return {cells: cellsOf(column, size, question, cellFor), levels}
}

function cellsOf(column: Column, size: number, question: ColumnQuestion, cellFor: CellFor): Uint16Array {
  const levelsOf = (suits: (match: Match) => number): number[] =>
    question.options.map(({match = NOTHING}) => Math.round(LEVELS * suits(match)))
  const ofValue = (value: string): number =>
    cellFor(levelsOf((match) => ('values' in match && match.values.includes(value) ? 1 : 0)))
  switch (column.kind) {
    case 'categorical':
    case 'boolean': {
      const values = column.kind === 'boolean' ? ['no', 'yes'] : column.values
      return codedCells(column.codes, size, [0, ...values.map(ofValue)])
    }
    case 'numeric': {
      const {numberCompatibility} = ANSWER_KINDS[question.kind]
      return numberCells(column.values, size, thresholds(question), (value) =>
        cellFor(levelsOf((match) => numberCompatibility(match, value))),
      )
    }
    case 'multi':
      return setCells(column, size, question, cellFor)
  }
}

function codedCells(codes: Uint8Array | Uint16Array, size: number, byCode: readonly number[]): Uint16Array {
  const cells = new Uint16Array(size)
  for (let i = 0; i < size; i++) cells[i] = byCode[codes[i]!]!
  return cells
}

/** All numbers between two neighbouring thresholds share a cell, which is looked up by bisection. */
function numberCells(
  values: Float32Array,
  size: number,
  steps: Float64Array,
  make: (value: number) => number,
): Uint16Array {
  const cells = new Uint16Array(size)
  const cellOfStep = new Int32Array(steps.length + 1).fill(-1)
  for (let i = 0; i < size; i++) {
    const value = values[i]!
    if (Number.isNaN(value)) continue
    let low = 0
    let high = steps.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (steps[middle]! <= value) low = middle + 1
      else high = middle
    }
    if (cellOfStep[low]! < 0) cellOfStep[low] = make(value)
    cells[i] = cellOfStep[low]!
  }
  return cells
}

/**
 * The numbers, ascending, from each of which on the level of some option is another. What a number is to an option
 * is the lesser of what it is to either of its bounds, and that only rises or only falls with the number.
 */
function thresholds({kind, options}: ColumnQuestion): Float64Array {
  const {numberCompatibility} = ANSWER_KINDS[kind]
  // Infinities keep to themselves: "from 300" has no end, and yet they are not below it.
  const found = new Set([floatAt(-LARGEST_ORDER), Infinity])
  for (const {match = NOTHING} of options) {
    if ('values' in match) continue
    const sides: Match[] = []
    if (match.min !== undefined) sides.push({min: match.min})
    if (match.max !== undefined) sides.push({max: match.max})
    for (const side of sides)
      addSteps((value) => Math.round(LEVELS * numberCompatibility(side, value)), found)
  }
  return Float64Array.from(found).sort()
}

const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)
/** The largest single-precision number by order: neighbours differ by 1, zero is 0. */
const LARGEST_ORDER = 0x7f7fffff

function floatAt(order: number): number {
  bits[0] = Math.abs(order)
  return order < 0 ? -float[0]! : float[0]!
}

/** Adds the first single-precision number of each step of a rising or falling function. */
function addSteps(level: (value: number) => number, found: Set<number>): void {
  const search = (low: number, high: number, atLow: number, atHigh: number): void => {
    if (atLow === atHigh) return
    if (high - low === 1) {
      found.add(floatAt(high))
      return
    }
    const middle = Math.floor((low + high) / 2)
    const atMiddle = level(floatAt(middle))
    search(low, middle, atLow, atMiddle)
    search(middle, high, atMiddle, atHigh)
  }
  search(-LARGEST_ORDER, LARGEST_ORDER, level(floatAt(-LARGEST_ORDER)), level(floatAt(LARGEST_ORDER)))
}

/** Options a word of a bit mask speaks for. */
const WORD = 30

/** Sets of values that suit the same options share a cell; which ones is a bit mask, or several for many options. */
function setCells(
  column: Extract<Column, {kind: 'multi'}>,
  size: number,
  {options}: ColumnQuestion,
  cellFor: CellFor,
): Uint16Array {
  const {offsets, codes} = column
  const words = Math.ceil(options.length / WORD)
  const wordsOfCode = new Int32Array((column.values.length + 1) * words)
  options.forEach(({match = NOTHING}, o) => {
    if (!('values' in match)) return
    for (const value of match.values) {
      const code = column.values.indexOf(value) + 1
      if (code > 0) wordsOfCode[code * words + Math.floor(o / WORD)]! |= 1 << (o % WORD)
    }
  })
  const cells = new Uint16Array(size)
  const cellOf = new Map<number | string, number>()
  const suits = new Int32Array(words)
  for (let i = 0; i < size; i++) {
    const from = offsets[i]!
    const to = offsets[i + 1]!
    if (from === to && column.emptyMeans === 'missing') continue
    suits.fill(0)
    for (let j = from; j < to; j++)
      for (let word = 0; word < words; word++) suits[word]! |= wordsOfCode[codes[j]! * words + word]!
    const key = words === 1 ? suits[0]! : suits.join()
    let cell = cellOf.get(key)
    if (cell === undefined) {
      cell = cellFor(options.map((_, o) => ((suits[Math.floor(o / WORD)]! >> (o % WORD)) & 1 ? LEVELS : 0)))
      cellOf.set(key, cell)
    }
    cells[i] = cell
  }
  return cells
}
