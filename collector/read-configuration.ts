import {parseConfiguration} from '../advisor-core/reporting/parse-configuration'
import {ReportingError} from '../advisor-core/reporting/reporting-error'
import type {ReportConfiguration} from '../advisor-core/reporting/types'

/**
 * A stored configuration; `null` for one that an earlier version of this program registered in a form that is read no
 * more. What was counted under it stays where it is, and nobody else's reports wait for it.
 */
export function readConfiguration(canonical: string): ReportConfiguration | null {
  try {
    return parseConfiguration(JSON.parse(canonical))
  } catch (error) {
    if (error instanceof ReportingError) return null
    throw error
  }
}
