import type {Kysely} from 'kysely'
import {chunks} from './chunks'
import type {Tables} from './tables'

/** Shops whose numbers are remembered; a number never changes. */
const MAX_NUMBERS = 20_000

/** Finds the numbers of shops by their public ids; shops that are not known are left out. */
export function createShopNumbers(
  database: Kysely<Tables>,
): (publicIds: ReadonlySet<string>) => Promise<ReadonlyMap<string, number>> {
  const known = new Map<string, number>()
  return async (publicIds) => {
    if (known.size > MAX_NUMBERS) known.clear()
    const asked = [...publicIds].filter((publicId) => !known.has(publicId))
    for await (const part of chunks(asked)) {
      const rows = await database.selectFrom('shops').selectAll().where('public_id', 'in', part).execute()
      for (const row of rows) known.set(row.public_id, row.id)
    }
    return known
  }
}
