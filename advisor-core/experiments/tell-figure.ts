import type {Interval} from '../reporting/interval'
import {NORMAL_QUANTILE} from '../reporting/wilson-interval'
import {sequenceErrors, startErrors} from './confidence-sequence'
import type {Figure} from './reported-shares'

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
  /** Half the width of the widest interval that is shown. */
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
export function tellSequence(figure: Figure, rule: ShowRule & {readonly alpha: number}): Told {
  const errors = startErrors(rule.alpha)
  return tell(figure, rule, errors, (start) => sequenceErrors(rule.reports, {start, errors}))
}

/** @param errors  half the width at the number of reports from which on it is shown, and at those there are */
function tell(
  {value, deviation}: Figure,
  {reports, designEffect, least, maxHalfWidth}: ShowRule,
  errorsAtStart: number,
  errors: (start: number) => number,
): Told {
  const widened = deviation * Math.sqrt(designEffect)
  const start = Math.max(least, ((errorsAtStart * widened) / maxHalfWidth) ** 2)
  if (!(reports >= start)) return {needed: Math.ceil(start), interval: null}
  const half = (errors(start) * widened) / Math.sqrt(reports)
  return {needed: Math.ceil(start), interval: {value, low: value - half, high: value + half}}
}
