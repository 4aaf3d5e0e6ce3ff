import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {dialogueInput, TEST_ARCHETYPES, TEST_READING} from '../../test/support/advisor-fixtures'
import {anyCatalog} from '../../test/support/taste-arbitraries'
import type {ArchetypeModel} from '../archetypes/types'
import {createDialogue} from './create-dialogue'
import type {DialogueEvent, ProfileView} from './types'

const [CATALOG] = fc.sample(anyCatalog, {numRuns: 1, seed: 1})
const ITEMS = ['careful-0', 'careful-1', 'thrifty-2']

/** The profile at the results after so many answers in the middle of the scale. */
function profileAfter(answers: number, mixed?: readonly number[]): ProfileView {
  const archetypes: ArchetypeModel = {...TEST_ARCHETYPES, ...(mixed ? {mixed} : {})}
  const rules = {maxQuestions: 7, askFirst: [], traitQuestions: 2}
  const dialogue = createDialogue({...dialogueInput(CATALOG!, {rules}), archetypes})
  const events: readonly DialogueEvent[] = [
    {kind: 'start', signals: TEST_READING, first: null},
    {kind: 'show-now'},
    ...ITEMS.slice(0, answers).map((item): DialogueEvent => ({kind: 'trait', item, category: 2})),
  ]
  let state = dialogue.initial
  let profile: ProfileView | null | undefined = null
  for (const event of events) {
    const step = dialogue.step(state, event)
    state = step.state
    const show = step.effects.find((effect) => effect.kind === 'show')
    if (show) profile = show.view.profile
  }
  return profile!
}

describe('somebody whom no archetype fits', () => {
  test('learns how many people are mixed after as many answers', () => {
    expect([1, 2].map((answers) => profileAfter(answers, [0.9, 0.7]).mixedShare)).toEqual([0.9, 0.7])
    expect(profileAfter(2, [0.9, 0.7]).region).toBeNull()
  })

  test('is compared with the last share that the model has when there are more answers', () => {
    expect(profileAfter(3, [0.9, 0.7]).mixedShare).toBe(0.7)
  })

  test('gets no share before the first answer, nor from a model that has none', () => {
    expect([profileAfter(0, [0.9]).mixedShare, profileAfter(2).mixedShare]).toEqual([null, null])
  })
})
