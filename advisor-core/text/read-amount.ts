import {neighbour, operatorAt, type Scene} from './scene'
import type {Unit} from './units'

export interface Amount {
  readonly numbers: readonly number[]
  readonly unit: Unit | null
  readonly lo: number
  readonly hi: number
}

/** One number, or two with something between them that makes a range. */
export function readAmount(scene: Scene, i: number): Amount {
  const first = readNumber(scene, i)
  const opened = operatorAt(scene, neighbour(scene, first.lo, -1)) === 'between'
  const joint = operatorAt(scene, first.hi + 1)
  if (joint !== 'to' && !(opened && joint === 'and')) return first
  let at = first.hi + 2
  // "300 bis maximal 350"
  if (scene.items[at]?.kind === 'filler' || operatorAt(scene, at) === 'at-most') at++
  if (scene.items[at]?.kind === 'unit') at++
  if (scene.items[at]?.kind !== 'number') return first
  const second = readNumber(scene, at)
  // "ab 80 Nm bis 4500 €" is two wishes.
  if (first.unit && second.unit && first.unit.dimension !== second.unit.dimension) return first
  const numbers = [...first.numbers, ...second.numbers].sort((a, b) => a - b)
  return {numbers, unit: second.unit ?? first.unit, lo: first.lo, hi: second.hi}
}

function readNumber({items}: Scene, i: number): Amount {
  const item = items[i]
  let value = item?.kind === 'number' ? item.value : Number.NaN
  let hi = i
  for (let next = items[hi + 1]; next?.kind === 'number' && (next.value === 1000 || next.value === 100); ) {
    value *= next.value
    next = items[++hi + 1]
  }
  const before = items[i - 1]
  const after = items[hi + 1]
  if (after?.kind === 'unit') return {numbers: [value], unit: after.unit, lo: i, hi: hi + 1}
  const isPrefix = before?.kind === 'unit' && before.unit.dimension === -1 && items[i - 2]?.kind !== 'number'
  if (isPrefix) return {numbers: [value], unit: before.unit, lo: i - 1, hi}
  return {numbers: [value], unit: null, lo: i, hi}
}
