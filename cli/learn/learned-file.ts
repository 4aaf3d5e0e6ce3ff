import {existsSync, readFileSync} from 'node:fs'
import * as v from 'valibot'
import {learnedSchema} from '../../advisor-core/advisor/schema-learned'
import {InputError} from '../input-error'
import {writeAtomically} from '../write-atomically'
import type {LearnedFile, LearnedVersion} from './types'

const text = v.pipe(v.string(), v.minLength(1))
const week = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const change = v.strictObject({
  parameter: text,
  cells: v.array(text),
  old: v.array(v.number()),
  intervals: v.nullable(v.array(v.strictTuple([v.number(), v.number()]))),
  new: v.array(v.number()),
  reports: count,
  accepted: v.boolean(),
  improvement: v.nullable(v.strictObject({mean: v.number(), low: v.number()})),
  reason: text,
})

const schema = v.strictObject({
  version: v.literal(1),
  shop: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  versions: v.array(
    v.strictObject({
      number: v.pipe(count, v.minValue(1)),
      configuration: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      simulated: v.boolean(),
      periods: v.strictObject({first: week, last: week}),
      parameters: learnedSchema,
      changes: v.array(change),
    }),
  ),
})

/**
 * Reads `learned.json`.
 *
 * @returns `null` where there is none
 * @throws InputError when it is not one, or of another shop
 */
export function readLearned(path: string, shop: string): LearnedFile | null {
  if (!existsSync(path)) return null
  const result = v.safeParse(schema, parseJson(path))
  if (!result.success) {
    const [issue] = result.issues
    throw new InputError(`${path}, ${v.getDotPath(issue) ?? 'file'}`, issue.message)
  }
  if (result.output.shop !== shop)
    throw new InputError(path, 'is of another shop, expected the one of the advisor file (shop.id)')
  return result.output
}

/** Former versions that are kept; each is a few kilobytes. */
const MOST_VERSIONS = 12

/** The file with one version more. */
export function withVersion(
  file: LearnedFile | null,
  shop: string,
  version: Omit<LearnedVersion, 'number'>,
): LearnedFile {
  const before = file?.versions ?? []
  const number = (before.at(-1)?.number ?? 0) + 1
  return {version: 1, shop, versions: [...before, {number, ...version}].slice(-MOST_VERSIONS)}
}

/** Writes the file whole or not at all. */
export function writeLearned(path: string, file: LearnedFile): void {
  writeAtomically(path, `${JSON.stringify(file, null, 2)}\n`)
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new InputError(path, `found no JSON (${error instanceof Error ? error.message : 'unreadable'})`)
  }
}
