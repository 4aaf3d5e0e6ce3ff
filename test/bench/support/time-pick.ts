import {createRandom} from '../../../advisor-core/numeric/random'
import {pickTraitItem} from '../../../advisor-core/traits/pick-trait-item'
import type {TraitBank} from '../../../advisor-core/traits/types'
import {makeItem} from '../../support/trait-bank'
import {quantile} from './statistics'

const TRAITS = 10
const ITEMS_EACH = 6
const ANSWERED = 8
const ROUNDS = 200

/** Milliseconds to score 8 answers and pick the next of 10 × 6 items; the bank is made up and seeded. */
export function timePick(): Record<string, unknown> {
  const ids = Array.from({length: TRAITS}, (_, t) => String.fromCharCode(97 + t))
  const words = (text: string) => ({de: text, en: text})
  const bank: TraitBank = {
    version: 1,
    traits: ids.map((id) => ({id, label: words(id), low: words(id), high: words(id)})),
    correlation: ids.flatMap((_, i) => ids.map((__, j) => (i === j ? 1 : 0.3))),
    categories: ['no', 'rather not', 'rather', 'yes'].map(words),
    items: ids.flatMap((id) => Array.from({length: ITEMS_EACH}, (_, i) => makeItem(id, i + 1))),
  }
  const random = createRandom(1)
  const times = Array.from({length: ROUNDS}, () => {
    const responses = bank.items
      .filter((_, i) => i % 7 === 0)
      .slice(0, ANSWERED)
      .map(({id}) => ({item: id, category: Math.floor(random() * 4)}))
    const started = performance.now()
    pickTraitItem(bank, responses, [])
    return performance.now() - started
  }).slice(ROUNDS / 4)
  return {
    synthetic: true,
    traits: TRAITS,
    items: bank.items.length,
    answered: ANSWERED,
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  }
}
