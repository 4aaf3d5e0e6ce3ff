import {createRandom} from '../../advisor-core/numeric/random'
import {type BinModel, binLogOdds, cellLogLoss} from '../../advisor-core/signals/bin-model'
import {cappedLogOdds} from '../../advisor-core/signals/cap-log-odds'
import {type FoldedCell, learnSignalWeights} from '../../advisor-core/signals/learn-signal-weights'
import {SIGNAL_CAP} from '../../advisor-core/signals/signal-terms'
import type {BenchArgs} from './support/bench-args'
import {tunedLogistic} from './support/ridge-logistic'
import {binColumn, readSessions, type SessionColumn, type SessionTable} from './support/session-table'
import {mean, shuffled, standardError} from './support/statistics'
import {wholeNumber} from './support/whole-number'

export const describe =
  'do implicit signals help? --target Revenue --signals a,b --folds 10 --seed 1, for a table of sessions'

/** Parts held out while weights and penalties are learnt. */
const INNER_FOLDS = 5

interface Task {
  readonly inputs: string
  readonly columns: readonly SessionColumn[]
}

/** Predicts the outcome from signals, behaviour, both, and shuffled signals, by our method and by a tuned L2 one. */
export async function run({path, options}: BenchArgs): Promise<Record<string, unknown>> {
  if (!path) throw new RangeError('signals: which table of sessions?')
  const seed = wholeNumber(options.seed, 'seed', 1, 0)
  const folds = wholeNumber(options.folds, 'folds', 10, 2)
  const named = typeof options.signals === 'string' ? options.signals.split(',') : undefined
  const table = readSessions(path, String(options.target ?? 'Revenue'), named)
  const random = createRandom(seed)
  const foldOf = shuffled(
    table.outcome.map((_, row) => row % folds),
    random,
  )
  const signals = table.columns.filter(({kind}) => kind === 'signal')
  const order = shuffled([...table.outcome.keys()], random)
  const control = signals.map((column) => ({...column, cells: order.map((row) => column.cells[row]!)}))
  const tasks: Task[] = [
    {inputs: 'none', columns: []},
    {inputs: 'signals', columns: signals},
    {inputs: 'behaviour', columns: table.columns.filter(({kind}) => kind === 'behaviour')},
    {inputs: 'both', columns: table.columns},
    {inputs: 'signals shuffled', columns: control},
  ]
  const predicted = tasks.map((task) => crossValidate(table, task.columns, {foldOf, folds}))
  const none = predicted[0]!.learnt
  const rows = tasks.flatMap(({inputs, columns}, t) => {
    const {learnt, capped, logistic} = predicted[t]!
    const row = (method: string, logOdds: readonly number[]): Record<string, unknown> => ({
      inputs,
      method,
      ...score(logOdds, table.outcome, {none, foldOf}),
    })
    if (columns.length === 0) return [row('base rate', learnt)]
    const ours = row('learnt', learnt)
    return inputs === 'behaviour' || inputs === 'both'
      ? [ours, row('tuned L2', logistic)]
      : [ours, row('learnt, capped', capped), row('tuned L2', logistic)]
  })
  return {
    benchmark: 'signals',
    seed,
    folds,
    n: table.outcome.length,
    rows,
    signals: signals.map(({name}, s) => ({
      name,
      onInFolds: predicted[1]!.on.filter((on) => on[s]).length,
      onInFoldsShuffled: predicted[4]!.on.filter((on) => on[s]).length,
      gain: mean(predicted[1]!.gains.map((gains) => gains[s]!)),
    })),
  }
}

function crossValidate(
  {outcome}: SessionTable,
  columns: readonly SessionColumn[],
  {foldOf, folds}: {foldOf: readonly number[]; folds: number},
) {
  const [learnt, capped, logistic] = [[] as number[], [] as number[], [] as number[]]
  const on: (readonly boolean[])[] = []
  const gains: (readonly number[])[] = []
  for (let fold = 0; fold < folds; fold++) {
    const train = [...outcome.keys()].filter((row) => foldOf[row] !== fold)
    const binned = columns.map((column) => binColumn(column, train))
    const sizes = binned.map(({bins}) => bins)
    const binsOf = (row: number): number[] => binned.map(({codes}) => codes[row]!)
    const cells = countCells(train, binsOf, outcome)
    const model = learnSignalWeights(cells, sizes, INNER_FOLDS)
    const baseline: BinModel = columns.length === 0 ? model : tunedLogistic(cells, sizes, INNER_FOLDS)
    on.push(model.on)
    gains.push(model.gains)
    outcome.forEach((_, row) => {
      if (foldOf[row] !== fold) return
      const bins = binsOf(row)
      learnt[row] = binLogOdds(model, bins)
      capped[row] = cappedLogOdds(model, bins, SIGNAL_CAP)
      logistic[row] = binLogOdds(baseline, bins)
    })
  }
  return {learnt, capped, logistic, on, gains}
}

/** Sessions with the same bins in the same inner fold are counted together. */
function countCells(
  rows: readonly number[],
  binsOf: (row: number) => number[],
  outcome: readonly boolean[],
): FoldedCell[] {
  const cells = new Map<string, {bins: number[]; fold: number; total: number; positives: number}>()
  rows.forEach((row, i) => {
    const bins = binsOf(row)
    const fold = i % INNER_FOLDS
    const key = `${fold}:${bins}`
    const cell = cells.get(key) ?? {bins, fold, total: 0, positives: 0}
    cells.set(key, {...cell, total: cell.total + 1, positives: cell.positives + (outcome[row] ? 1 : 0)})
  })
  return [...cells.values()]
}

function score(
  logOdds: readonly number[],
  outcome: readonly boolean[],
  {none, foldOf}: {none: readonly number[]; foldOf: readonly number[]},
): Record<string, number> {
  const losses = logOdds.map((value, row) => lossOf(value, outcome[row]!))
  const better = losses.map((loss, row) => lossOf(none[row]!, outcome[row]!) - loss)
  return {
    logLoss: mean(losses),
    auc: mean(
      [...new Set(foldOf)].map((fold) => {
        const rows = [...outcome.keys()].filter((row) => foldOf[row] === fold)
        return areaUnderCurve(
          rows.map((row) => logOdds[row]!),
          rows.map((row) => outcome[row]!),
        )
      }),
    ),
    gain: mean(better),
    se_gain: standardError(better),
  }
}

function lossOf(logOdds: number, outcome: boolean): number {
  return cellLogLoss(logOdds, {bins: [], total: 1, positives: outcome ? 1 : 0})
}

/** Chance that a session with the outcome is put before one without; ties count half. */
function areaUnderCurve(logOdds: readonly number[], outcome: readonly boolean[]): number {
  const sorted = logOdds.map((value, row) => ({value, row})).sort((a, b) => a.value - b.value)
  let [rankSum, positives] = [0, 0]
  for (let i = 0; i < sorted.length; ) {
    let end = i
    while (end < sorted.length && sorted[end]!.value === sorted[i]!.value) end++
    for (const {row} of sorted.slice(i, end)) {
      if (!outcome[row]) continue
      rankSum += (i + end + 1) / 2
      positives++
    }
    i = end
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (logOdds.length - positives))
}
