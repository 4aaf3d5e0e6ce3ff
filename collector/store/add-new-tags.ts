import {
  addTags,
  blockOf,
  blocksFor,
  findTag,
  growBlocks,
  sourcesOf,
  type Tag,
  type TagBlocks,
} from './tag-blocks'

interface Tagged {
  readonly tag: Tag
}

const EMPTY = new Uint8Array(0)

/** The blocks that `addNewTags` looks into: where the tags would be, and from where tags move when they are added. */
export function blocksToRead(count: number, tagged: readonly Tagged[]): Iterable<number> {
  const before = blocksFor(count)
  const after = blocksFor(count + tagged.length)
  if (after === 1) return FIRST
  const wanted = new Set(sourcesOf(before, after))
  for (const {tag} of tagged) wanted.add(blockOf(tag, before))
  return wanted
}

const FIRST = [0]

/**
 * Adds tags that are not there yet, in place.
 *
 * @param blocks  those that `blocksToRead` names; an absent one holds nothing
 * @param count   tags in all blocks, read or not
 * @param tagged  what has the tags: sorted, each once
 * @returns what had new tags, and the numbers of the blocks that are now others
 */
export function addNewTags<T extends Tagged>(
  blocks: TagBlocks,
  count: number,
  tagged: readonly T[],
): {readonly fresh: readonly T[]; readonly touched: Iterable<number>} {
  const before = blocksFor(count)
  const fresh = tagged.filter(({tag}) => !findTag(blocks.get(blockOf(tag, before)) ?? EMPTY, tag).isThere)
  const after = blocksFor(count + fresh.length)
  if (after === 1) {
    blocks.set(
      0,
      addTags(
        blocks.get(0) ?? EMPTY,
        fresh.map(({tag}) => tag),
      ),
    )
    return {fresh, touched: FIRST}
  }
  const touched = growBlocks(blocks, before, after)
  const added = new Map<number, Tag[]>()
  for (const {tag} of fresh) {
    const block = blockOf(tag, after)
    const list = added.get(block)
    if (list) list.push(tag)
    else added.set(block, [tag])
  }
  for (const [block, list] of added) {
    blocks.set(block, addTags(blocks.get(block) ?? EMPTY, list))
    touched.add(block)
  }
  return {fresh, touched}
}
