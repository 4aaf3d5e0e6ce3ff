import type {Report, ReportConfiguration} from './types'

export type Rejection =
  | 'period'
  | 'topic-unknown'
  | 'topic-not-live'
  | 'cell-outside'
  | 'subset-size'
  | 'value-bucket'

export type Validation = {readonly kind: 'valid'} | {readonly kind: 'rejected'; readonly reason: Rejection}

/**
 * Whether a decoded report may be counted: this or the last period, a live topic, exactly w bits inside its
 * k cells, a value bucket 1 … 15 for outcomes and 0 otherwise.
 *
 * @param configuration the one that `report.configuration` names; the caller has looked it up
 */
export function validateReport(
  report: Report,
  configuration: ReportConfiguration,
  currentPeriod: number,
): Validation {
  const age = currentPeriod - report.period
  if (age !== 0 && age !== 1) return rejected('period')
  const topic = configuration.topics[report.topic]
  if (!topic) return rejected('topic-unknown')
  if (!topic.live) return rejected('topic-not-live')
  if (report.mask >> BigInt(topic.cells.length)) return rejected('cell-outside')
  if (countBits(report.mask) !== topic.subsetSize) return rejected('subset-size')
  const [least, most] = report.kind === 'outcome' ? [1, 15] : [0, 0]
  if (report.valueBucket < least || report.valueBucket > most) return rejected('value-bucket')
  return {kind: 'valid'}
}

function rejected(reason: Rejection): Validation {
  return {kind: 'rejected', reason}
}

function countBits(mask: bigint): number {
  let bits = 0
  for (let rest = mask; rest > 0n; rest &= rest - 1n) bits++
  return bits
}
