import {expect, it} from 'vitest'
import {archetypeSources} from './archetype-sources'
import {drawSubset} from './draw-subset'
import {makeTopic} from './make-topic'
import {mixMoments, rowMoments} from './row-moments'
import {enumerate, tally} from './test-support'

const classes = ['a', 'b']
// 13 cells at odds 3: subsets of three.
const joint = ['monday', 'tuesday', 'friday', 'saturday', 'sunday', 'thursday'].flatMap((day) =>
  classes.map((name) => `${day}×${name}`),
)

it.each([
  ['inside', 3],
  ['outside', 4],
] as const)('are those of the subsets themselves, of visits %s the row', (side, trueCell) => {
  const own = makeTopic({source: {kind: 'archetype'}, cells: classes, live: true}, 3)
  const topic = makeTopic({source: {kind: 'joint', signal: 'weekday'}, cells: joint, live: true}, 3)
  const source = archetypeSources([own, topic], 3)[1]!
  expect(topic.subsetSize).toBe(3)
  const {p, q} = source.chances
  const row = source.rows[1]!
  expect(row.includes(trueCell)).toBe(side === 'inside')
  const {counts, total} = tally(
    enumerate((uniform) => drawSubset({cells: 13, subsetSize: 3, odds: 3, trueCell}, uniform)),
  )
  const moments = {mean: 0, square: 0}
  for (const [mask, count] of counts) {
    const held = row.filter((j) => (BigInt(mask) >> BigInt(j)) & 1n).length
    const added = (held - row.length * q) / (p - q)
    moments.mean += (Number(count) / Number(total)) * added
    moments.square += (Number(count) / Number(total)) * added ** 2
  }
  const found = rowMoments(source)[1]![side]
  expect(found.mean).toBeCloseTo(moments.mean, 9)
  expect(found.square).toBeCloseTo(moments.square, 9)
})

it('are mixed by the share of visits inside', () => {
  const draw = {inside: {mean: 1, square: 5}, outside: {mean: 0, square: 1}}
  expect(mixMoments(draw, 0.25)).toEqual({mean: 0.25, square: 2})
})
