import type {LocalText} from '../catalog/types'
import {CHANGE_THRESHOLD, DEFAULT_DROP_OFF, SLATE_SIZE} from '../questions/pick-question'
import {slateValue, topProducts} from '../questions/slate-value'
import {compareTable} from '../ranking/compare-table'
import {pickComparison} from '../taste/pick-comparison'
import {OWN_STANDING} from './assess'
import type {AdvisorModel, ComparisonOffer, PairInput} from './model'
import {PAIR_ID} from './state'

/** At most this many comparisons in a visit, unless the advisor file has another number. */
export const MOST_COMPARISONS = 2

/** Differences shown between the two, beside the price. */
const ROWS = 5

const TEXT: LocalText = {
  de: 'Welches von diesen beiden eher?',
  en: 'Which of these two would you rather have?',
}

const WHY: LocalText = {
  de: 'Was Ihnen lieber ist, zeigt mir, worauf Sie bei den anderen Produkten achten.',
  en: 'Which one you prefer shows me what you look for in the other products.',
}

/**
 * A comparison of two products, once no attribute question is worth asking any more, and by the stop rule that ended
 * those: the set of three changes with 10 % or more, and what that gains is worth a question. As often as the
 * advisor file allows, once something was answered, and never before taste is fitted to all choices.
 */
export function pickPair(
  model: AdvisorModel,
  {belief, evidence, rules, tasteFit, taste, pick}: PairInput,
): ComparisonOffer | null {
  const compare = model.learnsTaste && pick.kind === 'stop' && model.compare?.()
  const pairs = evidence.flatMap((entry) =>
    entry.kind === 'choice' && entry.id.startsWith(PAIR_ID) ? [entry.shown] : [],
  )
  // Those left open count as well.
  if (!compare || pairs.length >= (rules.comparisons ?? MOST_COMPARISONS)) return null
  if (!evidence.some(({kind}) => kind === 'answer')) return null
  if (tasteFit && tasteFit.key !== taste?.key) return null
  const found = compare({
    belief,
    choices: tasteFit?.choices ?? [],
    asked: pairs,
    ownStanding: OWN_STANDING.prefer,
    slateSize: SLATE_SIZE,
    pick: pickComparison,
  })
  if (!found) return null
  const {products, informationNats, expectedValue, changeProbability} = found
  const value = slateValue(belief, topProducts(belief, SLATE_SIZE))
  if (!(changeProbability >= CHANGE_THRESHOLD && expectedValue * (1 - DEFAULT_DROP_OFF) > value)) return null
  return offerOf(model, products, {informationNats, changeProbability})
}

/** The question which of two products it is rather. */
export function offerOf(
  model: AdvisorModel,
  products: readonly [number, number],
  {informationNats, changeProbability}: {informationNats: number; changeProbability: number | null},
): ComparisonOffer {
  return {
    kind: 'pair',
    id: `pair:${products.join(':')}`,
    text: TEXT,
    why: WHY,
    products,
    table: compareTable(model, products)
      .filter(({attribute}) => attribute !== model.price?.id)
      .slice(0, ROWS),
    gainBits: informationNats / Math.LN2,
    changeProbability,
  }
}
