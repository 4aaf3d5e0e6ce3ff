import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Kysely, type Transaction} from 'kysely'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {SQLITE_FLAVOUR} from './flavour'
import {SQLITE_ROWS} from './given-rows'
import {lockWeeks} from './lock-weeks'
import {migrate} from './migrations'
import {readWeeks} from './read-weeks'
import type {WrittenWeek} from './remembered-weeks'
import {createSqliteDialect} from './sqlite-dialect'
import type {Tables} from './tables'
import {type ChangedWeek, OvertakenError, writeWeeks} from './write-weeks'

const names = [
  {shop: 1, period: 2900},
  {shop: 2, period: 2900},
]
let folder: string
let database: Kysely<Tables>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lotse-weeks-'))
  database = new Kysely({dialect: createSqliteDialect({file: join(folder, 'weeks.db'), pragmas: []})})
  await migrate(database, SQLITE_FLAVOUR)
})
afterEach(async () => {
  await database.destroy()
  rmSync(folder, {recursive: true, force: true})
})

const transact = <T>(run: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> =>
  database.transaction().execute(run)

const read = () => transact((transaction) => readWeeks(transaction, SQLITE_ROWS, names))

const report = {configuration: 'a1'.repeat(32), slot: 0, high: 0, low: 1}

/** Reads weeks now; what is returned adds a report and a tag to each of them and writes them. */
async function readToAdd(shops: readonly number[] = [1, 2]): Promise<() => Promise<readonly WrittenWeek[]>> {
  const changed = (await read()).flatMap((week, i): ChangedWeek[] => {
    const name = names[i]!
    if (!week || !shops.includes(name.shop)) return []
    const firstBlock = Buffer.concat([week.firstBlock, Buffer.alloc(8, week.tags)])
    return [{...name, week, added: [report], firstBlock}]
  })
  return () => transact((transaction) => writeWeeks(transaction, SQLITE_ROWS, changed))
}

const tagsOf = async () => (await read()).map((week) => week && [week.tags, week.firstBlock.length])

it('are read as they were written, with the key that they were made with', async () => {
  await (await readToAdd())()
  const keys = (await read()).map((week) => week?.key)
  await (await readToAdd())()
  expect(await tagsOf()).toEqual([
    [2, 16],
    [2, 16],
  ])
  expect((await read()).map((week) => week?.key)).toEqual(keys)
  expect(keys[0]).not.toEqual(keys[1])
})

it('are not written over when somebody else has counted for one of them since they were read', async () => {
  for (const expected of [1, 2]) {
    const [slow, quick] = [await readToAdd(), await readToAdd([2])]
    await quick()
    await expect(slow()).rejects.toThrow(OvertakenError)
    expect(await tagsOf()).toEqual([
      [0, 0],
      [expected, 8 * expected],
    ])
  }
})

it('are not written once their period is over', async () => {
  await (await readToAdd())()
  const late = await readToAdd()
  await database
    .updateTable('weeks')
    .set({key: null, tags: 0, first_block: null})
    .where('shop', '=', 2)
    .execute()
  await expect(late()).rejects.toThrow(OvertakenError)
  expect(await tagsOf()).toEqual([[1, 8], null])
})

it('are made when they are locked before anybody has counted for them', async () => {
  await (await readToAdd([1]))()
  const [before] = await read()
  await transact((transaction) => lockWeeks(transaction, SQLITE_ROWS, names))
  expect(await tagsOf()).toEqual([
    [1, 8],
    [0, 0],
  ])
  const [first, second] = await read()
  expect(first).toEqual(before)
  expect((await read())[1]?.key).toEqual(second?.key)
})
