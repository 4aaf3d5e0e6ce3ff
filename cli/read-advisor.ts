import {readFileSync} from 'node:fs'
import {AdvisorError, type AdvisorIssue, parseAdvisor} from '../advisor-core/advisor'
import type {Advisor} from '../advisor-core/advisor/types'
import {InputError} from './input-error'

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
  try {
    return parseAdvisor(json)
  } catch (error) {
    if (error instanceof AdvisorError) throw new AdvisorFileError(path, error.issues)
    throw error
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new InputError(path, 'found no such file, expected an advisor; `lotse init <catalogue>` writes one')
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable'
    throw new InputError(`${path}${lineOf(text, reason)}`, `is no JSON: ${reason}`)
  }
}

function lineOf(text: string, reason: string): string {
  const position = /position (\d+)/.exec(reason)?.[1]
  return position === undefined ? '' : `, line ${text.slice(0, Number(position)).split('\n').length}`
}
