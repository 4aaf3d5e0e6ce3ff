import {
  AT_KIND,
  AT_MASK,
  AT_NONCE,
  AT_TOPIC,
  AT_VALUE_BUCKET,
  REPORT_BYTES,
} from '../../advisor-core/reporting/wire'
import type {CountedReport} from './merge-counters'
import {nonceTag} from './nonce-tag'
import type {Tag} from './tag-blocks'
import type {AcceptedReports} from './types'
import {slotOf} from './week-counters'

/** As `encodeReport` writes it. */
const OUTCOME = 2

/** What is counted of a report, once for each tag. */
export interface TaggedReport extends CountedReport {
  readonly tag: Tag
}

/** @param key that of the report's shop and week */
export function tagReport(key: Uint8Array, reports: AcceptedReports, place: number): TaggedReport {
  const bytes = reports.bytes()
  const at = place * REPORT_BYTES
  return {
    tag: nonceTag(key, bytes, at + AT_NONCE),
    configuration: reports.beside(place).hash,
    slot: slotOf({
      topic: bytes[at + AT_TOPIC]!,
      kind: bytes[at + AT_KIND] === OUTCOME ? 'outcome' : 'advice',
      valueBucket: bytes[at + AT_VALUE_BUCKET]!,
    }),
    high: bytes.readInt32BE(at + AT_MASK),
    low: bytes.readInt32BE(at + AT_MASK + 4),
  }
}
