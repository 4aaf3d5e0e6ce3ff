import type {EstimatedTopic} from './estimates'

/** One point with its error bar: the share of visits in a cell. */
export interface SeriesPoint {
  readonly cell: string
  readonly label: string
  /** Position in the configuration: the same colour and symbol wherever the cell is shown. */
  readonly index: number
  /** Whether this is the cell of visits without a value. */
  readonly isNone: boolean
  /** Consistent with the others (not negative, sums to 1). */
  readonly share: number
  /** 95 % interval of the raw estimate, cut to [0, 1]. */
  readonly low: number
  readonly high: number
  readonly raw: number
  readonly standardError: number
}

/** What is drawn of a point. */
export type DrawnPoint = Omit<SeriesPoint, 'raw' | 'standardError'>

/** How the cells of a topic stand to each other. */
export type SeriesOrder = 'by-share' | 'given'

/** Kinds of topics whose cells have an order of their own, which a chart must keep. */
const ORDERED = new Set(['trait', 'hour', 'weekday', 'question', 'last-question', 'kpi', 'behaviour'])

/**
 * Points of a topic that can be shown, in reading order: by falling share, or as the configuration orders them;
 * visits without a value last.
 */
export function toSeries(
  topic: EstimatedTopic,
  labelOf: (topic: EstimatedTopic, cell: string) => string,
): SeriesPoint[] {
  if (topic.estimate.kind !== 'shown') return []
  const points = topic.estimate.cells.map(({merged = [], ...estimate}) => {
    const label = labelOf(topic, estimate.cell)
    const index = topic.cells.indexOf(estimate.cell)
    return {
      ...estimate,
      label:
        merged.length > 0 ? `${label} (${merged.map((cell) => labelOf(topic, cell)).join(', ')})` : label,
      // What is told together stands after what is told alone.
      index: index < 0 ? topic.cells.length : index,
      isNone: estimate.cell === 'none',
    }
  })
  const order: SeriesOrder = ORDERED.has(topic.source.kind) ? 'given' : 'by-share'
  return points.sort(
    (a, b) =>
      Number(a.isNone) - Number(b.isNone) || (order === 'by-share' ? b.raw - a.raw : 0) || a.index - b.index,
  )
}
