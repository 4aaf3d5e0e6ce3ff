import type {DrawnPoint} from '../queries/topic-series'

/** A name up to this many letters leaves room for its value on the same line of a narrow chart. */
const SHORT_NAME = 20
/** About the width of the longest label of an axis with signs. */
const SIGNED_LABEL_PX = 44

interface Layout {
  readonly rowPx: number
  /** Offsets from the middle of a row. */
  readonly nameDy: number
  readonly valueDy: number
  readonly markDy: number
  readonly valueSide: 'left' | 'right'
  /** Room for half a label of the axis at its left end. */
  readonly leftPx: number
}

/** Wide: all in one line. Narrow: the mark under name and value; these share a line when the names are short. */
export function layoutOf(
  series: readonly DrawnPoint[],
  {isNarrow, isSigned}: {readonly isNarrow: boolean; readonly isSigned: boolean},
): Layout {
  const leftPx = isSigned ? SIGNED_LABEL_PX / 2 : 0
  if (!isNarrow) return {rowPx: 38, nameDy: 0, valueDy: 0, markDy: 0, valueSide: 'right', leftPx}
  const isShort = series.every(({label}) => label.length <= SHORT_NAME)
  return isShort
    ? {rowPx: 58, nameDy: -15, valueDy: -15, markDy: 9, valueSide: 'right', leftPx}
    : {rowPx: 78, nameDy: -24, valueDy: -4, markDy: 20, valueSide: 'left', leftPx}
}
