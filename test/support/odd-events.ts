import fc from 'fast-check'
import type {DialogueInput} from '../../advisor-core/dialogue/model'
import type {Answer, DialogueEvent, SavedDialogue} from '../../advisor-core/dialogue/types'
import {TEST_BANK, TEST_READING} from './advisor-fixtures'
import {anyPlaceIn, replaced} from './mangle'

/** Answers to the questions of a shop; one in some speaks of options or questions that it does not have. */
export function anyAnswerTo({advisor}: DialogueInput): fc.Arbitrary<{question: string; answer: Answer}> {
  const questions = advisor.questions.map(({id, options}) => ({
    id,
    options: options.length > 0 ? options.map((o) => o.id) : ['formed'],
  }))
  return fc.constantFrom(...questions, {id: 'unknown', options: ['o0']}).chain(({id, options}) =>
    fc.record({
      question: fc.constant(id),
      answer: fc.oneof(
        fc.constant({kind: 'no-preference' as const}),
        {
          weight: 3,
          arbitrary: fc
            .shuffledSubarray(options)
            .map((chosen) => ({kind: 'options' as const, options: chosen})),
        },
        {
          weight: 3,
          arbitrary: fc.constantFrom(...options).map((o) => ({kind: 'options' as const, options: [o]})),
        },
        fc.constant({kind: 'options' as const, options: ['stale']}),
      ),
    }),
  )
}

/** Events of visitors, impatient ones and broken scripts: stale ids, products out of range, categories of nothing. */
export function anyEventIn(input: DialogueInput): fc.Arbitrary<DialogueEvent> {
  const answer = anyAnswerTo(input)
  const questions = input.advisor.questions.map(({id}) => id)
  const product = fc.oneof(
    {weight: 8, arbitrary: fc.nat(input.catalog.size - 1)},
    fc.constantFrom(-1, 0.5, input.catalog.size, Number.NaN),
  )
  return fc.oneof(
    {weight: 6, arbitrary: answer.map((entry): DialogueEvent => ({kind: 'answer', ...entry}))},
    fc.record({
      kind: fc.constant('trait' as const),
      item: fc.constantFrom(...TEST_BANK.items.map(({id}) => id), 'unknown'),
      category: fc.option(fc.constantFrom(0, 2, 4, 5, -1, 1.5)),
    }),
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('choose' as const),
        action: fc.constantFrom(
          'details' as const,
          'cart' as const,
          'more-like-this' as const,
          'not-for-me' as const,
        ),
        product,
      }),
    },
    fc.record({
      kind: fc.constant('retract' as const),
      evidence: fc.constantFrom(
        ...questions.map((id) => `answer:${id}`),
        'signal:hour',
        'choice:details:0',
        'x',
      ),
    }),
    fc.record({kind: fc.constant('edit' as const), question: fc.constantFrom(...questions, 'unknown')}),
    fc.record({
      kind: fc.constant('switch-signal' as const),
      signal: fc.constantFrom('hour' as const, 'device' as const),
      on: fc.boolean(),
    }),
    fc.constantFrom<DialogueEvent>(
      {kind: 'undo'},
      {kind: 'undo'},
      {kind: 'show-now'},
      {kind: 'ask-more'},
      {kind: 'restart'},
      {kind: 'taste-fitted', key: 'stale', shift: []},
    ),
    fc.record({
      kind: fc.constant('start' as const),
      signals: fc.constant(TEST_READING),
      first: fc.option(answer),
    }),
  )
}

/** A conversation as it was kept, with one thing in it replaced by something it cannot be. */
export function anyMangled(saved: SavedDialogue): fc.Arbitrary<unknown> {
  const kept: unknown = JSON.parse(JSON.stringify(saved))
  return fc
    .tuple(anyPlaceIn(kept), fc.jsonValue({maxDepth: 1}))
    .map(([place, junk]) => replaced(kept, place, junk))
}
