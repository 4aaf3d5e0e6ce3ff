import {setImmediate} from 'node:timers/promises'

/** Steps between two pauses: some milliseconds, so that no request waits long for a large batch. */
const STEPS = 500

/** A counter of steps, which says when everything else should have its turn. */
export function takeTurns(): (steps?: number) => Promise<void> | undefined {
  let since = 0
  return (steps = 1) => {
    since += steps
    if (since < STEPS) return
    since = 0
    return setImmediate()
  }
}
