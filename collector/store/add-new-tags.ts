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

/** Whether all tags are in one block, also when those of reports are added. */
export const isOneBlock = (count: number, tagged: readonly Tagged[]): boolean =>
  blocksFor(count + tagged.length) === 1

/**
 * Adds tags that are not there yet to the only block.
 *
 * @param tagged what has the tags: sorted, each once
 * @returns what had new tags, and the block with them
 */
export function addToOneBlock<T extends Tagged>(
  block: Uint8Array,
  tagged: readonly T[],
): {readonly fresh: readonly T[]; readonly firstBlock: Uint8Array} {
  const isNew = ({tag}: Tagged) => !findTag(block, tag).isThere
  const fresh = tagged.every(isNew) ? tagged : tagged.filter(isNew)
  const tags = fresh.map(({tag}) => tag)
  return {fresh, firstBlock: addTags(block, tags)}
}

/** The blocks that `addNewTags` looks into: where the tags would be, and from where tags move when they are added. */
export function blocksToRead(count: number, tagged: readonly Tagged[]): Iterable<number> {
  const before = blocksFor(count)
  const after = blocksFor(count + tagged.length)
  const wanted = new Set(sourcesOf(before, after))
  for (const {tag} of tagged) wanted.add(blockOf(tag, before))
  return wanted
}

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
