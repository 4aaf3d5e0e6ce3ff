import type {Catalog} from '../catalog/types'
import {NO_DEED, PRICED_DEEDS, pairs, priceGap} from '../reporting/topic-cells'
import {type Deed, decodeDeeds, isBehaviour} from '../signals/behaviour-bin'
import {rankInGroup} from '../signals/rank-in-group'
import {productsWith} from '../signals/signal-terms'
import type {BehaviourSignal} from '../signals/types'
import type {AdvisorModel, Visit} from './model'
import {UNSEEN} from './state'
import type {Evidence} from './types'

type Choice = Extract<Evidence, {readonly kind: 'choice'}>

const SIGNALS: readonly BehaviourSignal[] = ['sort', 'filter', 'search']

/**
 * What a choice says about what was done in the shop, by report topic: for every other product that was shown, whether
 * the chosen one is dearer or cheaper. Given two of those shown, which of them is chosen depends on
 * these two alone, however the slate came about; `pickCells` draws one of the others evenly, so that this stays true.
 *
 * Only visits that did one thing speak about it, and those that did nothing are the base: of two deeds neither could be
 * told from the other. A visit says nothing about a signal that is switched off, and where the visitor did something
 * that is, nothing about any.
 *
 * @param choice the product chosen and what was shown beside it; `null` where none was
 * @see McFadden 1978, Modelling the choice of residential location (choice among a subset of the alternatives)
 * @see Fox 2007, Semiparametric estimation of multinomial discrete-choice models using a subset of choices
 */
export function priceComparisons(
  {catalog}: AdvisorModel,
  {evidence, signalsOff}: Pick<Visit, 'evidence' | 'signalsOff'>,
  choice: Choice | null,
): [topic: string, cells: readonly string[]][] {
  if (!choice) return []
  const deeds = evidence.flatMap((entry) =>
    entry.kind === 'signal' && isBehaviour(entry.signal)
      ? decodeDeeds(catalog, entry.bin).map((deed) => ({signal: entry.signal, deed}))
      : [],
  )
  const [done] = deeds
  if (deeds.length > 1 || (done && signalsOff.includes(done.signal))) return []
  const heads = (signal: BehaviourSignal): readonly string[] => PRICED_DEEDS[signal]
  const told = done
    ? SIGNALS.filter((signal) => signal === done.signal && heads(signal).includes(done.deed.head))
    : SIGNALS.filter((signal) => !signalsOff.includes(signal))
  if (told.length === 0) return []
  const gaps = priceGaps(catalog, choice, done?.deed)
  return told.map((signal) => [`behaviour:${signal}`, pairs([done?.deed.head ?? NO_DEED], gaps)])
}

/** By other product of a known price; of those alike in what the visitor named, so that only the price tells them apart. */
function priceGaps(catalog: Catalog, {product, shown}: Choice, deed: Deed | undefined): string[] {
  const priced = catalog.attributes.find(({role}) => role === 'price')
  const column = priced && catalog.columns[priced.id]
  if (column?.kind !== 'numeric' || Number.isNaN(column.values[product])) return []
  const named = deed?.attribute ? productsWith(catalog, deed.attribute, deed.values) : null
  const others = [...new Set(shown)].filter(
    (other) =>
      other !== UNSEEN &&
      other !== product &&
      !Number.isNaN(column.values[other]) &&
      named?.[other] === named?.[product],
  )
  if (others.length === 0) return []
  const ranks = rankInGroup(catalog, column)
  return others.map((other) => priceGap(ranks[product]! - ranks[other]!))
}
