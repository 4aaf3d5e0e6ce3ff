import {loadavg} from 'node:os'
import type {BenchArgs} from './support/bench-args'
import {brotliBytes} from './support/compression'
import {timeTaste} from './support/time-taste'

export const describe =
  'one refit of taste in a Chromium worker, tfjs beside plain typed arrays: --choices 20 --dim 32 --rounds 200 --seed 1'

/** Times of one refit on synthetic choices among five; see docs/benchmarks.md. */
export async function run({options}: BenchArgs): Promise<Record<string, unknown>> {
  const number = (name: string, fallback: number): number => {
    const value = Number(options[name] ?? fallback)
    if (!(Number.isInteger(value) && value > 0)) {
      throw new RangeError(`taste: --${name} is no whole number: ${options[name]}`)
    }
    return value
  }
  const seed = number('seed', 1)
  const choices = number('choices', 20)
  const dim = number('dim', 32)
  const rounds = number('rounds', 200)
  const {shipped, times, ...rest} = await timeTaste({seed, choices, dim, rounds})
  return {
    seed,
    n: rounds,
    choices,
    shown: 5,
    dim,
    chunkBrotliBytes: brotliBytes(shipped),
    ...rest,
    refitMedianMs: times.refit.medianMs,
    plainRefitMedianMs: times.plainRefit.medianMs,
    timesPlain: times.refit.medianMs / times.plainRefit.medianMs,
    times,
    loadAverage: loadavg()[0],
  }
}
