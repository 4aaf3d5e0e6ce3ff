import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {addNewTags, blocksToRead} from './add-new-tags'
import {addTags, blockOf, blocksFor, findTag, sourcesOf, type Tag, type TagBlocks, tagsOf} from './tag-blocks'

const tag = fc.uint8Array({minLength: 8, maxLength: 8}).map((bytes) => Buffer.from(bytes).toString('latin1'))

/** Adds tags as the store does: with those blocks at hand that it is told to read. */
function add(blocks: TagBlocks, count: number, tags: readonly Tag[]): number {
  const tagged = [...new Set(tags)].sort().map((one) => ({tag: one}))
  const held: TagBlocks = new Map()
  for (const number of blocksToRead(count, tagged)) {
    const block = blocks.get(number)
    if (block) held.set(number, block)
  }
  const {fresh, touched} = addNewTags(held, count, tagged)
  for (const number of touched) blocks.set(number, held.get(number) ?? new Uint8Array(0))
  return count + fresh.length
}

describe('blocks of tags', () => {
  it('hold each tag once, sorted, in the block where it is looked for, however they came to be as many', () => {
    fc.assert(
      fc.property(fc.array(fc.array(tag, {maxLength: 150}), {maxLength: 8}), (batches) => {
        const blocks: TagBlocks = new Map()
        let count = 0
        for (const batch of batches) count = add(blocks, count, [...batch, ...(batches[0] ?? [])])
        expect([...blocks.values()].flatMap(tagsOf).sort()).toEqual([...new Set(batches.flat())].sort())
        for (const [number, block] of blocks) {
          const tags = tagsOf(block)
          expect(tags).toEqual([...tags].sort())
          for (const one of tags) expect(blockOf(one, blocksFor(count))).toBe(number)
        }
      }),
      {numRuns: 60},
    )
  })

  it('name every block whose tags move when their number grows', () => {
    fc.assert(
      fc.property(
        tag,
        fc.integer({min: 1, max: 3000}),
        fc.integer({min: 0, max: 500}),
        (one, before, more) => {
          const [from, to] = [blockOf(one, before), blockOf(one, before + more)]
          if (from === to) return
          expect(sourcesOf(before, before + more)).toContain(from)
          expect(to).toBeGreaterThanOrEqual(before)
        },
      ),
    )
  })

  it('stay between an eighth and three times the size they are meant to have', () => {
    const blocks: TagBlocks = new Map()
    let count = 0
    let state = 1
    const next = () => {
      const bytes = Buffer.alloc(8)
      for (let i = 0; i < 8; i++) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
        bytes[i] = state >>> 24
      }
      return bytes.toString('latin1')
    }
    for (let batch = 0; batch < 40; batch++) count = add(blocks, count, Array.from({length: 500}, next))
    const sizes = [...blocks.values()].map((block) => block.length / 8)
    expect(count).toBe(20_000)
    expect(blocks.size).toBe(blocksFor(count))
    expect(Math.max(...sizes)).toBeLessThan(192)
    expect(Math.min(...sizes)).toBeGreaterThan(8)
  })

  it('find a tag between its neighbours and at both ends', () => {
    const [a, b, c] = ['\0\0\0\0\0\0\0\u0001', 'bbbbbbbb', '\u00ff'.repeat(8)]
    const block = addTags(addTags(new Uint8Array(0), [b!]), [a!, c!])
    expect(tagsOf(block)).toEqual([a, b, c])
    expect([a, b, c].map((one) => findTag(block, one!))).toEqual([
      {isThere: true, at: 0},
      {isThere: true, at: 8},
      {isThere: true, at: 16},
    ])
    expect(findTag(block, 'cccccccc')).toEqual({isThere: false, at: 16})
  })
})
