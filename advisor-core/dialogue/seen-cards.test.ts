import {expect, it} from 'vitest'
import {dialogueInput} from '../../test/support/advisor-fixtures'
import {attribute, catalogOf} from '../../test/support/taste-arbitraries'
import {createDialogue} from './create-dialogue'

const PRICES = Float32Array.from({length: 12}, (_, i) => 100 + 37 * ((i * 5) % 12))
const NOISE = Float32Array.from({length: 12}, (_, i) => 40 + ((i * 7) % 12))

/** The choices that the engine wants taste fitted to, after a look at the first card. */
function fittedTo(which?: readonly number[]) {
  const catalog = catalogOf(
    [attribute('price', 'numeric', {role: 'price', better: 'lower'}), attribute('noise', 'numeric')],
    {price: {kind: 'numeric', values: PRICES}, noise: {kind: 'numeric', values: NOISE}},
  )
  const dialogue = createDialogue(dialogueInput(catalog))
  const {state} = dialogue.step(dialogue.initial, {kind: 'show-now'})
  const product = state.shown[0]!
  const more = which && {seen: which.map((slot) => state.shown[slot]!)}
  const {effects} = dialogue.step(state, {kind: 'choose', action: 'details', product, ...more})
  const [fit] = effects.flatMap((effect) => (effect.kind === 'fit-taste' ? [effect] : []))
  return {shown: state.shown, choice: fit!.choices[0]!}
}

it('counts all cards as passed over when nothing is said about what came into view', () => {
  const {shown, choice} = fittedTo()
  expect(shown).toHaveLength(3)
  expect(choice).toEqual({products: shown, chosen: 0, positions: [0, 1, 2]})
})

it('takes no evidence from a card that was not seen', () => {
  const {shown, choice} = fittedTo([0, 1])
  expect(choice).toEqual({products: shown.slice(0, 2), chosen: 0, positions: [0, 1]})
})

it('leaves the cards that were seen in their slots', () => {
  const {shown, choice} = fittedTo([2])
  expect(choice).toEqual({products: [shown[0], shown[2]], chosen: 0, positions: [0, 2]})
})

it('always counts the chosen card as seen', () => {
  const {shown, choice} = fittedTo([])
  expect(choice).toEqual({products: [shown[0]], chosen: 0, positions: [0]})
})
