import type {LocalText} from '../catalog/types'
import {CHANGE_THRESHOLD, DEFAULT_DROP_OFF, SLATE_SIZE} from '../questions/pick-question'
import {slateValue, topProducts} from '../questions/slate-value'
import {compareTable} from '../ranking/compare-table'
import {OWN_STANDING} from './assess'
import type {AdvisorModel, ComparisonOffer, PairInput} from './model'
import {PAIR_ID} from './state'

/** At most this many comparisons in a visit, those left open included. */
const MOST_COMPARISONS = 2

/** Differences in V_3 below this are rounding. */
const SAME = 2 ** -40

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
 * A comparison of two products, where its answer is expected to do more for the slate than that of the attribute
 * question picked, and by the published stop rule where none is: the set of three changes with 10 % or more, and what
 * that gains is worth a question. Only once something was answered, and never before taste is fitted to all choices.
 */
export function pickPair(
  model: AdvisorModel,
  {belief, evidence, tasteFit, taste, pick}: PairInput,
): ComparisonOffer | null {
  const compare = model.learnsTaste && model.compare?.()
  const pairs = evidence.flatMap((entry) =>
    entry.kind === 'choice' && entry.id.startsWith(PAIR_ID) ? [entry.shown] : [],
  )
  if (!compare || pairs.length >= MOST_COMPARISONS) return null
  if (!evidence.some(({kind}) => kind === 'answer')) return null
  if (tasteFit && tasteFit.key !== taste?.key) return null
  const found = compare({
    belief,
    choices: tasteFit?.choices ?? [],
    asked: pairs,
    ownStanding: OWN_STANDING.prefer,
    slateSize: SLATE_SIZE,
  })
  if (!found) return null
  const {products, informationNats, expectedValue, changeProbability} = found
  const value = slateValue(belief, topProducts(belief, SLATE_SIZE))
  if (!(changeProbability >= CHANGE_THRESHOLD && expectedValue * (1 - DEFAULT_DROP_OFF) > value)) return null
  if (pick.kind === 'ask' && !(expectedValue > pick.expectedValue + SAME)) return null
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
