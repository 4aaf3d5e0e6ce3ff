import {expect, test} from 'vitest'
import {createDialogue} from '../../advisor-core/dialogue/create-dialogue'
import {expandPrior} from '../../advisor-core/taste/expand-prior'
import {encodeTaste} from '../../models/format/taste-format'
import {compareShown} from '../../models/runtime'
import {dialogueInput, TEST_TASTE} from '../../test/support/advisor-fixtures'
import {attribute, catalogOf} from '../../test/support/taste-arbitraries'
import {comparisonTable, comparisonTableText} from './comparison-table'
import type {LoadedShop} from './load-shop'

const CATALOG = catalogOf(
  [
    attribute('price', 'numeric', {role: 'price', better: 'lower'}),
    attribute('noise', 'numeric', {better: 'lower'}),
    attribute('steel', 'boolean'),
  ],
  {
    price: {kind: 'numeric', values: Float32Array.from({length: 40}, (_, i) => 50 + 37 * ((i * 7) % 40))},
    noise: {kind: 'numeric', values: Float32Array.from({length: 40}, (_, i) => 35 + ((i * 11) % 40))},
    steel: {kind: 'boolean', codes: Uint8Array.from({length: 40}, (_, i) => 1 + (i % 2))},
  },
)
const taste = encodeTaste(TEST_TASTE)

function shopThatAsks(comparisons: number): LoadedShop {
  const input = dialogueInput(CATALOG)
  const {advisor} = input
  const dialogue = createDialogue({
    ...input,
    advisor: {...advisor, rules: {...advisor.rules, comparisons}},
    learnsTaste: true,
    compare: () => (request) =>
      compareShown({...request, taste, catalog: CATALOG, features: dialogue.model.tasteFeatures}),
  })
  return {dialogue, taste, prior: expandPrior(TEST_TASTE, dialogue.model.tasteFeatures, CATALOG)}
}

test('the same shop twice gives no difference at all, and no doubt about it', async () => {
  const table = await comparisonTable(
    {with: shopThatAsks(0), without: shopThatAsks(0)},
    {visitors: 6, seed: 1},
  )
  for (const row of table!.rows) expect(row).toMatchObject({with: row.without, difference: 0, within: 0})
}, 30_000)

test('comparisons are asked in one column only, and counted apart from attribute questions', async () => {
  const table = await comparisonTable(
    {with: shopThatAsks(2), without: shopThatAsks(0)},
    {visitors: 20, seed: 1},
  )
  const comparisons = table!.rows.find(({what}) => what === 'comparisons')!
  expect(comparisons.without).toBe(0)
  expect(comparisons.with).toBeGreaterThan(0)
  expect(comparisons.with).toBeLessThanOrEqual(2)
  expect(comparisonTableText(table!)).toContain('20 simulated visitors')
}, 30_000)

test('a shop without a taste model has no such table', async () => {
  const shop = {...shopThatAsks(0), taste: null}
  expect(await comparisonTable({with: shop, without: shop}, {visitors: 1, seed: 1})).toBeNull()
})
