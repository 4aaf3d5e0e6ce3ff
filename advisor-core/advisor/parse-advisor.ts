import * as v from 'valibot'
import {AdvisorError, type AdvisorIssue} from './advisor-error'
import {findBrokenCompiledReferences, findBrokenReferences} from './find-broken-references'
import {advisorSchema, compiledAdvisorSchema} from './schema'
import type {Advisor, CompiledAdvisor} from './types'

/**
 * Accepts the JSON of an `advisor.json` or names everything that is wrong with it.
 *
 * @throws AdvisorError with all issues, the first one in its message
 */
export function parseAdvisor(input: unknown): Advisor {
  const advisor = parseWith(advisorSchema, input)
  refuse(findBrokenReferences(advisor))
  return advisor
}

/**
 * Accepts the JSON of a built `advisor.<hash>.json`.
 *
 * @throws AdvisorError with all issues, the first one in its message
 */
export function parseCompiledAdvisor(input: unknown): CompiledAdvisor {
  const advisor = parseWith(compiledAdvisorSchema, input)
  refuse(findBrokenCompiledReferences(advisor))
  return advisor
}

function parseWith<T>(schema: v.GenericSchema<unknown, T>, input: unknown): T {
  // A list is an object to the schema, which would only name the fields that it lacks.
  if (Array.isArray(input)) refuse([{path: 'file', expected: 'an object', received: shortened(input)}])
  const result = v.safeParse(schema, input)
  if (result.success) return result.output
  refuse(result.issues.map(toIssue))
  throw new AdvisorError([{path: 'file', expected: 'an advisor', received: 'something else'}])
}

function refuse(issues: readonly AdvisorIssue[]): void {
  const [first, ...rest] = issues
  if (first) throw new AdvisorError([first, ...rest])
}

function toIssue(issue: v.BaseIssue<unknown>): AdvisorIssue {
  const path = toPath(issue.path ?? [])
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return {path, expected: 'no field of this name', received: 'one'}
  const {input} = issue
  if (issue.type === 'strict_object' && issue.path && input === undefined)
    return {path, ...missing(issue.path)}
  const isRule = issue.kind === 'validation' || issue.type === 'union'
  return {
    path,
    expected: isRule ? issue.message : readable(issue.expected ?? issue.message),
    received: input === undefined ? 'nothing' : shortened(input),
  }
}

/** A field that is not there: what it should hold, or its name. */
function missing(path: readonly v.IssuePathItem[]): Omit<AdvisorIssue, 'path'> {
  const key = String(path.at(-1)?.key)
  const wordings: Readonly<Record<string, string>> = {de: 'the German wording', en: 'the English wording'}
  return {expected: wordings[key] ?? `the field "${key}"`, received: 'nothing'}
}

/** `("low" | "mid" | "high")` reads `"low", "mid" or "high"`. */
function readable(expected: string): string {
  const words = expected.replace(/^\(|\)$/g, '').split(' | ')
  const known: Readonly<Record<string, string>> = {
    Object: 'an object',
    Array: 'a list',
    string: 'a text',
    number: 'a number',
  }
  const spelled = words.map((word) => known[word] ?? word)
  return spelled.length < 2 ? (spelled[0] ?? '') : `${spelled.slice(0, -1).join(', ')} or ${spelled.at(-1)}`
}

function shortened(input: unknown): string {
  if (Array.isArray(input)) return `a list of ${input.length}`
  if (typeof input === 'object' && input !== null) return 'an object'
  const text = typeof input === 'string' ? JSON.stringify(input) : String(input)
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text
}

function toPath(items: readonly v.IssuePathItem[]): string {
  const path = items.map(({key}) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return path.replace(/^\./, '') || 'file'
}
