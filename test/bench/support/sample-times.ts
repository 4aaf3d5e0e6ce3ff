import {quantile} from './statistics'

/** Wall-clock times of one operation, in ms. */
export interface Times {
  readonly medianMs: number
  readonly p95Ms: number
  readonly minMs: number
}

/** A sample lasts at least this long, because a browser's clock may tick in tenths of a millisecond. */
const SAMPLE_MS = 2

/**
 * Times operations side by side, so that whatever else the machine does falls on all of them: each round takes one
 * sample of every operation, after rounds that only warm up.
 *
 * @param operations each returns a number that depends on its work, so that no compiler can leave it out
 */
export function sampleTimes<Name extends string>(
  operations: Readonly<Record<Name, () => number>>,
  {rounds, warmup, nowMs}: {rounds: number; warmup: number; nowMs: () => number},
): Record<Name, Times> {
  const names = Object.keys(operations) as Name[]
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]))
  const repeats = new Map<Name, number>(names.map((name) => [name, 1]))
  for (let round = -warmup; round < rounds; round++)
    for (const name of names) {
      const times = repeats.get(name)!
      const from = nowMs()
      for (let i = 0; i < times; i++) sink += operations[name]()
      const ms = (nowMs() - from) / times
      if (round >= 0) samples.get(name)!.push(ms)
      else if (ms * times < SAMPLE_MS) repeats.set(name, Math.min(2000, Math.ceil(1.5 * times)))
    }
  if (Number.isNaN(sink)) throw new RangeError('an operation returned NaN')
  return Object.fromEntries(
    names.map((name) => {
      const all = samples.get(name)!
      return [name, {medianMs: quantile(all, 0.5), p95Ms: quantile(all, 0.95), minMs: Math.min(...all)}]
    }),
  ) as Record<Name, Times>
}

let sink = 0
