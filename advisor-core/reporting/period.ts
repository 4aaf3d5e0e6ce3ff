const PERIOD_MS = 7 * 24 * 3600 * 1000

/**
 * Whole weeks since 1970-01-01T00:00Z (a Thursday): the only time in a report.
 *
 * @throws RangeError when the clock is not a time from 1970 on that fits two bytes of weeks
 */
export function periodOf(epochMs: number): number {
  const period = Math.floor(epochMs / PERIOD_MS)
  if (!(period >= 0 && period <= 0xffff)) throw new RangeError(`invalid epochMs: ${epochMs}`)
  return period
}

/** Whether a period's counters may be read: only once it has ended. */
export function isPeriodClosed(period: number, currentPeriod: number): boolean {
  return period < currentPeriod
}
