import {ANSWER_KINDS} from '../belief/answer-kinds'
import {shares} from '../belief/compile-question'
import type {NumericColumn} from '../catalog/types'
import type {AutoQuestion} from '../dialogue/model'
import {type Auto, type Compile, compileOver, type Table, toAuto} from './auto-question'
import {rangePicker} from './pick-ranges'
import {roundEdges} from './round-edges'

/** Ranges between round numbers; what a product is to one is what the mean of its bin is. */
export function overNumbers(auto: Auto, {values}: NumericColumn): AutoQuestion {
  const edges = roundEdges(values)
  const single = Float32Array.from(edges)
  const cellCount = edges.length + 2
  const cells = Uint8Array.from(values, (x) => (Number.isNaN(x) ? 0 : 1 + countUpTo(single, x)))
  const table: Table = {cells, cellCount, cellShare: shares(cells, cellCount)}
  const middle = meansOf(values, cells, cellCount)
  const {numberCompatibility} = ANSWER_KINDS[auto.question.kind]
  const isEdge = (x: number): boolean => !Number.isFinite(x) || edges.includes(x)
  const compile: Compile = (options) =>
    options.every((option) => option.kind === 'range' && isEdge(option.min) && isEdge(option.max))
      ? compileOver(auto, table, options, (option, cell) => {
          if (option.kind !== 'range' || Number.isNaN(middle[cell]!)) return 0
          const {min, max} = option
          return numberCompatibility({min, max}, middle[cell]!)
        })
      : null
  const pickCuts = rangePicker(edges, auto.most)
  return toAuto(auto, table, compile, (_, mass) => {
    const cuts = pickCuts(Array.from({length: cellCount - 1}, (_each, bin) => mass[bin + 1]!))
    if (cuts.length === 0) return []
    return [-Infinity, ...cuts].map((min, r) => ({kind: 'range', min, max: cuts[r] ?? Infinity}))
  })
}

/** How many of the ascending edges are at most x. */
function countUpTo(edges: Float32Array, x: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const half = (low + high) >> 1
    if (edges[half]! <= x) low = half + 1
    else high = half
  }
  return low
}

function meansOf(values: Float32Array, cells: Uint8Array, cellCount: number): Float64Array {
  const sum = new Float64Array(cellCount)
  const count = new Float64Array(cellCount)
  for (let i = 0; i < values.length; i++) {
    sum[cells[i]!]! += values[i]!
    count[cells[i]!]!++
  }
  return sum.map((x, cell) => x / count[cell]!)
}
