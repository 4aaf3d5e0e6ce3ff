import {expect, test} from 'vitest'
import {dialogueInput, TEST_READING} from '../../test/support/advisor-fixtures'
import {attribute, catalogOf} from '../../test/support/taste-arbitraries'
import {createDialogue} from './create-dialogue'
import type {SavedDialogue} from './types'

const catalog = catalogOf([attribute('price', 'numeric', {role: 'price'})], {
  price: {kind: 'numeric', values: Float32Array.of(1, 2, 3, 4)},
})

/** What the page made of a kept conversation, typed as if it were whole. */
const resumed = (mangled: object) => {
  const saved: SavedDialogue = {
    build: dialogueInput(catalog).build,
    evidence: [],
    past: [],
    signalsOff: [],
    shownNow: false,
    settled: false,
    moreFrom: null,
    editing: null,
    ...mangled,
  }
  const dialogue = createDialogue(dialogueInput(catalog))
  return dialogue.step(dialogue.initial, {kind: 'resume', saved, signals: TEST_READING}).state
}

// Found by the fuzz test: no number can be made of such an object.
test('a count of answers that is no number is taken for none', () => {
  expect(resumed({moreFrom: Object.create(null)}).moreFrom).toBeNull()
  expect(resumed({moreFrom: 2}).moreFrom).toBe(2)
})

test('an answered comparison of nothing is not put again', () => {
  const choice = {kind: 'choice', id: 'choice:pair:-1:2', action: 'prefer', product: 2, shown: [-1, 2]}
  expect(resumed({evidence: [choice], editing: 'pair:-1:2'}).pair).toBeNull()
})
