import type {ReportConfiguration} from '../advisor-core/reporting/types'
import {
  AT_CONFIGURATION,
  AT_KIND,
  AT_MASK,
  AT_PADDING,
  AT_PERIOD,
  AT_TOPIC,
  AT_VALUE_BUCKET,
  REPORT_BYTES,
} from '../advisor-core/reporting/wire'

const VERSION = 1
const ADVICE = 1
const OUTCOME = 2

// What `decodeReport` and `validateReport` say, without making an object for each report.

/**
 * The configuration that a report names, 16 hex digits; `null` for what `decodeReport` would not take.
 *
 * @param bodies one behind the other
 */
export function configurationIn(bodies: Buffer, place: number): string | null {
  const start = REPORT_BYTES * place
  const kind = bodies[start + AT_KIND]
  if (bodies[start] !== VERSION || (kind !== ADVICE && kind !== OUTCOME)) return null
  for (let at = start + AT_PADDING; at < start + REPORT_BYTES; at++) if (bodies[at] !== 0) return null
  return bodies.toString('hex', start + AT_CONFIGURATION, start + AT_PERIOD)
}

/** Whether a report is of the present period or the last. */
export function isAcceptedIn(bodies: Buffer, place: number, currentPeriod: number): boolean {
  const age = currentPeriod - bodies.readUInt16BE(REPORT_BYTES * place + AT_PERIOD)
  return age === 0 || age === 1
}

/** Whether a report may be counted as far as its configuration says; with the period this is `validateReport`. */
export function isValidUnder(bodies: Buffer, place: number, configuration: ReportConfiguration): boolean {
  const start = REPORT_BYTES * place
  const topic = configuration.topics[bodies[start + AT_TOPIC]!]
  if (!topic?.live) return false
  const high = bodies.readUInt32BE(start + AT_MASK)
  const low = bodies.readUInt32BE(start + AT_MASK + 4)
  const cells = topic.cells.length
  if (high >= 2 ** Math.max(0, cells - 32) || low >= 2 ** Math.min(32, cells)) return false
  if (bitsIn(high) + bitsIn(low) !== topic.subsetSize) return false
  const bucket = bodies[start + AT_VALUE_BUCKET]!
  return bodies[start + AT_KIND] === OUTCOME ? bucket >= 1 && bucket <= 15 : bucket === 0
}

function bitsIn(half: number): number {
  let bits = 0
  for (let rest = half; rest !== 0; rest &= rest - 1) bits++
  return bits
}
