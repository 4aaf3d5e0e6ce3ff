import type {BenchArgs} from './support/bench-args'
import {type ConversionCoverage, conversionCoverage} from './support/conversion-coverage'
import {type Coverage, intervalCoverage} from './support/interval-coverage'
import {MADE_UP_SHOPS, type ShopName} from './support/made-up-shops'

export const describe =
  'coverage of the intervals of the reports, simulated: --figure orders --shops a,h --n 200,1000,10000,100000 --replicates 2000 --seed 1'

const FIGURES = ['cell', 'pooled', 'table'] as const

/** How often 95 % intervals hold the truth, by figure, shop and number of archetype reports; see docs/reports.md. */
export async function run({options}: BenchArgs): Promise<Record<string, unknown>> {
  const numbers = String(options.n ?? '200,1000,10000,100000')
    .split(',')
    .map(Number)
  const replicates = Number(options.replicates ?? 2000)
  const seed = Number(options.seed ?? 1)
  if (![...numbers, replicates].every((x) => Number.isInteger(x) && x > 0)) {
    throw new RangeError('intervals: --n and --replicates are whole numbers')
  }
  const shops = String(options.shops ?? 'a')
    .split(',')
    .filter((name): name is ShopName => name in MADE_UP_SHOPS)
  const wanted = FIGURES.filter((figure) => !options.figure || options.figure === figure)
  const coverage = wanted.flatMap((figure) =>
    numbers.map((n) => intervalCoverage(figure, {n, replicates, seed})),
  )
  const orders =
    !options.figure || options.figure === 'orders'
      ? shops.flatMap((shop) => numbers.flatMap((n) => conversionCoverage(shop, {n, replicates, seed})))
      : []
  return {seed, replicates, coverage, orders}
}

/** One line a figure and n. */
export function table({
  coverage = [],
  orders = [],
}: {
  coverage?: readonly Coverage[]
  orders?: readonly ConversionCoverage[]
}): string {
  const shares = coverage.map(({figure, n, shown, covered, rmse}) =>
    [figure.padEnd(10), String(n).padStart(7), percent(shown, 0), percent(covered), rmse.toFixed(4)].join(
      '  ',
    ),
  )
  const lines = orders.map((entry) =>
    [
      `${entry.shop} ${entry.figure}`.padEnd(12),
      String(entry.n).padStart(7),
      entry.orders.toFixed(0).padStart(6),
      ...[percent(entry.shown, 0), percent(entry.covered), percent(entry.worst)],
      ...[percent(entry.useless, 0), percent(entry.always.covered)],
      ...[percent(entry.byItself.shown, 0), percent(entry.byItself.covered)],
      ...[percent(entry.byAll.shown, 0), percent(entry.byAll.covered)],
    ].join('  '),
  )
  const parts = [
    ...(shares.length > 0 ? ['figure            n  shown%   in%  rmse', ...shares] : []),
    ...(lines.length > 0
      ? [
          'shop, figure        n  orders  shown     in  worst  useless always  itself     in    all     in',
          ...lines,
        ]
      : []),
  ]
  return parts.join('\n')
}

const percent = (share: number, digits = 1) =>
  (Number.isFinite(share) ? (100 * share).toFixed(digits) : '—').padStart(5)
