import {normalQuantile} from '../numeric/normal-quantile'
import type {Counts} from './estimate-cells'
import {type Frequencies, frequencies} from './frequencies'
import type {Topic} from './types'

/** Chance of a false alarm in a topic, over all its cells and both sides. */
export const FALSE_ALARM = 0.001
/** Never fewer standard errors than this. */
export const MIN_ALARM_ERRORS = 4

/**
 * Cells in so many or so few of the reports that no truth can give it: honest noise holds every cell with a chance
 * between q and p. Concentrated forgery pushes other cells below q; spread out thinly it does not show.
 * The limit is four standard errors, or more where there are so many cells that four would come by chance.
 */
export function impossibleFrequencies(
  {reports, cells}: Counts,
  topic: Pick<Topic, 'cells' | 'subsetSize'>,
  odds: number,
): readonly string[] {
  const chances = frequencies(topic.cells.length, topic.subsetSize, odds)
  const errors = alarmErrors(2 * topic.cells.length)
  return topic.cells.filter((_, j) => isImpossible(cells[j]! / reports, chances, {n: reports, errors}))
}

/** Standard errors beyond which one of so many comparisons raises the alarm (Bonferroni). */
export function alarmErrors(comparisons: number): number {
  return Math.max(MIN_ALARM_ERRORS, normalQuantile(1 - FALSE_ALARM / comparisons))
}

function isImpossible(
  lambda: number,
  {p, q}: Frequencies,
  {n, errors}: {readonly n: number; readonly errors: number},
): boolean {
  const slack = (chance: number) => errors * Math.sqrt((chance * (1 - chance)) / n)
  return lambda < q - slack(q) || lambda > p + slack(p)
}
