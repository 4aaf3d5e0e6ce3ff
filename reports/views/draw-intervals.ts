import * as Plot from '@observablehq/plot'
import type {DrawnPoint} from '../queries/topic-series'
import {layoutOf} from './interval-layout'
import type {Speech} from './speech'

/** Below this width names stand above their line instead of beside it. */
const NARROW_PX = 560
const NAMES_PX = 220
const VALUES_PX = 172
/** About the width of a digit, so that a value with its range stays clear of the lines. */
const DIGIT_PX = 7.6
/** Half the height of the strokes at the ends of an interval. */
const END_PX = 8

/** Differences are drawn at least this far to both sides of zero. */
const LEAST_DIFFERENCE = 0.01

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
 * @param isSigned    whether the points are differences: zero then has room, and a line, between less and more
 */
export function drawIntervals(
  series: readonly DrawnPoint[],
  speech: Speech,
  {
    width,
    isColoured,
    isSigned,
  }: {readonly width: number; readonly isColoured: boolean; readonly isSigned: boolean},
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
  const least = isSigned ? LEAST_DIFFERENCE : 0.1
  const top = Math.max(...points.map(({high}) => high), least)
  const bottom = isSigned ? Math.min(...points.map(({low}) => low), -least) : 0
  // Labels with a sign are wider.
  const ticks = isNarrow ? 3 : isSigned ? 4 : 5
  const layout = layoutOf(series, {isNarrow, isSigned})
  const valuesPx = Math.max(VALUES_PX, 10 + DIGIT_PX * Math.max(...points.map(({value}) => value.length)))
  const {rowPx, nameDy, markDy} = layout
  const halo = {fill: INK, stroke: PAPER, strokeWidth: 5}
  const names = Plot.text(points, {
    y: 'cell',
    text: 'label',
    frameAnchor: 'left',
    textAnchor: 'start',
    dx: isNarrow ? -layout.leftPx : -NAMES_PX,
    dy: nameDy,
    ...(isNarrow ? {} : {lineWidth: 13, lineHeight: 1.15}),
    ...halo,
  })
  const values = Plot.text(points, {
    y: 'cell',
    text: 'value',
    frameAnchor: layout.valueSide,
    textAnchor: layout.valueSide === 'right' ? 'end' : 'start',
    dx: isNarrow ? (layout.valueSide === 'left' ? -layout.leftPx : 0) : valuesPx,
    dy: layout.valueDy,
    ...halo,
  })
  const chart = Plot.plot({
    width,
    height: rowPx * points.length + 44,
    marginLeft: isNarrow ? 2 + layout.leftPx : NAMES_PX,
    marginRight: isNarrow ? 18 : valuesPx,
    marginTop: 10,
    marginBottom: 34,
    className: 'intervals',
    x: {domain: [bottom, top], nice: true},
    y: {domain: points.map(({cell}) => cell), axis: null, padding: 0},
    symbol: {type: 'identity'},
    color: {type: 'identity'},
    marks: [
      Plot.gridX({stroke: LINE, strokeOpacity: 1, ticks}),
      Plot.axisX({ticks, tickFormat: (share: number) => speech.percent(share), tickSize: 0, fill: QUIET}),
      isSigned ? zeroLine(points, {isNarrow, rowPx, markDy}) : Plot.ruleX([0], {stroke: QUIET}),
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

/** Between less and more. Narrow, it keeps clear of names and values, which stand above their marks. */
function zeroLine(
  points: readonly DrawnPoint[],
  {isNarrow, rowPx, markDy}: {readonly isNarrow: boolean; readonly rowPx: number; readonly markDy: number},
): Plot.Markish {
  const stroke = {stroke: INK, strokeWidth: 1.5}
  if (!isNarrow) return Plot.ruleX([0], stroke)
  const inset = rowPx / 2 - 2 * END_PX
  return Plot.tickX(points, {x: () => 0, y: 'cell', inset, dy: markDy, className: 'zero', ...stroke})
}

function toneOf(point: DrawnPoint, isColoured: boolean): string {
  if (point.isNone) return QUIET
  return isColoured ? (TONES[point.index] ?? INK) : ACCENT
}
