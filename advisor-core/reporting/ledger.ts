import {type ArchetypeMemo, readMemo} from './archetype-memo'
import {MAX_DRAWS, WINDOW_PERIODS} from './caps'
import {fields, integer, list, nullable, oneOf} from './read'
import {ReportingError} from './reporting-error'
import {decodeReport} from './wire'

/** The report of one period, as its very bytes, so that a retry cannot differ. */
export interface Draw {
  readonly bytes: Uint8Array
  readonly state: 'waiting' | 'sent' | 'dropped'
  /** How often sending was begun. */
  readonly attempts: number
  /** Not before this time (ms since 1970) is it sent again. */
  readonly retryAtMs: number
}

/** What this browser has spent on reports to this shop; all numbers are integers ≥ 0. */
export interface Ledger {
  readonly version: 1
  /** The highest week ever seen: a clock set back opens nothing. */
  readonly highestPeriod: number
  /** Weeks with a draw, ascending, as far as they still count. */
  readonly spent: readonly number[]
  /** The last draw; `null` from reservation to draw, and after withdrawal. */
  readonly draw: Draw | null
  readonly memo: ArchetypeMemo | null
}

export type Reservation =
  /** The period is now spent; a draw may be made for it. */
  | {readonly kind: 'reserved'; readonly ledger: Ledger}
  /** The period was spent before; its draw, unless it was lost or withdrawn. */
  | {readonly kind: 'already'; readonly ledger: Ledger; readonly draw: Draw | null}
  /** Four weeks of the last fourteen are spent, or the clock was set back. */
  | {readonly kind: 'capped'; readonly ledger: Ledger}

const readLedger = fields<Ledger>({
  version: oneOf(1),
  highestPeriod: integer(),
  spent: list(0, MAX_DRAWS, integer()),
  draw: nullable(
    fields<Draw>({
      bytes: readBytes,
      state: oneOf('waiting', 'sent', 'dropped'),
      attempts: integer(),
      retryAtMs: integer(),
    }),
  ),
  memo: nullable(readMemo),
})

/**
 * The stored ledger; a new one where nothing was stored.
 *
 * @throws ReportingError when something else is stored: then no report may be made
 */
export function openLedger(value: unknown): Ledger {
  if (value === undefined) return {version: 1, highestPeriod: 0, spent: [], draw: null, memo: null}
  const ledger = readLedger(value, 'ledger')
  const {spent, highestPeriod} = ledger
  if ([...spent, highestPeriod + 1].some((period, i) => i > 0 && period <= spent[i - 1]!)) {
    throw new ReportingError('ledger.spent', `ascending, up to ${highestPeriod}`, spent.join())
  }
  return ledger
}

function readBytes(value: unknown, path: string): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new ReportingError(path, 'bytes', value)
  decodeReport(value)
  return value
}

/**
 * Asks for the draw of a period and, if it may be made, spends it: to be stored before anything is drawn.
 * Looks at weeks alone, never at what would be reported.
 */
export function reserve(ledger: Ledger, period: number): Reservation {
  if (period < ledger.highestPeriod) return {kind: 'capped', ledger}
  const spent = spentWeeks(ledger, period)
  const seen = {...ledger, highestPeriod: period, spent}
  if (spent.includes(period)) return {kind: 'already', ledger: seen, draw: ledger.draw}
  if (spent.length >= MAX_DRAWS) return {kind: 'capped', ledger: seen}
  return {kind: 'reserved', ledger: {...seen, spent: [...spent, period], draw: null}}
}

/** The weeks with a draw that still count in `period`, or in the highest week seen if that is later. */
export function spentWeeks(ledger: Ledger, period: number): readonly number[] {
  const now = Math.max(period, ledger.highestPeriod)
  return ledger.spent.filter((week) => now - week < WINDOW_PERIODS)
}

/**
 * What remains after consent is withdrawn: the counts of spent weeks, and nothing that was drawn or sent. Of
 * a ledger that cannot be read `null` remains, which cannot be read either: no report is made from it.
 */
export function withdrawLedger(value: unknown): Ledger | null {
  try {
    return {...openLedger(value), draw: null, memo: null}
  } catch {
    return null
  }
}
