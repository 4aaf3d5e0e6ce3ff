import {fromHex, toHex} from './hex'
import {ReportingError} from './reporting-error'
import type {Report} from './types'

export const REPORT_BYTES = 64
const VERSION = 1
const KINDS = ['advice', 'outcome'] as const
const FIELDS = ['configuration', 'period', 'topic', 'valueBucket', 'mask'] as const
// Where each field stands; numbers are big-endian, what follows the nonce is zero.
export const AT_KIND = 1
export const AT_CONFIGURATION = 2
export const AT_PERIOD = 10
export const AT_TOPIC = 12
export const AT_VALUE_BUCKET = 13
export const AT_MASK = 14
export const AT_NONCE = 22
export const AT_PADDING = 38

/**
 * A report as its 64 bytes: version (1), kind (1: 1 advice, 2 outcome), configuration (8), period (2), topic
 * (1), value bucket (1), mask (8), nonce (16), zero (26).
 *
 * @throws ReportingError when a field does not fit its place
 */
export function encodeReport(report: Report): Uint8Array<ArrayBuffer> {
  const {kind, configuration, period, topic, valueBucket, mask, nonce} = report
  if (nonce.length !== 16) throw new ReportingError('nonce', '16 bytes', nonce.length)
  const bytes = new Uint8Array(REPORT_BYTES)
  const view = new DataView(bytes.buffer)
  bytes.set([VERSION, KINDS.indexOf(kind) + 1, ...fromHex(configuration)])
  view.setUint16(AT_PERIOD, period)
  bytes.set([topic, valueBucket], AT_TOPIC)
  view.setBigUint64(AT_MASK, mask)
  bytes.set(nonce, AT_NONCE)
  // What does not fit its place comes back changed.
  const back: Report = decodeReport(bytes)
  for (const field of FIELDS) {
    if (back[field] !== report[field]) throw new ReportingError(field, String(back[field]), report[field])
  }
  return bytes
}

/**
 * The report in 64 bytes; only its form is judged here, see `validateReport` for the rest.
 *
 * @throws ReportingError for a wrong length, version or kind, or bytes after the nonce that are not zero
 */
export function decodeReport(bytes: Uint8Array): Report {
  const {length, buffer, byteOffset} = bytes
  if (length !== REPORT_BYTES) throw new ReportingError('length', `${REPORT_BYTES}`, length)
  if (bytes[0] !== VERSION) throw new ReportingError('version', `${VERSION}`, bytes[0])
  const kind = KINDS[bytes[AT_KIND]! - 1]
  if (!kind) throw new ReportingError('kind', '1 or 2', bytes[AT_KIND])
  const stray = bytes.subarray(AT_PADDING).find((byte) => byte !== 0)
  if (stray) throw new ReportingError('padding', '0', stray)
  const view = new DataView(buffer, byteOffset)
  return {
    kind,
    configuration: toHex(bytes.subarray(AT_CONFIGURATION, AT_PERIOD)),
    period: view.getUint16(AT_PERIOD),
    topic: bytes[AT_TOPIC]!,
    valueBucket: bytes[AT_VALUE_BUCKET]!,
    mask: view.getBigUint64(AT_MASK),
    nonce: bytes.slice(AT_NONCE, AT_PADDING),
  }
}
