import type {Calibration} from './calibration'
import {escapeHtml} from './escape-html'

const WIDTH = 440
const HEIGHT = 200
const LEFT = 56
const BOTTOM = 40

export interface Axes {
  readonly title: string
  readonly x: string
  readonly y: string
}

/** Columns over 0, 1, 2, …, as inline SVG; the table beside it has the figures. */
export function columnChart(values: readonly number[], {title, x, y}: Axes): string {
  const most = Math.max(1, ...values)
  const step = (WIDTH - LEFT) / Math.max(values.length, 1)
  const columns = values.map((value, at) => {
    const height = (value / most) * (HEIGHT - BOTTOM - 20)
    const left = LEFT + at * step
    const top = HEIGHT - BOTTOM - height
    return `<rect x="${round(left + 3)}" y="${round(top)}" width="${round(step - 6)}" height="${round(height)}" rx="2"/><text x="${round(left + step / 2)}" y="${round(top - 5)}" class="value">${value}</text><text x="${round(left + step / 2)}" y="${HEIGHT - BOTTOM + 16}" class="tick">${at}</text>`
  })
  return svg(
    HEIGHT,
    title,
    `<line x1="${LEFT}" x2="${WIDTH}" y1="${HEIGHT - BOTTOM}" y2="${HEIGHT - BOTTOM}"/>${columns.join('')}${label((LEFT + WIDTH) / 2, HEIGHT - 6, x)}${sideLabel(HEIGHT, y)}`,
  )
}

const SIDE = 320

/** Claimed against observed with two standard errors either way; on the diagonal both agree. */
export function calibrationChart({bins}: Calibration, {title, x, y}: Axes): string {
  const size = SIDE - LEFT - 22
  const px = (p: number): number => round(LEFT + p * size)
  const py = (p: number): number => round(SIDE - BOTTOM - 6 - p * (size - 2))
  const ticks = [0, 0.5, 1].map(
    (p) =>
      `<line x1="${px(0)}" x2="${px(1)}" y1="${py(p)}" y2="${py(p)}"/><text x="${px(p)}" y="${py(0) + 16}" class="tick">${100 * p} %</text><text x="${px(0) - 6}" y="${py(p) + 4}" class="left">${100 * p} %</text>`,
  )
  const points = bins.map(({claimed, observed, se}) => {
    const low = py(Math.max(0, observed - 2 * se))
    const high = py(Math.min(1, observed + 2 * se))
    return `<path d="M${px(claimed)} ${low}V${high}" class="interval"/><circle cx="${px(claimed)}" cy="${py(observed)}" r="4"/>`
  })
  return svg(
    SIDE,
    title,
    `${ticks.join('')}<path d="M${px(0)} ${py(0)}L${px(1)} ${py(1)}" class="diagonal"/>${points.join('')}${label(px(0.5), SIDE - 6, x)}${sideLabel(SIDE, y)}`,
    SIDE,
  )
}

function svg(height: number, title: string, inside: string, width = WIDTH): string {
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="${escapeHtml(title)}">${inside}</svg>`
}

function label(x: number, y: number, text: string): string {
  return `<text x="${round(x)}" y="${y}" class="axis">${escapeHtml(text)}</text>`
}

function sideLabel(height: number, text: string): string {
  const middle = (height - BOTTOM) / 2
  return `<text x="11" y="${middle}" class="axis" transform="rotate(-90 11 ${middle})">${escapeHtml(text)}</text>`
}

function round(x: number): number {
  return Math.round(10 * x) / 10
}
