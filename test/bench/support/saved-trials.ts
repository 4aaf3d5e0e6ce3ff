import {appendFileSync, existsSync, readFileSync} from 'node:fs'
import {readRecord} from '../../../advisor-core/traits/artefact-fields'

/** What a trial gave, by its key. */
export interface SavedTrials {
  readonly get: (key: string) => string | undefined
  readonly set: (key: string, outcome: string) => void
}

/**
 * Outcomes of a long benchmark, kept in a file of one JSON object a line so that the next run goes on where this one
 * stopped; without a file they are kept in memory.
 */
export function savedTrials(file: string | null): SavedTrials {
  const outcomes = new Map<string, string>()
  const text = file !== null && existsSync(file) ? readFileSync(file, 'utf8') : ''
  // A run that was stopped in the middle of a line leaves it open.
  if (file !== null && text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n')
  text
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .forEach((line) => {
      const {key, outcome} = readRecord(JSON.parse(line), `${file}`)
      outcomes.set(String(key), String(outcome))
    })
  return {
    get: (key) => outcomes.get(key),
    set: (key, outcome) => {
      outcomes.set(key, outcome)
      if (file !== null) appendFileSync(file, `${JSON.stringify({key, outcome})}\n`)
    },
  }
}
