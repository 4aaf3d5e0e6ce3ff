import {periodOf} from '../advisor-core/reporting/period'
import type {Store} from './store/types'

/**
 * Once a week, deletes what is needed to know replays of a period that nobody accepts any more. Not before the week
 * has been the present one for a while by a clock that never jumps: what a wrong clock ends stays ended.
 */
export function createExpiry(options: {
  readonly store: Store
  readonly nowMs: () => number
  readonly monotonicMs: () => number
  readonly expireAfterMs: number
}): () => Promise<void> {
  const {store, nowMs, monotonicMs, expireAfterMs} = options
  let seen = {period: periodOf(nowMs()), sinceMs: monotonicMs()}
  let expiredBefore = -1
  return async () => {
    const period = periodOf(nowMs())
    if (period !== seen.period) seen = {period, sinceMs: monotonicMs()}
    const firstAccepted = period - 1
    if (firstAccepted <= expiredBefore || monotonicMs() - seen.sinceMs < expireAfterMs) return
    await store.expire(firstAccepted)
    expiredBefore = firstAccepted
  }
}
