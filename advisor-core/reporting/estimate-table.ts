import type {ArchetypeSource} from './archetype-sources'
import {bootstrapCounts, percentileInterval, REPLICATES} from './bootstrap-counts'
import {type Counts, cutToUnit, toShares} from './estimate-cells'
import {normSub} from './norm-sub'
import {JOINED} from './topic-cells'

/** Half the width of the widest interval of a row that is shown, as a share: 10 percentage points. */
export const MAX_TABLE_HALF_WIDTH = 0.1

export interface TableRow {
  /** The archetype's cell. */
  readonly archetype: string
  /** Its pooled share, to which the row is scaled: a joint share is this times the conditional one. */
  readonly share: number
  /** Shares of the circumstances among the archetype's visits; `null` while an interval is wider than ± 10 pp. */
  readonly cells:
    | readonly {readonly cell: string; readonly share: number; readonly low: number; readonly high: number}[]
    | null
  /** How many times as many reports the widest interval needs; at most 1 where it is shown, `null` if unknown. */
  readonly timesReports: number | null
}

/**
 * A joint topic read row by row: how the visits of each archetype spread over the circumstances. Not negative, each
 * row sums to 1 (Norm-Sub of the row's ratios); intervals by a parametric bootstrap of the same projected values.
 *
 * @param pooled  shares of the archetype cells for display, `none` first
 */
export function estimateTable(
  source: ArchetypeSource,
  counts: Counts,
  {
    odds,
    designEffect,
    pooled,
    random,
  }: {odds: number; designEffect: number; pooled: readonly number[]; random: () => number},
): readonly TableRow[] {
  const {topic, rows, chances} = source
  const archetypes = rows.map((cells, a) => ({cells, share: pooled[a]!})).slice(1)
  const project = (drawn: Counts) => {
    const shares = toShares(drawn, chances)
    return archetypes.map(({cells}) => conditional(cells.map((index) => shares[index]!)))
  }
  const found = project(counts)
  const again = bootstrapCounts(counts, topic, odds)
  const draws = Array.from({length: REPLICATES}, () => project(again(random)))
  return archetypes.map(({cells, share}, a) => {
    const intervals = cells.map((_, b) =>
      percentileInterval(
        draws.map((table) => table[a]![b]!),
        found[a]![b]!,
        designEffect,
      ),
    )
    const half = Math.max(...intervals.map(({low, high}) => (cutToUnit(high) - cutToUnit(low)) / 2))
    const [circumstances, archetype] = [
      cells.map((index) => topic.cells[index]!.split(JOINED)[0]!),
      topic.cells[cells[0]!]!.split(JOINED)[1]!,
    ]
    const isShown = half <= MAX_TABLE_HALF_WIDTH
    return {
      archetype,
      share,
      cells: isShown
        ? circumstances.map((cell, b) => ({
            cell,
            share: found[a]![b]!,
            low: cutToUnit(intervals[b]!.low),
            high: cutToUnit(intervals[b]!.high),
          }))
        : null,
      timesReports: Number.isFinite(half) ? (half / MAX_TABLE_HALF_WIDTH) ** 2 : null,
    }
  })
}

/** A row's shares divided by their sum, made consistent; even where the row has no visits. */
function conditional(row: readonly number[]): number[] {
  const total = row.reduce((sum, share) => sum + share, 0)
  return total > 0 ? normSub(row.map((share) => share / total)) : row.map(() => 1 / row.length)
}
