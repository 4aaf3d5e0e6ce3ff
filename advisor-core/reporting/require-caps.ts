import {MAX_ARCHETYPE_CELLS, MAX_CELLS, MAX_TOPICS, ODDS, PERIOD_DAYS, subsetSizeFor} from './caps'
import {oneOf} from './read'
import {ReportingError} from './reporting-error'
import type {ReportConfiguration} from './types'

/**
 * Holds a configuration to the compiled caps: odds 3, 7 or 20; periods of seven days; up to 32 topics, the
 * first the archetype with up to five classes; 2 to 64 distinct cells, the first `none`; subset sizes of the
 * published form. Run by every device, whatever made the file.
 *
 * @throws ReportingError
 */
export function requireCaps({odds, periodDays, topics}: ReportConfiguration): void {
  oneOf(...ODDS)(odds, 'configuration.odds')
  oneOf(PERIOD_DAYS)(periodDays, 'configuration.periodDays')
  must(
    topics.length > 0 && topics.length <= MAX_TOPICS,
    'configuration.topics',
    `1 to ${MAX_TOPICS}`,
    topics.length,
  )
  topics.forEach(({id, cells, subsetSize, live}, i) => {
    const path = `configuration.topics[${i}]`
    const k = cells.length
    const most = i > 0 ? MAX_CELLS : MAX_ARCHETYPE_CELLS
    must(i > 0 || (id === 'archetype' && live), path, 'live archetype', id)
    const named = cells[0] === 'none' && new Set(cells).size === k
    must(named && k > 1 && k <= most, `${path}.cells`, `none and up to ${most - 1}`, cells.join())
    oneOf(subsetSizeFor(k, odds))(subsetSize, `${path}.subsetSize`)
  })
}

function must(holds: boolean, path: string, expected: string, received: unknown): void {
  if (!holds) throw new ReportingError(path, expected, received)
}
