import type {ArchetypeModel} from '../../advisor-core/archetypes/types'
import type {Learnt} from './learn-questions'
import {learnShares} from './learn-shares'
import {identityMap} from './shrink-shares'
import type {Weeks} from './topic-weeks'

/** Archetype shares among visits with a result; with the classification matrix where the collector has one. */
export function learnArchetypes({classes}: ArchetypeModel, weeks: Weeks): Learnt {
  const reports = weeks.topic('archetype')
  const cells = classes.map(({id}) => id)
  const matrix = weeks.classification?.matrix
  const fits = cells.every((cell) => reports?.topic.cells.includes(cell))
  if (!reports || !fits) return {changes: [], parameters: {}}
  const change = learnShares({
    parameter: 'archetypes',
    cells,
    old: classes.map(({share}) => share),
    map: matrix?.length === cells.length ? matrix : identityMap(cells.length),
    weeks: reports.weeks,
    observe: reports.observe(cells),
  })
  if (!change.accepted) return {changes: [change], parameters: {}}
  const rounded = toShares(change.new)
  return {
    changes: [{...change, new: rounded}],
    parameters: {archetypes: Object.fromEntries(cells.map((cell, k) => [cell, rounded[k]!]))},
  }
}

/** Six decimals that still sum to 1; nobody's share is 0. */
function toShares(shares: readonly number[]): number[] {
  const raised = shares.map((share) => Math.max(share, 0.005))
  const total = raised.reduce((sum, share) => sum + share, 0)
  return raised.map((share) => Number((share / total).toFixed(6)))
}
