import {AdvisorError, type AdvisorIssue, parseAdvisor} from '../advisor-core/advisor'
import type {Advisor} from '../advisor-core/advisor/types'
import {InputError} from './input-error'
import {readBytes} from './read-bytes'

/** An advisor file with mistakes in it: one line for each. */
export class AdvisorFileError extends InputError {
  constructor(
    place: string,
    readonly issues: readonly AdvisorIssue[],
  ) {
    const [first, ...rest] = issues.map(
      ({path, expected, received}) => `${path}: found ${received}, expected ${expected}`,
    )
    super(place, [first, ...rest.map((line) => `${place}: ${line}`)].join('\n'))
  }
}

/**
 * Reads and checks an `advisor.json`.
 *
 * @throws InputError when it is missing or no JSON; AdvisorFileError with all mistakes
 */
export function readAdvisor(path: string): Advisor {
  const json = parseJson(readText(path), path)
  return namingFile(path, () => parseAdvisor(json))
}

/**
 * What is wrong with an advisor, said with the name of its file.
 *
 * @throws AdvisorFileError where `run` throws an AdvisorError
 */
export function namingFile<T>(path: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof AdvisorError) throw new AdvisorFileError(path, error.issues)
    throw error
  }
}

const AN_ADVISOR = 'an advisor; `lotse init <catalogue>` writes one'

function readText(path: string): string {
  const bytes = readBytes(path, AN_ADVISOR)
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    throw new InputError(
      `${path}, line ${lineOfBadByte(bytes)}`,
      'found letters in another encoding, expected UTF-8; save the file as UTF-8 in your editor',
    )
  }
}

/** The first line whose bytes are no UTF-8; a line break is one byte and part of no other letter. */
function lineOfBadByte(bytes: Uint8Array): number {
  const line = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .findIndex((text) => text.includes('\ufffd'))
  return Math.max(0, line) + 1
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable'
    throw new InputError(
      `${path}${lineOf(text, reason)}`,
      `found something that is no JSON (${reason.replace(/\s+/g, ' ')}), expected an advisor; mostly a comma, quotation mark or bracket is missing or one too many there or just before`,
    )
  }
}

function lineOf(text: string, reason: string): string {
  const position = positionOf(text, reason)
  return position === null ? '' : `, line ${text.slice(0, position).split('\n').length}`
}

/** Node names a position, or quotes up to ten characters before and after it; at the end of the text neither. */
function positionOf(text: string, reason: string): number | null {
  const position = /position (\d+)/.exec(reason)?.[1]
  const end = text.trimEnd().length
  if (position !== undefined) return Math.min(Number(position), end)
  if (/end of JSON input/.test(reason)) return end
  const quoted = /, (\.\.\.)?"(.*?)"(?:\.\.\.)? is not valid JSON$/s.exec(reason)
  const [, before, excerpt = ''] = quoted ?? []
  const at = excerpt === '' ? -1 : text.indexOf(excerpt)
  const token = /Unexpected token '(.)'/su.exec(reason)?.[1]
  if (at < 0 || token === undefined || text.indexOf(excerpt, at + 1) >= 0) return null
  const inside = before ? excerpt.indexOf(token, 10) : excerpt.indexOf(token)
  return at + Math.max(0, inside)
}
