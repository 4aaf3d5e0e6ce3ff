import {sql, type Transaction} from 'kysely'
import type {RowGiver} from './given-rows'
import type {Tables} from './tables'
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
import {takeTurns} from './take-turns'
import {toBytes} from './to-bytes'

/** Tags on their way into the blocks of a shop and period whose row is locked. */
export interface TaggedGroup {
  readonly shop: number
  readonly period: number
  /** Tags that are there already. */
  readonly count: number
  /** Sorted, each once. */
  readonly tags: readonly Tag[]
}

interface BlockName {
  readonly shop: number
  readonly period: number
  readonly block: number
}

const EMPTY = new Uint8Array(0)

/**
 * Writes tags into their blocks.
 *
 * @returns for each group, in its order, those that were new
 */
export async function addTagsOf(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  groups: readonly TaggedGroup[],
): Promise<readonly (readonly Tag[])[]> {
  const held = await readBlocks(transaction, giver, groups)
  const fresh: Tag[][] = []
  const changed: (BlockName & {readonly tags: Uint8Array})[] = []
  const turn = takeTurns()
  for (const [i, group] of groups.entries()) {
    const pause = turn(group.tags.length)
    if (pause) await pause
    const blocks = held[i]!
    const ofGroup = addToBlocks(blocks, group)
    fresh.push(ofGroup.fresh)
    const {shop, period} = group
    for (const block of [...ofGroup.touched].sort((a, b) => a - b))
      changed.push({shop, period, block, tags: blocks.get(block) ?? EMPTY})
  }
  if (changed.length > 0) await writeBlocks(transaction, giver, changed)
  return fresh
}

/** Changes the blocks of one group in place. */
function addToBlocks(
  blocks: TagBlocks,
  {count, tags}: TaggedGroup,
): {readonly fresh: Tag[]; readonly touched: ReadonlySet<number>} {
  const before = blocksFor(count)
  const fresh = tags.filter((tag) => !findTag(blocks.get(blockOf(tag, before)) ?? EMPTY, tag).isThere)
  const after = blocksFor(count + fresh.length)
  const touched = growBlocks(blocks, before, after)
  const added = new Map<number, Tag[]>()
  for (const tag of fresh) {
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

/** The blocks in which the tags would be, and those from which tags will move. */
async function readBlocks(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  groups: readonly TaggedGroup[],
): Promise<readonly TagBlocks[]> {
  const held = groups.map((): TagBlocks => new Map())
  const [place, shop, period, block]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (const [i, {count, tags, ...group}] of groups.entries()) {
    // Before the first tag there is nothing to look for.
    if (count === 0) continue
    const before = blocksFor(count)
    const wanted = new Set(tags.map((tag) => blockOf(tag, before)))
    for (const source of sourcesOf(before, blocksFor(count + tags.length))) wanted.add(source)
    for (const number of wanted) {
      place.push(i)
      shop.push(group.shop)
      period.push(group.period)
      block.push(number)
    }
  }
  if (place.length === 0) return held
  const rows = await transaction
    .selectFrom(giver.rows({place, shop, period, block}))
    .innerJoin('tag_blocks', (join) =>
      join
        .onRef('tag_blocks.shop', '=', 'given.shop')
        .onRef('tag_blocks.period', '=', 'given.period')
        .onRef('tag_blocks.block', '=', 'given.block'),
    )
    .select(['given.place', 'tag_blocks.block', 'tag_blocks.tags'])
    .execute()
  for (const row of rows) held[row.place]?.set(row.block, toBytes(row.tags))
  return held
}

/** @param blocks at least one, in the order of their keys */
async function writeBlocks(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  blocks: readonly (BlockName & {readonly tags: Uint8Array})[],
): Promise<void> {
  let next = 1
  const given = giver.rows({
    shop: blocks.map(({shop}) => shop),
    period: blocks.map(({period}) => period),
    block: blocks.map(({block}) => block),
    size: blocks.map(({tags}) => tags.length),
    at: blocks.map(({tags}) => {
      next += tags.length
      return next - tags.length
    }),
  })
  const bytes = Buffer.concat(blocks.map(({tags}) => tags))
  await transaction
    .insertInto('tag_blocks')
    .columns(['shop', 'period', 'block', 'tags'])
    .expression((eb) =>
      eb
        .selectFrom(given)
        .select(['given.shop', 'given.period', 'given.block'])
        .select(giver.piece(bytes, sql`given.at`, sql`given.size`).as('tags'))
        .where(sql<boolean>`true`),
    )
    .onConflict((conflict) =>
      conflict.columns(['shop', 'period', 'block']).doUpdateSet((eb) => ({tags: eb.ref('excluded.tags')})),
    )
    .execute()
}
