const DAY_MS = 24 * 3600 * 1000

/** First and last day (UTC) that the periods `first` to `last` cover. */
export function coveredDays(
  {first, last}: {readonly first: number; readonly last: number},
  periodDays: number,
): {from: Date; to: Date} {
  return {
    from: new Date(first * periodDays * DAY_MS),
    to: new Date((last + 1) * periodDays * DAY_MS - DAY_MS),
  }
}

/** When the running period closes and can be read (UTC). */
export const nextRelease = (currentPeriod: number, periodDays: number): Date =>
  new Date((currentPeriod + 1) * periodDays * DAY_MS)
