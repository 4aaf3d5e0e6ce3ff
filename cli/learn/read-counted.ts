import type {Counts} from '../../advisor-core/reporting/estimate-cells'
import {type CountedConfiguration, countedConfigurations} from '../../collector'
import type {CountsSource} from './counts-source'

/** The shop's configurations that have counters of advice, real ones or simulated ones, the newest first. */
export async function readCounted(
  source: CountsSource,
  {shop, simulated, beforePeriod}: {shop: string; simulated: boolean; beforePeriod: number},
): Promise<readonly CountedConfiguration[]> {
  const rows = await source.readCounts({shop, beforePeriod})
  const advice = rows.filter(({kind, period}) => kind === 'advice' && period < beforePeriod)
  const counted = countedConfigurations(await source.configurationsOf(shop), advice, simulated)
  return counted.filter(({counts}) => counts.length > 0)
}

/** Counters of one topic by week. */
export function countsByWeek(
  {configuration, counts}: CountedConfiguration,
  id: string,
): ReadonlyMap<number, Counts> {
  const index = configuration.topics.findIndex((topic) => topic.id === id)
  const {cells = []} = configuration.topics[index] ?? {}
  return new Map(
    counts
      .filter(({topic}) => topic === index)
      .map((row) => [
        row.period,
        {reports: row.reports, cells: cells.map((_, cell) => row.cells.get(cell) ?? 0)},
      ]),
  )
}
