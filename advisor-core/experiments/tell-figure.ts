import type {Interval} from '../reporting/interval'
import {NORMAL_QUANTILE} from '../reporting/wilson-interval'
import {sequenceErrors, startErrors} from './confidence-sequence'
import type {Contrast, Figure} from './figure'

/** An interval, or how many reports it needs. */
export interface Told {
  /** Reports at which the interval is narrow enough; at most those there are where it is shown. */
  readonly needed: number
  readonly interval: Interval | null
}

export interface ShowRule {
  readonly reports: number
  readonly designEffect: number
  /** Fewer reports are never shown. */
  readonly least: number
  /** Half the width of the widest interval that is shown, as wide as it is where there is no difference. */
  readonly maxHalfWidth: number
}

/** An ordinary 95 % interval. */
export function tellFixed(figure: Figure, rule: ShowRule): Told {
  return tell(figure, rule, NORMAL_QUANTILE, () => NORMAL_QUANTILE)
}

/**
 * An interval of the confidence sequence that starts where its interval is first narrow enough to be shown. That
 * depends on how much a report varies, not on the value.
 */
export function tellSequence(figure: Figure | Contrast, rule: ShowRule & {readonly alpha: number}): Told {
  const errors = startErrors(rule.alpha)
  return tell(figure, rule, errors, (start) => sequenceErrors(rule.reports, {start, errors}))
}

/** @param errors  half the width at the number of reports from which on it is shown, and at those there are */
function tell(
  figure: Figure | Contrast,
  {reports, designEffect, least, maxHalfWidth}: ShowRule,
  errorsAtStart: number,
  errors: (start: number) => number,
): Told {
  const widened = figure.deviation * Math.sqrt(designEffect)
  const start = Math.max(least, ((errorsAtStart * widened) / maxHalfWidth) ** 2)
  if (!(reports >= start)) return {needed: Math.ceil(start), interval: null}
  return {needed: Math.ceil(start), interval: solve(figure, (errors(start) ** 2 * designEffect) / reports)}
}

/** All θ with (value − θ)² ≤ scale · (σ² + slope θ − bend θ²). */
function solve(figure: Figure | Contrast, scale: number): Interval {
  const {value, deviation} = figure
  const {slope, bend} = 'slope' in figure ? figure : {slope: 0, bend: 0}
  const square = 1 + scale * bend
  const centre = (value + (scale * slope) / 2) / square
  const half = Math.sqrt(Math.max(0, centre ** 2 - (value ** 2 - scale * deviation ** 2) / square))
  return {value, low: centre - half, high: centre + half}
}
