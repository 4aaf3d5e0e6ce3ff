import {sql, type Transaction} from 'kysely'
import type {RowGiver} from './given-rows'
import type {WeekName} from './read-weeks'
import type {Tables} from './tables'
import type {TagBlocks} from './tag-blocks'
import {toBytes} from './to-bytes'

interface BlockName extends WeekName {
  readonly block: number
}

export interface WantedBlock extends BlockName {
  /** Where it goes when it is there. */
  readonly into: TagBlocks
}

export interface ChangedBlock extends BlockName {
  readonly tags: Uint8Array
}

/** Reads blocks of weeks, which are those of other rows than the week's own. */
export async function readBlocks(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  wanted: readonly WantedBlock[],
): Promise<void> {
  if (wanted.length === 0) return
  const rows = await transaction
    .selectFrom(giver.rows({place: wanted.map((_, i) => i), ...keysOf(wanted)}))
    .innerJoin('tag_blocks', (join) =>
      join
        .onRef('tag_blocks.shop', '=', 'given.shop')
        .onRef('tag_blocks.period', '=', 'given.period')
        .onRef('tag_blocks.block', '=', 'given.block'),
    )
    .select(['given.place', 'tag_blocks.tags'])
    .execute()
  for (const {place, tags} of rows) {
    const {into, block} = wanted[place]!
    into.set(block, toBytes(tags))
  }
}

/** Writes blocks of weeks that are locked. */
export async function writeBlocks(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  blocks: readonly ChangedBlock[],
): Promise<void> {
  if (blocks.length === 0) return
  let next = 1
  const at = blocks.map(({tags}) => {
    next += tags.length
    return next - tags.length
  })
  const given = giver.rows({...keysOf(blocks), size: blocks.map(({tags}) => tags.length), at})
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

const keysOf = (names: readonly BlockName[]) => ({
  shop: names.map(({shop}) => shop),
  period: names.map(({period}) => period),
  block: names.map(({block}) => block),
})
