import type {BenchArgs} from './support/bench-args'
import {intervalCoverage} from './support/interval-coverage'

export const describe =
  'coverage of the intervals of the reports, simulated: --n 200,1000,10000,100000 --replicates 2000 --seed 1'

const FIGURES = ['cell', 'pooled', 'table', 'conversion', 'value'] as const

/** How often 95 % intervals hold the truth, by figure and number of archetype reports; see docs/reports.md. */
export async function run({options}: BenchArgs): Promise<Record<string, unknown>> {
  const numbers = String(options.n ?? '200,1000,10000,100000')
    .split(',')
    .map(Number)
  const replicates = Number(options.replicates ?? 2000)
  const seed = Number(options.seed ?? 1)
  if (![...numbers, replicates].every((x) => Number.isInteger(x) && x > 0)) {
    throw new RangeError('intervals: --n and --replicates are whole numbers')
  }
  const wanted = FIGURES.filter((figure) => !options.figure || options.figure === figure)
  const coverage = wanted.flatMap((figure) =>
    numbers.map((n) => intervalCoverage(figure, {n, replicates, seed})),
  )
  return {seed, replicates, coverage}
}

/** One line a figure and n. */
export function table({coverage}: {coverage?: ReturnType<typeof intervalCoverage>[]}): string {
  const lines = (coverage ?? []).map(({figure, n, shown, covered, rmse}) =>
    [
      figure.padEnd(12),
      String(n).padStart(7),
      (100 * shown).toFixed(0).padStart(5),
      (100 * covered).toFixed(1).padStart(6),
      rmse.toFixed(4),
    ].join('  '),
  )
  return ['figure            n  shown%    in%  rmse', ...lines].join('\n')
}
