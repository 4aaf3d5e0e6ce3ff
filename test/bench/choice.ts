import {createRandom} from '../../advisor-core/numeric/random'
import {readChoiceFolder} from '../../models/training/choice-folder'
import type {BenchArgs} from './support/bench-args'
import {FOLDS, type FoldOrder, type FoldResult} from './support/choice-fold'
import type {ChoiceOrder, PersonScore} from './support/choice-person'
import {runFolds} from './support/run-folds'
import {mean, shuffled, standardError} from './support/statistics'

export const describe =
  'choices of real people, five folds: <folder> --order random|adaptive|both --limit 50 --seed 1 --burn-in 1500 --keep 3000'

/** Mean over people of one prediction after k choices; `overModel` is this row less the model's, paired by person. */
interface Row {
  readonly k: number
  readonly order: ChoiceOrder
  readonly hit: number
  readonly se_hit: number
  readonly logLoss: number
  readonly se_logLoss: number
  readonly logLossOverModel: number
  readonly se_logLossOverModel: number
}

/** How well the taste model predicts the test choices of people it was not trained on; see docs/benchmarks.md. */
export async function run({path, options}: BenchArgs): Promise<Record<string, unknown>> {
  if (path === null) throw new RangeError('choice: which folder?')
  const seed = wholeNumber(options.seed ?? 1, 'seed')
  const orders = parseOrder(options.order ?? 'both')
  const {people} = await readChoiceFolder(path)
  const withTests = people.filter(({tasks}) => tasks.some(({isTest}) => isTest)).map(({id}) => id)
  const limit = options.limit === undefined ? null : wholeNumber(options.limit, 'limit')
  const wanted = limit === null ? null : shuffled(withTests, createRandom(seed)).slice(0, limit)
  const order = (fold: number): FoldOrder => ({
    folder: path,
    fold,
    people: wanted,
    orders,
    seed,
    burnIn: wholeNumber(options['burn-in'] ?? 1500, 'burn-in'),
    keep: wholeNumber(options.keep ?? 3000, 'keep'),
    validate: options.validate === true,
  })
  const folds = await runFolds(Array.from({length: FOLDS}, (_, fold) => order(fold)))
  const model = folds.flatMap(({rows}) => rows.model!)
  return {
    seed,
    n: model.length,
    order: orders,
    trainingSeconds: mean(folds.map(({fitSeconds}) => fitSeconds)),
    positions: folds[0]!.positions,
    rows: Object.fromEntries(Object.keys(folds[0]!.rows).map((name) => [name, summarise(folds, name)])),
  }
}

function summarise(folds: readonly FoldResult[], name: string): Row[] {
  const people = folds.flatMap(({rows}) => rows[name]!)
  const model = folds.flatMap(({rows}) => rows.model!)
  return (people[0] ?? []).map(({k, order}) => {
    const own = people.map((scores) => scoreAt(scores, k, order))
    const hits = own.map(({hit}) => hit)
    const losses = own.map(({logLoss}) => logLoss)
    const gaps = losses.map((loss, i) => loss - scoreAt(model[i]!, k, order).logLoss)
    return {
      k,
      order,
      hit: mean(hits),
      se_hit: standardError(hits),
      logLoss: mean(losses),
      se_logLoss: standardError(losses),
      logLossOverModel: mean(gaps),
      se_logLossOverModel: standardError(gaps),
    }
  })
}

function scoreAt(scores: readonly PersonScore[], k: number, order: ChoiceOrder): PersonScore {
  const score = scores.find((row) => row.k === k && row.order === order)
  if (!score) throw new RangeError(`no score after ${k} choices in ${order} order`)
  return score
}

/** One line a row and order: hit / log loss for each k. */
export function table(result: Record<string, unknown>): string {
  const {rows, n, seed, seconds} = result as unknown as {
    rows: Record<string, Row[]>
    n: number
    seed: number
    seconds: number
  }
  const lines = Object.entries(rows).flatMap(([name, all]) =>
    (['random', 'adaptive'] as const).flatMap((order) => {
      const own = all.filter((row) => row.order === order)
      if (own.length === 0) return []
      const cells = own.map(({k, hit, logLoss}) => `k=${k} ${hit.toFixed(3)}/${logLoss.toFixed(3)}`)
      const gaps = own.map(
        (row) => `${row.logLossOverModel.toFixed(3)}±${row.se_logLossOverModel.toFixed(3)}`,
      )
      return [`${name.padEnd(14)}${order.padEnd(10)}${cells.join('  ')}   (${gaps.join(' ')})`]
    }),
  )
  return [
    `n = ${n}, seed = ${seed}, ${seconds.toFixed(0)} s; hit / log loss (log loss less the model's ± se)`,
    ...lines,
  ].join('\n')
}

function parseOrder(value: string | boolean): ChoiceOrder[] {
  if (value === 'both') return ['random', 'adaptive']
  if (value === 'random' || value === 'adaptive') return [value]
  throw new RangeError(`choice: --order is random, adaptive or both, not ${value}`)
}

function wholeNumber(value: string | boolean | number, name: string): number {
  const number = Number(value)
  if (!(Number.isInteger(number) && number > 0))
    throw new RangeError(`choice: --${name} is no whole number: ${value}`)
  return number
}
