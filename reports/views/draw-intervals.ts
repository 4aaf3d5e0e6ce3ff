import * as Plot from '@observablehq/plot'
import type {SeriesPoint} from '../queries/topic-series'
import type {Speech} from './speech'

/** Below this width names stand above their line instead of beside it. */
const NARROW_PX = 560
const NAMES_PX = 220
const VALUES_PX = 172
/** About the width of a digit, so that a value with its range stays clear of the lines. */
const DIGIT_PX = 7.6
/** A name up to this many letters leaves room for its value on the same line of a narrow chart. */
const SHORT_NAME = 20
/** Half the height of the strokes at the ends of an interval. */
const END_PX = 8

const INK = 'var(--ink)'
const QUIET = 'var(--quiet)'
const PAPER = 'var(--paper)'
const LINE = 'var(--line)'
const ACCENT = 'var(--accent)'
/** One colour and one symbol an archetype, the same everywhere; each at least 3 : 1 on the paper, in light and dark. */
const TONES = [QUIET, ...[1, 2, 3, 4, 5].map((tone) => `var(--tone-${tone})`)]
const SYMBOLS: readonly Plot.SymbolType[] = ['circle', 'circle', 'square', 'triangle', 'diamond', 'star']

/**
 * A dot at each share and a line over its interval, named and labelled directly, as an SVG element.
 *
 * @param isColoured  whether each point has its own colour and symbol, by its place in the configuration
 */
export function drawIntervals(
  series: readonly SeriesPoint[],
  speech: Speech,
  {width, isColoured}: {readonly width: number; readonly isColoured: boolean},
): Element {
  const isNarrow = width < NARROW_PX
  const points = series.map((point) => ({
    ...point,
    tone: toneOf(point, isColoured),
    // Visits without a value: a hollow mark.
    fill: point.isNone ? PAPER : toneOf(point, isColoured),
    symbol: (isColoured && !point.isNone && SYMBOLS[point.index]) || 'circle',
    value: `${speech.percent(point.share)}  (${speech.range(point)})`,
  }))
  const top = Math.max(...points.map(({high}) => high), 0.1)
  const ticks = isNarrow ? 3 : 5
  const layout = layoutOf(series, isNarrow)
  const valuesPx = Math.max(VALUES_PX, 10 + DIGIT_PX * Math.max(...points.map(({value}) => value.length)))
  const {rowPx, nameDy, markDy} = layout
  const halo = {fill: INK, stroke: PAPER, strokeWidth: 5}
  const names = Plot.text(points, {
    y: 'cell',
    text: 'label',
    frameAnchor: 'left',
    textAnchor: 'start',
    dx: isNarrow ? 0 : -NAMES_PX,
    dy: nameDy,
    ...(isNarrow ? {} : {lineWidth: 13, lineHeight: 1.15}),
    ...halo,
  })
  const values = Plot.text(points, {
    y: 'cell',
    text: 'value',
    frameAnchor: layout.valueSide,
    textAnchor: layout.valueSide === 'right' ? 'end' : 'start',
    dx: isNarrow ? 0 : valuesPx,
    dy: layout.valueDy,
    ...halo,
  })
  const chart = Plot.plot({
    width,
    height: rowPx * points.length + 44,
    marginLeft: isNarrow ? 2 : NAMES_PX,
    marginRight: isNarrow ? 18 : valuesPx,
    marginTop: 10,
    marginBottom: 34,
    className: 'intervals',
    x: {domain: [0, top], nice: true},
    y: {domain: points.map(({cell}) => cell), axis: null, padding: 0},
    symbol: {type: 'identity'},
    color: {type: 'identity'},
    marks: [
      Plot.gridX({stroke: LINE, strokeOpacity: 1, ticks}),
      Plot.axisX({ticks, tickFormat: (share: number) => speech.percent(share), tickSize: 0, fill: QUIET}),
      Plot.ruleX([0], {stroke: QUIET}),
      Plot.link(points, {
        x1: 'low',
        x2: 'high',
        y1: 'cell',
        y2: 'cell',
        stroke: 'tone',
        strokeWidth: 2.5,
        dy: markDy,
      }),
      Plot.tickX(points, {
        x: 'low',
        y: 'cell',
        stroke: 'tone',
        strokeWidth: 2,
        inset: rowPx / 2 - END_PX,
        dy: markDy,
      }),
      Plot.tickX(points, {
        x: 'high',
        y: 'cell',
        stroke: 'tone',
        strokeWidth: 2,
        inset: rowPx / 2 - END_PX,
        dy: markDy,
      }),
      Plot.dot(points, {
        x: 'share',
        y: 'cell',
        r: 5,
        dy: markDy,
        fill: 'fill',
        symbol: 'symbol',
        stroke: 'tone',
        strokeWidth: 2,
      }),
      names,
      values,
    ],
  })
  // Plot brings a style element, which a strict content security policy forbids; reports.css has its rules.
  for (const style of chart.querySelectorAll('style')) style.remove()
  // The frame around it carries the chart in words.
  chart.setAttribute('aria-hidden', 'true')
  return chart
}

function toneOf(point: SeriesPoint, isColoured: boolean): string {
  if (point.isNone) return QUIET
  return isColoured ? (TONES[point.index] ?? INK) : ACCENT
}

interface Layout {
  readonly rowPx: number
  /** Offsets from the middle of a row. */
  readonly nameDy: number
  readonly valueDy: number
  readonly markDy: number
  readonly valueSide: 'left' | 'right'
}

/** Wide: all in one line. Narrow: the mark under name and value; these share a line when the names are short. */
function layoutOf(series: readonly SeriesPoint[], isNarrow: boolean): Layout {
  if (!isNarrow) return {rowPx: 38, nameDy: 0, valueDy: 0, markDy: 0, valueSide: 'right'}
  const isShort = series.every(({label}) => label.length <= SHORT_NAME)
  return isShort
    ? {rowPx: 58, nameDy: -15, valueDy: -15, markDy: 9, valueSide: 'right'}
    : {rowPx: 78, nameDy: -24, valueDy: -4, markDy: 20, valueSide: 'left'}
}
