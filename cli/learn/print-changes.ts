import type {Found} from './learn-shop'
import type {OlderWeeks} from './topic-weeks'
import type {Change} from './types'

/** A version as a merchant reads it: each parameter's old → new where it was taken over, and why where it was not. */
export function printChanges({version, older}: Found): string {
  const {periods, changes, simulated, configuration} = version
  const taken = changes.filter(({accepted}) => accepted).length
  return [
    `Weeks ${periods.first} to ${periods.last}${simulated ? ' of SIMULATED visitors' : ''}, configuration ${configuration.slice(0, 16)}.`,
    ...older.map(printOlder),
    `${changes.length} parameters looked at, ${taken} taken, ${changes.length - taken} kept as they were.`,
    ...changes.flatMap(printChange),
    '',
  ].join('\n')
}

/** Why a new value may lie outside of what was reported, by the parameter's kind. */
const OUTSIDE: Readonly<Record<string, string>> = {
  archetypes: 'New are the shares behind the reports: devices name a wrong archetype at a known rate.',
  popularity: 'New is what it will count for: less than was reported, and for no group more than half.',
}

function printOlder({hash, periods, reports, read}: OlderWeeks): string {
  const weeks = `weeks ${periods.first} to ${periods.last}, older configuration ${hash.slice(0, 16)}`
  if (read === reports) return `Also ${weeks}: all ${reports} reports, counted in the same way.`
  const what = read === 0 ? 'none of' : `${read} of`
  return `Also ${weeks}: ${what} ${reports} reports; the others are about topics that are counted otherwise now, and are left out.`
}

function printChange(change: Change): string[] {
  const {parameter, reports, reason, improvement, cells, accepted} = change
  const judged = improvement
    ? ` (squared error ${signed(-improvement.mean)}, at worst ${signed(-improvement.low)})`
    : ''
  const head = `\n${parameter}: ${reason}${judged}; ${reports} reports`
  if (!accepted) return [head]
  const note = OUTSIDE[parameter.split(':')[0]!]
  return [
    head,
    ...(note !== undefined && isOutside(change) ? [`  ${note}`] : []),
    ...cells.map((cell, j) => {
      const interval = change.intervals?.[j]
      const said = interval ? `  reported ${percent(interval[0])} to ${percent(interval[1])}` : ''
      return `  ${cell.padEnd(24)} ${percent(change.old[j]!)} → ${percent(change.new[j]!)}${said}`
    }),
  ]
}

const isOutside = ({intervals, new: shares}: Change): boolean =>
  intervals?.some(([low, high], j) => shares[j]! < low || shares[j]! > high) ?? false

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(7)
const signed = (x: number): string => `${x < 0 ? '−' : '+'}${Math.abs(x).toFixed(5)}`
