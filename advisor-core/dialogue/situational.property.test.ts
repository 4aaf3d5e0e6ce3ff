import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  advisorOf,
  dialogueInput,
  ONE_OF_EACH,
  TEST_ARCHETYPES,
  TEST_READING,
} from '../../test/support/advisor-fixtures'
import {anyCatalog} from '../../test/support/taste-arbitraries'
import {findBrokenPersonas} from '../advisor/find-broken-personas'
import type {ArchetypeModel} from '../archetypes/types'
import {createDialogue} from './create-dialogue'
import type {DialogueEvent, SavedDialogue, View} from './types'

/** "Is it a gift?", on an attribute that every catalogue of the tests has, and whether it is about the visit. */
const asked = (situational: boolean) =>
  ONE_OF_EACH.map((question) =>
    situational && question.id === 'price-budget' ? {...question, situational: true as const} : question,
  )

/** A learnt model that would read the person out of that answer. */
const READING_IT: ArchetypeModel = {
  ...TEST_ARCHETYPES,
  indicators: [
    ...TEST_ARCHETYPES.indicators,
    {
      id: 'question:price-budget',
      bins: {kind: 'options', options: ['o0', 'o1', 'o2']},
      probabilities: [0.8, 0.1, 0.1, 0.1, 0.1, 0.8],
    },
  ],
}

describe('what is said about one visit', () => {
  const answered = anyCatalog.chain((catalog) =>
    fc.constantFrom('o0', 'o2').map((option) => ({catalog, option})),
  )

  function visit({
    catalog,
    option,
    situational,
  }: {
    catalog: Parameters<typeof dialogueInput>[0]
    option: string
    situational: boolean
  }) {
    const dialogue = createDialogue({
      ...dialogueInput(catalog, {questions: asked(situational)}),
      archetypes: READING_IT,
    })
    const events: DialogueEvent[] = [
      {kind: 'start', signals: TEST_READING, first: null},
      {kind: 'answer', question: 'price-budget', answer: {kind: 'options', options: [option]}},
    ]
    let state = dialogue.initial
    let view: View | null = null
    let saved: SavedDialogue | null = null
    for (const event of events) {
      const step = dialogue.step(state, event)
      state = step.state
      for (const effect of step.effects) {
        if (effect.kind === 'show') view = effect.view
        if (effect.kind === 'save') saved = effect.saved
      }
    }
    return {view: view!, saved: saved!}
  }

  test('counts for the products as any answer does, and says nothing about the person', () => {
    fc.assert(
      fc.property(answered, (each) => {
        const lasting = visit({...each, situational: false})
        const once = visit({...each, situational: true})
        expect(once.view.slate).toEqual(lasting.view.slate)
        expect(once.view.archetype.classes.map(({posterior}) => posterior)).toEqual([0.5, 0.5])
        expect(lasting.view.archetype.classes.map(({posterior}) => posterior)).not.toEqual([0.5, 0.5])
      }),
      {numRuns: 40},
    )
  })

  test('is named in what is kept, so that no copy that outlives the page has it', () => {
    fc.assert(
      fc.property(answered, (each) => {
        expect(visit({...each, situational: true}).saved.visitOnly).toEqual(['answer:price-budget'])
        expect(visit({...each, situational: false}).saved.visitOnly).toBeUndefined()
      }),
      {numRuns: 10},
    )
  })

  test('makes no persona', () => {
    const personas = [
      {
        id: 'givers',
        name: {de: 'Schenkende', en: 'Givers'},
        traits: [],
        answers: [{question: 'price-budget', options: ['o0']}],
      },
    ]
    expect(findBrokenPersonas(advisorOf(asked(false), {personas}))).toEqual([])
    expect(findBrokenPersonas(advisorOf(asked(true), {personas}))).toEqual([
      expect.objectContaining({path: 'personas[0].answers[0].question'}),
    ])
  })
})
