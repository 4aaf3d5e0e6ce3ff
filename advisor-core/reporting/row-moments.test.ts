import {expect, it} from 'vitest'
import {archetypeSources} from './archetype-sources'
import {drawSubset} from './draw-subset'
import {makeTopic} from './make-topic'
import {rowMoments} from './row-moments'
import {enumerate, tally} from './test-support'

const classes = ['a', 'b']
// 13 cells at odds 3: subsets of three.
const joint = ['monday', 'tuesday', 'friday', 'saturday', 'sunday', 'thursday'].flatMap((day) =>
  classes.map((name) => `${day}×${name}`),
)

it('are those of the subsets themselves, whatever their size', () => {
  const own = makeTopic({source: {kind: 'archetype'}, cells: classes, live: true}, 3)
  const topic = makeTopic({source: {kind: 'joint', signal: 'weekday'}, cells: joint, live: true}, 3)
  const source = archetypeSources([own, topic], 3)[1]!
  expect(topic.subsetSize).toBe(3)
  const {p, q} = source.chances
  const row = source.rows[1]!
  // All visits have cell 3, which is in the row of `a` or not.
  const {counts, total} = tally(
    enumerate((uniform) => drawSubset({cells: 13, subsetSize: 3, odds: 3, trueCell: 3}, uniform)),
  )
  const cells = topic.cells.map(() => 0)
  const moments = [0, 0, 0, 0]
  for (const [mask, count] of counts) {
    const chance = Number(count) / Number(total)
    const bits = topic.cells.map((_, j) => Number((BigInt(mask) >> BigInt(j)) & 1n))
    bits.forEach((bit, j) => {
      cells[j]! += bit * chance
    })
    const added = (row.reduce((sum, j) => sum + bits[j]!, 0) - row.length * q) / (p - q)
    moments.forEach((_, power) => {
      moments[power]! += chance * added ** (power + 1)
    })
  }
  const found = rowMoments(source, {reports: 1, cells})[1]!
  ;[found.mean, found.square, found.cube, found.fourth].forEach((moment, i) => {
    expect(moment).toBeCloseTo(moments[i]!, 9)
  })
})

it('are nothing without reports', () => {
  const source = archetypeSources(
    [makeTopic({source: {kind: 'archetype'}, cells: classes, live: true}, 7)],
    7,
  )[0]!
  expect(rowMoments(source, {reports: 0, cells: [0, 0, 0]})[2]).toEqual({
    mean: 0,
    square: 0,
    cube: 0,
    fourth: 0,
  })
})
