/**
 * Tags of a shop and period lie in numbered blocks of about 64, each sorted: a row of a database costs several times
 * what a tag does. The number of blocks follows from the number of tags, and one more tag moves at most one block's
 * tags: linear hashing.
 *
 * @see Litwin 1980, Linear hashing: a new tool for file and table addressing, VLDB
 */
export type TagBlocks = Map<number, Uint8Array>

/** 8 bytes as 8 characters U+0000 … U+00FF, which sort as the bytes do. */
export type Tag = string

export const TAG_BYTES = 8

const TAGS_PER_BLOCK = 64

/** How many blocks there are for so many tags; at least one. */
export const blocksFor = (tags: number): number => Math.max(1, Math.ceil(tags / TAGS_PER_BLOCK))

/** The block of a tag among `blocks`. */
export const blockOf = (tag: Tag, blocks: number): number => place(hashOf(tag), blocks)

/** The block that gives part of its tags away when block `block` is new. */
export const sourceOf = (block: number): number => block - highestBit(block)

/** All blocks from which tags move when their number grows, as far as they were there before. */
export function sourcesOf(before: number, after: number): number[] {
  const sources = new Set<number>()
  for (let block = before; block < after; block++) {
    let source = sourceOf(block)
    while (source >= before) source = sourceOf(source)
    sources.add(source)
  }
  return [...sources]
}

/**
 * Moves tags into new blocks, in place. Every source must be among `blocks`; an absent one holds nothing.
 *
 * @returns the blocks that are now others
 */
export function growBlocks(blocks: TagBlocks, before: number, after: number): Set<number> {
  const touched = new Set<number>()
  for (let block = before; block < after; block++) {
    const source = sourceOf(block)
    const [stay, go] = partition(blocks.get(source) ?? EMPTY, source, block + 1)
    blocks.set(source, stay)
    blocks.set(block, go)
    touched.add(source).add(block)
  }
  return touched
}

/** Whether a block holds a tag, and else the byte before which it belongs. */
export function findTag(block: Uint8Array, tag: Tag): {readonly isThere: boolean; readonly at: number} {
  let low = 0
  let high = block.length / TAG_BYTES
  while (low < high) {
    const middle = (low + high) >>> 1
    const order = compareAt(block, middle * TAG_BYTES, tag)
    if (order === 0) return {isThere: true, at: middle * TAG_BYTES}
    if (order < 0) low = middle + 1
    else high = middle
  }
  return {isThere: false, at: low * TAG_BYTES}
}

/** A block with more tags. @param tags sorted, each once, none of them in the block */
export function addTags(block: Uint8Array, tags: readonly Tag[]): Uint8Array {
  const grown = Buffer.allocUnsafe(block.length + tags.length * TAG_BYTES)
  grown.set(block)
  // From the end, so that each piece between two of them moves once.
  let end = block.length
  for (let i = tags.length - 1; i >= 0; i--) {
    const {at} = findTag(block, tags[i]!)
    const to = at + i * TAG_BYTES
    grown.copyWithin(to + TAG_BYTES, at, end)
    grown.write(tags[i]!, to, 'latin1')
    end = at
  }
  return grown
}

/** The blocks of tags that are all there are. @param tags sorted, each once */
export function packTags(tags: readonly Tag[]): TagBlocks {
  const lists = new Map<number, Tag[]>()
  for (const tag of tags) {
    const number = blockOf(tag, blocksFor(tags.length))
    const list = lists.get(number)
    if (list) list.push(tag)
    else lists.set(number, [tag])
  }
  return new Map([...lists].map(([number, list]) => [number, addTags(EMPTY, list)]))
}

/** The tags of a block, sorted. */
export function tagsOf(block: Uint8Array): Tag[] {
  const text = Buffer.from(block).toString('latin1')
  return Array.from({length: block.length / TAG_BYTES}, (_, i) =>
    text.slice(i * TAG_BYTES, (i + 1) * TAG_BYTES),
  )
}

const EMPTY = new Uint8Array(0)

/** What stays in a block when there are `blocks` of them, and what goes; both still sorted. */
function partition(block: Uint8Array, number: number, blocks: number): [Uint8Array, Uint8Array] {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.length)
  const stay = Buffer.allocUnsafe(block.length)
  const go = Buffer.allocUnsafe(block.length)
  let stayed = 0
  let gone = 0
  for (let at = 0; at < bytes.length; at += TAG_BYTES) {
    const tag = bytes.subarray(at, at + TAG_BYTES)
    if (place(bytes.readUInt32BE(at + 4), blocks) === number) stayed += tag.copy(stay, stayed)
    else gone += tag.copy(go, gone)
  }
  return [stay.subarray(0, stayed), go.subarray(0, gone)]
}

/** The last four bytes, apart from the first ones by which a block is sorted. */
const hashOf = (tag: Tag): number =>
  ((tag.charCodeAt(4) << 24) | (tag.charCodeAt(5) << 16) | (tag.charCodeAt(6) << 8) | tag.charCodeAt(7)) >>> 0

/** As many low bits as there are blocks for, one less where that block is still to come. */
function place(hash: number, blocks: number): number {
  if (blocks <= 1) return 0
  const size = 2 * highestBit(blocks - 1)
  const block = hash % size
  return block < blocks ? block : block - size / 2
}

const highestBit = (number: number): number => 2 ** (31 - Math.clz32(number))

function compareAt(block: Uint8Array, at: number, tag: Tag): number {
  for (let i = 0; i < TAG_BYTES; i++) {
    const difference = block[at + i]! - tag.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return 0
}
