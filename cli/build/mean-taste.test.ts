import {expect, test} from 'vitest'
import {createDialogue} from '../../advisor-core/dialogue/create-dialogue'
import {buildFeatures} from '../../advisor-core/taste/build-features'
import {encodeItem} from '../../advisor-core/taste/encode-item'
import {expandPrior} from '../../advisor-core/taste/expand-prior'
import {encodeTaste} from '../../models/format/taste-format'
import {dialogueInput, TEST_TASTE} from '../../test/support/advisor-fixtures'
import {smallAdvisor} from '../../test/support/small-advisor'
import {attribute, catalogOf} from '../../test/support/taste-arbitraries'
import {withMeanTaste} from './mean-taste'

const catalog = catalogOf([attribute('price', 'numeric', {role: 'price'}), attribute('silent', 'boolean')], {
  price: {kind: 'numeric', values: Float32Array.of(100, 200, 300, 400, 500, 600)},
  silent: {kind: 'boolean', codes: Uint8Array.of(1, 2, 2, 1, 2, 1)},
})
const ADVISOR = smallAdvisor()
const taste = encodeTaste(TEST_TASTE)

test('what people like on average is in the belief before anything was answered, where people were asked', () => {
  const {learned} = withMeanTaste(ADVISOR, catalog, {taste, tasteOfPeople: true})
  const features = buildFeatures(catalog)
  const {mean} = expandPrior(TEST_TASTE, features, catalog)
  const input = dialogueInput(catalog)
  const plain = createDialogue(input).model.logPrior
  const told = createDialogue({
    ...input,
    advisor: {...input.advisor, ...(learned && {learned})},
  }).model.logPrior
  for (let i = 0; i < catalog.size; i++) {
    const row = new Float64Array(features.length)
    encodeItem(catalog, features, i, row)
    const utility = row.reduce((sum, x, f) => sum + x * mean[f]!, 0)
    expect(Math.abs(utility)).toBeGreaterThan(0.01)
    expect(told[i]! - plain[i]!).toBeCloseTo(utility, 2)
  }
})

test('what made-up shoppers like, or no model at all, changes nothing', () => {
  expect(withMeanTaste(ADVISOR, catalog, {taste, tasteOfPeople: false})).toBe(ADVISOR)
  expect(withMeanTaste(ADVISOR, catalog, {taste: null, tasteOfPeople: true})).toBe(ADVISOR)
})
