import {drawSubset, type Uniform} from './draw-subset'
import type {Counts} from './estimate-cells'
import type {Topic} from './types'

/** Counters of one topic as devices would fill them: for tests and benchmarks. */
export function madeUpCounts(
  trueCells: readonly number[],
  topic: Pick<Topic, 'cells' | 'subsetSize'>,
  {odds, uniform}: {odds: number; uniform: Uniform},
): Counts {
  const cells = topic.cells.map(() => 0)
  for (const trueCell of trueCells) {
    addMask(drawSubset({cells: cells.length, subsetSize: topic.subsetSize, odds, trueCell}, uniform), cells)
  }
  return {reports: trueCells.length, cells}
}

/** Adds one report's mask to the counters. */
export function addMask(mask: bigint, cells: number[]): void {
  for (let j = 0; j < cells.length; j++) cells[j]! += Number((mask >> BigInt(j)) & 1n)
}
