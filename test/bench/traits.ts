import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {createRandom} from '../../advisor-core/numeric/random'
import {fitTraitBank, restrictBank} from '../../models/training/fit-trait-bank'
import {mean, splitItems} from '../../models/training/held-out-validity'
import {readTraitsFolder, type TraitsFolder} from '../../models/training/read-traits-folder'
import {measureTraitValidity} from '../../models/training/trait-validity'
import type {BenchArgs} from './support/bench-args'
import {askAll, type Setting, STRATEGIES, scoreAgainstFull, scoreHeldOut} from './support/traits-curve'
import {wholeNumber} from './support/whole-number'

export const describe =
  'adaptive questionnaires on answers of people: --traits a,b --k 3,5,8 --limit persons --seed 1 --splits 4 --validity 1'

const DEFAULT_COUNTS = [3, 5, 8, 10, 12, 15, 16, 20, 25]

/** Train persons and splits from which it is measured how far the model's claim holds. */
const VALIDITY_PEOPLE = 300
const VALIDITY_SPLITS = 10

/** Calibrates on train persons, asks test persons, and compares with what they answered to all items. */
export async function run({path, options}: BenchArgs): Promise<Record<string, unknown>> {
  if (!path || !existsSync(join(path, 'meta.json')))
    throw new RangeError(`traits: no meta.json in "${path ?? ''}"`)
  const folder = readTraitsFolder(path)
  const columns = chosenColumns(folder, options.traits)
  const seed = wholeNumber(options.seed, 'seed', 1, 0)
  const splits = wholeNumber(options.splits, 'splits', 4, 1)
  const limit = wholeNumber(options.limit, 'limit', folder.test.length, 2)
  const counts = chosenCounts(options.k, columns.length)
  const setting: Setting = {folder, people: folder.test.slice(0, limit), counts, random: createRandom(seed)}

  const started = performance.now()
  const {bank, logLik} = fitTraitBank(folder, columns)
  const fitted = performance.now()
  const measuring = {splits: VALIDITY_SPLITS, people: VALIDITY_PEOPLE, random: createRandom(seed + 1)}
  const validity =
    options.validity === undefined
      ? measureTraitValidity(folder, columns, bank, measuring)
      : positive(options.validity, 'validity')
  const honest = {...bank, validity}

  const orders = askAll(setting, honest, columns)
  const held = splitItems(folder, columns, {splits, random: setting.random}).map((split) => {
    const small = restrictBank(
      honest,
      split.asked.map((column) => folder.items[column]!.item),
    )
    const asked = askAll(setting, small, split.asked)
    return {split, small, asked}
  })
  const curve = STRATEGIES.flatMap((strategy) => {
    const full = scoreAgainstFull(setting, honest, columns, orders[strategy])
    const heldOut = held.map(({split, small, asked}) => scoreHeldOut(setting, small, split, asked[strategy]))
    return counts.map((k, i) => {
      const rows = heldOut.flatMap((one) => one[i] ?? [])
      return {
        k,
        strategy,
        ...full[i]!,
        valid: rows.length > 0 ? mean(rows.map((row) => row.valid)) : null,
        claimedHeldOut: rows.length > 0 ? mean(rows.map((row) => row.claimed)) : null,
      }
    })
  })
  return {
    benchmark: 'traits',
    seed,
    train: folder.train.length,
    n: setting.people.length,
    of: folder.test.length,
    traits: bank.traits.length,
    items: bank.items.length,
    splits,
    validity,
    curve,
    fit: {logLik, seconds: (fitted - started) / 1000},
    cpuSeconds: process.cpuUsage().user / 1e6,
  }
}

function chosenColumns(folder: TraitsFolder, option: string | boolean | undefined): number[] {
  const known = new Set(folder.items.map(({trait}) => trait))
  const wanted = option === undefined ? known : new Set(String(option).split(','))
  for (const trait of wanted)
    if (!known.has(trait)) throw new RangeError(`--traits: found "${trait}", expected some of ${[...known]}`)
  return folder.items.flatMap(({trait}, column) => (wanted.has(trait) ? [column] : []))
}

function chosenCounts(option: string | boolean | undefined, items: number): number[] {
  const counts = option === undefined ? DEFAULT_COUNTS : String(option).split(',').map(Number)
  if (counts.length === 0 || !counts.every((count) => Number.isInteger(count) && count >= 1))
    throw new RangeError(`--k: found "${option}", expected for instance 5,10,15`)
  return counts.filter((count) => count <= items)
}

function positive(option: string | boolean, name: string): number {
  const value = Number(option)
  if (typeof option === 'boolean' || !(value > 0))
    throw new RangeError(`--${name}: found "${option}", expected a number above 0`)
  return value
}
