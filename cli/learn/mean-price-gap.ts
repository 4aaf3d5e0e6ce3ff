import type {AdvisorModel} from '../../advisor-core/dialogue/model'
import {LEAST_GAP} from '../../advisor-core/reporting/topic-cells'
import {rankInGroup} from '../../advisor-core/signals/rank-in-group'

/** The mean gap where products are drawn evenly: ∫ d (1 − d) / ∫ (1 − d) from LEAST_GAP to 1. */
export const EVEN_GAP = (1 / 6 - LEAST_GAP ** 2 / 2 + LEAST_GAP ** 3 / 3) / ((1 - LEAST_GAP) ** 2 / 2)

/**
 * How far two products that are shown together lie apart in price on average, of those that lie LEAST_GAP apart at
 * least: what is reported of a pair is only which one is dearer, and a slate of like products says less about prices.
 *
 * @param slates products shown together, of simulated visits
 * @returns between ranks, in [LEAST_GAP, 1]; `EVEN_GAP` where no two lie apart
 */
export function meanPriceGap(
  {catalog}: Pick<AdvisorModel, 'catalog'>,
  slates: readonly (readonly number[])[],
): number {
  const price = catalog.attributes.find(({role}) => role === 'price')
  const column = price && catalog.columns[price.id]
  if (column?.kind !== 'numeric') return EVEN_GAP
  const ranks = rankInGroup(catalog, column)
  const gaps = slates.flatMap((slate) =>
    slate.flatMap((one, at) =>
      slate
        .slice(at + 1)
        .filter((other) => !Number.isNaN(column.values[one]! + column.values[other]!))
        .map((other) => Math.abs(ranks[one]! - ranks[other]!)),
    ),
  )
  const apart = gaps.filter((gap) => gap >= LEAST_GAP)
  return apart.length > 0 ? apart.reduce((sum, gap) => sum + gap, 0) / apart.length : EVEN_GAP
}
