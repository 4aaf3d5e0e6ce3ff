import {AT_PERIOD, REPORT_BYTES} from '../../advisor-core/reporting/wire'
import type {AcceptedReports} from './types'

/** Reports of one shop and week. */
export interface ReportGroup {
  readonly shop: number
  readonly period: number
  /** Where they are among all reports. */
  readonly places: number[]
}

/** Public ids of the shops that reports are for. */
export function shopsOf(reports: AcceptedReports): ReadonlySet<string> {
  const shops = new Set<string>()
  for (let place = 0; place < reports.size(); place++) shops.add(reports.beside(place).shop)
  return shops
}

/**
 * Reports by shop and week, in the order of both: everybody locks rows in this order, so nobody waits in a circle.
 *
 * @param numbers  the number of each shop by its public id
 * @throws RangeError for a report of a shop that has none
 */
export function groupReports(
  reports: AcceptedReports,
  numbers: ReadonlyMap<string, number>,
): readonly ReportGroup[] {
  const groups = new Map<number, ReportGroup>()
  const bytes = reports.bytes()
  for (let place = 0; place < reports.size(); place++) {
    const publicId = reports.beside(place).shop
    const shop = numbers.get(publicId)
    if (shop === undefined) throw new RangeError(`invalid shop: ${publicId}`)
    const period = bytes.readUInt16BE(place * REPORT_BYTES + AT_PERIOD)
    const name = shop * 65_536 + period
    const group = groups.get(name)
    if (group) group.places.push(place)
    else groups.set(name, {shop, period, places: [place]})
  }
  return [...groups.values()].sort((a, b) => a.shop - b.shop || a.period - b.period)
}
