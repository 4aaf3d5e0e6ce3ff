import type {SeriesPoint} from './topic-series'

/** What a topic says in one sentence, claimed only where the intervals carry it. */
export type Finding =
  /** One cell is ahead of all others. */
  | {readonly kind: 'leader'; readonly leader: SeriesPoint}
  /** A few are ahead, and cannot be told from each other yet. */
  | {readonly kind: 'close'; readonly leaders: readonly SeriesPoint[]}
  /** Nothing stands out. */
  | {readonly kind: 'level'}

/** More leaders than this are no finding. */
const MAX_LEADERS = 3

/**
 * Compares the cells that hold a value by their intervals: one that overlaps the highest cannot be told from it.
 * (Overlap of two 95 % intervals errs on the cautious side.)
 */
export function toFinding(series: readonly SeriesPoint[]): Finding {
  const points = series.filter((point) => !point.isNone).sort((a, b) => b.raw - a.raw)
  const [first] = points
  if (!first) return {kind: 'level'}
  const leaders = points.filter((point) => point.high >= first.low)
  if (leaders.length === 1) return {kind: 'leader', leader: first}
  if (leaders.length <= MAX_LEADERS && leaders.length < points.length) return {kind: 'close', leaders}
  return {kind: 'level'}
}
