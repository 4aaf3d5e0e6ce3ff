import type {ExperimentEstimate} from '../../advisor-core/experiments/types'
import type {EstimateSet} from './estimates'
import {toCompared, toExperiments} from './experiments'

const COLUMNS = ['figure', 'topic', 'cell', 'estimate', 'low', 'high', 'standard_error', 'reports'] as const
type Row = Readonly<Record<(typeof COLUMNS)[number], string | number>>

/**
 * Every figure that the page shows, one a line, after lines with `#` that say what it was counted under. Shares are
 * raw estimates, so that they may lie outside 0 to 1; nothing that is too early is in it.
 */
export function toCsv(set: EstimateSet): string {
  const about = [
    `configuration ${set.hash}`,
    set.simulated ? 'SIMULATED: no person is in these figures' : 'real reports',
    `odds ${set.odds} : 1, epsilon ${Math.log(set.odds).toFixed(4)}`,
    ...othersOf(set),
    `weeks since 1970: ${set.periods ? `${set.periods.first} to ${set.periods.last}` : 'none'}`,
    `design effect ${set.designEffect ?? 1}; intervals hold 95 %`,
  ]
  const experiments = toExperiments(set)
  if (experiments.length > 0)
    about.push('differences between arms of experiments: intervals hold 95 % in every week looked at')
  for (const {id, uneven} of experiments)
    if (uneven.length > 0)
      about.push(`NOT TO BE TRUSTED: ${id}, drawn unevenly: ${uneven.join(', ')}`.replace(/[\r\n]+/g, ' '))
  const lines = [...rowsOf(set), ...experiments.flatMap(experimentRows)].map((row) =>
    COLUMNS.map((column) => field(row[column])).join(','),
  )
  return [...about.map((line) => `# ${line}`), COLUMNS.join(','), ...lines, ''].join('\r\n')
}

function othersOf({others}: EstimateSet): string[] {
  if (!others) return []
  const {configurations, reports, leftOut} = others
  return [
    `reports of ${configurations} other configurations that counted their topics in the same way: ${reports}; left out: ${leftOut}`,
  ]
}

const NO_ORDERS = {advised: 0, outcomes: 0, level: null}

function rowsOf({topics, archetypes, conversion, tables = []}: EstimateSet): Row[] {
  const shares = topics.flatMap(({id, estimate}) =>
    estimate.kind === 'shown'
      ? estimate.cells.map((cell) => cellRow('share', id, cell, estimate.reports))
      : [],
  )
  const pooled = (archetypes?.cells ?? []).map((cell) =>
    cellRow('pooled share', 'archetype', cell, archetypes?.reports ?? 0),
  )
  const corrected = archetypes?.corrected?.kind === 'shown' ? archetypes.corrected.cells : []
  const orders = conversion?.kind === 'shown' ? conversion.classes : []
  const {advised, outcomes, level} = conversion?.kind === 'shown' ? conversion : NO_ORDERS
  return [
    ...shares,
    ...pooled,
    ...corrected.map(({cell, share, low, high}) =>
      toRow('corrected share', 'archetype', {
        cell,
        estimate: share,
        low,
        high,
        reports: archetypes?.reports ?? 0,
      }),
    ),
    ...(level
      ? [toRow('conversion', 'all', {cell: 'all', estimate: level.value, ...level, reports: advised})]
      : []),
    ...orders.flatMap(({cell, conversion: rate, orderValue}) => [
      ...(rate
        ? [toRow('conversion', 'archetype', {cell, estimate: rate.value, ...rate, reports: advised})]
        : []),
      ...(orderValue
        ? [
            toRow('order value', 'archetype', {
              cell,
              estimate: orderValue.value,
              ...orderValue,
              reports: outcomes,
            }),
          ]
        : []),
    ]),
    ...tables.flatMap(({id, rows, reports}) =>
      rows.flatMap(({archetype, cells}) =>
        (cells ?? []).map(({cell, share, low, high}) =>
          toRow('share within archetype', id, {
            cell: `${archetype}: ${cell}`,
            estimate: share,
            low,
            high,
            reports,
          }),
        ),
      ),
    ),
  ]
}

/** Every figure of an experiment by arm; what is compared is named with what it is compared with. */
function experimentRows(experiment: ExperimentEstimate): Row[] {
  const {id, chosen, ordered, currency} = experiment
  const unit = currency === null ? '' : ` in ${currency}`
  const {reference} = toCompared(experiment)
  return experiment.arms.flatMap((arm) => {
    const compared = `${arm.arm} less ${reference?.arm}`
    const found = [
      ['share with a chosen product', arm.arm, arm.chosen, chosen.reports],
      ['difference of shares with a chosen product', compared, arm.difference, chosen.reports],
      ['orders for each visit', arm.arm, arm.orderRate, chosen.reports],
      ['difference of orders by their mean', compared, arm.orders, ordered?.reports ?? 0],
      [`order value${unit}`, arm.arm, arm.orderValue, ordered?.reports ?? 0],
      [`difference of revenue for each visit${unit}`, compared, arm.revenue, ordered?.reports ?? 0],
    ] as const
    return found.flatMap(([figure, cell, interval, reports]) =>
      interval ? [toRow(figure, id, {cell, estimate: interval.value, ...interval, reports})] : [],
    )
  })
}

type Found = {cell: string; estimate: number; low: number; high: number; reports: number}

const toRow = (figure: string, topic: string, {cell, estimate, low, high, reports}: Found): Row => ({
  figure,
  topic,
  cell,
  estimate,
  low,
  high,
  standard_error: '',
  reports,
})

function cellRow(
  figure: string,
  topic: string,
  {
    cell,
    merged,
    raw,
    low,
    high,
    standardError,
  }: {
    cell: string
    merged?: readonly string[] | undefined
    raw: number
    low: number
    high: number
    standardError: number
  },
  reports: number,
): Row {
  const name = merged ? `${cell}: ${merged.join(' + ')}` : cell
  return {figure, topic, cell: name, estimate: raw, low, high, standard_error: standardError, reports}
}

/** Quoted where needed; what a spreadsheet would take for a formula is made a text. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
