import {expect, it} from 'vitest'
import {dialogueInput, question} from '../../test/support/advisor-fixtures'
import {attribute, catalogOf} from '../../test/support/taste-arbitraries'
import type {LocalText} from '../catalog/types'
import {createDialogue} from './create-dialogue'

/** The chip of an answer whose option has this label. */
function chipOf(label: LocalText): LocalText | undefined {
  const catalog = catalogOf([attribute('noise', 'numeric')], {
    noise: {kind: 'numeric', values: Float32Array.from({length: 12}, (_, i) => 40 + i)},
  })
  const asked = question('range', 'noise', [{max: 45}, {min: 45}])
  const options = asked.options.map((option) => ({...option, label}))
  const dialogue = createDialogue(dialogueInput(catalog, {questions: [{...asked, options}]}))
  const {effects} = dialogue.step(dialogue.initial, {
    kind: 'answer',
    question: asked.id,
    answer: {kind: 'options', options: ['o0']},
  })
  return effects.flatMap((effect) => (effect.kind === 'show' ? effect.view.chips : []))[0]?.label
}

it('stands alone where it says what is meant', () => {
  expect(chipOf({de: 'leise', en: 'quiet'})).toEqual({de: 'leise', en: 'quiet'})
  expect(chipOf({de: 'Nein danke', en: 'No thanks'})).toEqual({de: 'Nein danke', en: 'No thanks'})
})

it('names what is meant where it is but a yes or no with a word more', () => {
  const chip = chipOf({de: 'ja, oft', en: 'yes, often'})
  expect(chip?.de).toMatch(/^.+: ja, oft$/)
  expect(chip?.en).toMatch(/^.+: yes, often$/)
})
