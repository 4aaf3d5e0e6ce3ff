import type {AcceptedReport} from './types'

/** Reports of one shop and week. */
export interface ReportGroup {
  readonly shop: number
  readonly period: number
  readonly reports: AcceptedReport[]
}

/**
 * Reports by shop and week, in the order of both: everybody locks rows in this order, so nobody waits in a circle.
 *
 * @param numbers  the number of each shop by its public id
 * @throws RangeError for a report of a shop that has none
 */
export function groupReports(
  reports: readonly AcceptedReport[],
  numbers: ReadonlyMap<string, number>,
): readonly ReportGroup[] {
  const groups = new Map<number, ReportGroup>()
  for (const report of reports) {
    const shop = numbers.get(report.shop)
    if (shop === undefined) throw new RangeError(`invalid shop: ${report.shop}`)
    const {period} = report
    const name = shop * 65_536 + period
    const group = groups.get(name)
    if (group) group.reports.push(report)
    else groups.set(name, {shop, period, reports: [report]})
  }
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, group]) => group)
}
