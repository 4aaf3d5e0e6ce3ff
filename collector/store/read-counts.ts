import type {Kysely} from 'kysely'
import type {Tables} from './tables'
import {toBytes} from './to-bytes'
import type {StoredCounts} from './types'
import {rowsOf, unpackCounters} from './week-counters'

/** Counters of one shop for the periods before `beforePeriod`, in the order of configuration, period and topic. */
export async function readCounts(
  database: Kysely<Tables>,
  {shop, beforePeriod}: {readonly shop: string; readonly beforePeriod: number},
): Promise<StoredCounts[]> {
  const row = await database.selectFrom('shops').select('id').where('public_id', '=', shop).executeTakeFirst()
  if (!row) return []
  const weeks = await database
    .selectFrom('weeks')
    .select(['period', 'counters'])
    .where('shop', '=', row.id)
    .where('period', '<', beforePeriod)
    .orderBy('period')
    .execute()
  return weeks
    .flatMap(({period, counters}) =>
      counters ? rowsOf(unpackCounters(toBytes(counters))).map((counter) => ({...counter, period})) : [],
    )
    .sort((a, b) => (a.configuration === b.configuration ? 0 : a.configuration < b.configuration ? -1 : 1))
}
