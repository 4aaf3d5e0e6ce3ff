import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {dialogueInput, ONE_OF_EACH, TEST_BANK, TEST_READING} from '../../test/support/advisor-fixtures'
import {anyCatalog} from '../../test/support/taste-arbitraries'
import {createDialogue, type Dialogue} from './create-dialogue'
import type {DialogueState} from './state'
import type {DialogueEvent, Effect, SavedDialogue, View} from './types'

const anyAnswer = fc.constantFrom(...ONE_OF_EACH).chain((question) =>
  fc.record({
    question: fc.constant(question.id),
    answer: fc.oneof(
      fc.constant({kind: 'no-preference' as const}),
      fc
        .subarray(
          question.options.map(({id}) => id),
          {minLength: 1, maxLength: question.kind === 'several' ? 3 : 1},
        )
        .map((options) => ({kind: 'options' as const, options})),
    ),
  }),
)

const anyEvent: fc.Arbitrary<DialogueEvent> = fc.oneof(
  {weight: 4, arbitrary: anyAnswer.map((answer) => ({kind: 'answer' as const, ...answer}))},
  fc.record({
    kind: fc.constant('trait' as const),
    item: fc.constantFrom(...TEST_BANK.items.map(({id}) => id), 'unknown'),
    category: fc.option(fc.nat(4)),
  }),
  fc.record({
    kind: fc.constant('choose' as const),
    action: fc.constantFrom(
      'details' as const,
      'cart' as const,
      'more-like-this' as const,
      'not-for-me' as const,
    ),
    product: fc.nat(12),
  }),
  fc.record({
    kind: fc.constant('retract' as const),
    evidence: fc.constantFrom('answer:price-budget', 'signal:hour', 'x'),
  }),
  fc.record({kind: fc.constant('edit' as const), question: fc.constantFrom('price-budget', 'unknown')}),
  fc.constantFrom({kind: 'undo'}, {kind: 'show-now'}, {kind: 'ask-more'}, {kind: 'restart'} as DialogueEvent),
  fc.record({
    kind: fc.constant('switch-signal' as const),
    signal: fc.constantFrom('hour' as const, 'device' as const),
    on: fc.boolean(),
  }),
) as fc.Arbitrary<DialogueEvent>

const anyConversation = fc.record({
  catalog: anyCatalog,
  events: fc.array(anyEvent, {maxLength: 10}),
})

const START: DialogueEvent = {kind: 'start', signals: TEST_READING, first: null}

function play(dialogue: Dialogue, events: readonly DialogueEvent[], from = dialogue.initial) {
  let state: DialogueState = from
  let effects: readonly Effect[] = []
  for (const event of events) {
    const step = dialogue.step(state, event)
    state = step.state
    effects = step.effects
  }
  return {state, view: viewOf(effects), saved: savedOf(effects)}
}

function viewOf(effects: readonly Effect[]): View {
  for (const effect of effects) if (effect.kind === 'show') return effect.view
  throw new Error('nothing shown')
}

function savedOf(effects: readonly Effect[]): SavedDialogue | null {
  for (const effect of effects) if (effect.kind === 'save') return effect.saved
  return null
}

describe('a conversation', () => {
  test('survives any sequence of events with a slate, a sane phase and figures in range', () => {
    fc.assert(
      fc.property(anyConversation, ({catalog, events}) => {
        const dialogue = createDialogue(dialogueInput(catalog))
        const {view} = play(dialogue, [START, ...events])
        expect(view.slate.length).toBeGreaterThan(0)
        expect(new Set(view.slate.map(({product}) => product)).size).toBe(view.slate.length)
        expect(view.slateValue).toBeGreaterThan(0)
        expect(view.slateValue).toBeLessThanOrEqual(1 + 1e-9)
        expect(view.phase === 'asking').toBe(view.question !== null)
        for (const {fit, relative} of view.slate) {
          if (fit !== null) expect(fit).toBeGreaterThanOrEqual(0)
          if (fit !== null) expect(fit).toBeLessThanOrEqual(1)
          expect(relative).toBeGreaterThanOrEqual(0)
        }
        const total = view.archetype.classes.reduce((sum, {posterior}) => sum + posterior, 0)
        expect(total).toBeCloseTo(1, 9)
      }),
      {numRuns: 150},
    )
  })

  test('undo after an answer gives back the same view, to the bit', () => {
    fc.assert(
      fc.property(anyConversation, anyAnswer, ({catalog, events}, answer) => {
        const dialogue = createDialogue(dialogueInput(catalog))
        const before = play(dialogue, [START, ...events])
        fc.pre(before.state.editing === null && !before.state.shownNow && before.state.moreFrom === null)
        const after = play(dialogue, [{kind: 'answer', ...answer}, {kind: 'undo'}], before.state)
        expect(after.view).toEqual(before.view)
      }),
      {numRuns: 80},
    )
  })

  test('believes the same whatever order the answers came in', () => {
    fc.assert(
      fc.property(
        anyCatalog,
        fc.uniqueArray(anyAnswer, {selector: ({question}) => question, minLength: 2, maxLength: 5}),
        (catalog, answers) => {
          const dialogue = createDialogue(dialogueInput(catalog))
          const events = answers.map((answer) => ({kind: 'answer' as const, ...answer}))
          const there = play(dialogue, [START, ...events]).view
          const back = play(dialogue, [START, ...[...events].reverse()]).view
          expect(back.slate).toEqual(there.slate)
          expect(back.slateValue).toBe(there.slateValue)
          expect(back.archetype).toEqual(there.archetype)
        },
      ),
      {numRuns: 60},
    )
  })

  test('comes back from what was saved to the same view, to the bit', () => {
    fc.assert(
      fc.property(anyConversation, ({catalog, events}) => {
        const dialogue = createDialogue(dialogueInput(catalog))
        const {saved, state} = play(dialogue, [START, ...events])
        fc.pre(saved !== null && state.editing === null && state.moreFrom === null)
        const stored: SavedDialogue = JSON.parse(JSON.stringify(saved))
        const {view} = play(dialogue, [{kind: 'resume', saved: stored, signals: TEST_READING}])
        expect(view).toEqual(play(dialogue, [{kind: 'undo'}], {...state, editing: 'price-budget'}).view)
      }),
      {numRuns: 60},
    )
  })

  test('a conversation saved by another build starts anew', () => {
    fc.assert(
      fc.property(anyConversation, ({catalog, events}) => {
        const dialogue = createDialogue(dialogueInput(catalog))
        const {saved} = play(dialogue, [START, ...events])
        fc.pre(saved !== null)
        const old = {...saved!, build: 'older'}
        const {view} = play(dialogue, [{kind: 'resume', saved: old, signals: TEST_READING}])
        expect(view).toEqual(play(dialogue, [START]).view)
      }),
      {numRuns: 20},
    )
  })

  test('switching a signal off leaves what was believed without it', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const weight = {
          signal: 'device' as const,
          bin: 'phone',
          attribute: 'steel',
          values: ['yes'],
          logRatio: 1,
        }
        const withWeight = createDialogue(dialogueInput(catalog, {signals: [weight]}))
        const without = createDialogue(dialogueInput(catalog))
        const off = play(withWeight, [START, {kind: 'switch-signal', signal: 'device', on: false}]).view
        expect(off.slate).toEqual(play(without, [START]).view.slate)
      }),
      {numRuns: 30},
    )
  })
})

describe('what is asked', () => {
  test('never asks an answered question again, and never more than the limit', () => {
    fc.assert(
      fc.property(anyCatalog, fc.infiniteStream(fc.nat(5)), (catalog, picks) => {
        const dialogue = createDialogue(
          dialogueInput(catalog, {rules: {maxQuestions: 4, askFirst: [], traitQuestions: 2}}),
        )
        const asked: string[] = []
        let {state, view} = play(dialogue, [START])
        let traits = 0
        while (view.question) {
          const {question} = view
          if (question.kind === 'trait') {
            traits++
            ;({state, view} = play(dialogue, [{kind: 'trait', item: question.id, category: 2}], state))
            continue
          }
          expect(asked).not.toContain(question.id)
          if (question.kind === 'pair') break
          asked.push(question.id)
          const option = question.options[picks.next().value! % question.options.length]!
          const answer = {kind: 'options' as const, options: [option.id]}
          ;({state, view} = play(dialogue, [{kind: 'answer', question: question.id, answer}], state))
        }
        expect(asked.length).toBeLessThanOrEqual(4)
        expect(traits).toBeLessThanOrEqual(2)
      }),
      {numRuns: 60},
    )
  })

  test('"show me now" shows the results at once, and undo goes back to the question', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const dialogue = createDialogue(dialogueInput(catalog))
        const first = play(dialogue, [START])
        const shown = play(dialogue, [{kind: 'show-now'}], first.state)
        expect(shown.view.phase).toBe('results')
        expect(play(dialogue, [{kind: 'undo'}], shown.state).view).toEqual(first.view)
      }),
      {numRuns: 20},
    )
  })

  test('a click asks for a refit of taste, and the refit moves the belief', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const dialogue = createDialogue(dialogueInput(catalog))
        const {state, view} = play(dialogue, [START])
        const product = view.slate.at(-1)!.product
        const clicked = dialogue.step(state, {kind: 'choose', action: 'details', product})
        const fit = clicked.effects.find((effect) => effect.kind === 'fit-taste')
        expect(fit).toBeDefined()
        if (fit?.kind !== 'fit-taste') return
        const shift = dialogue.model.tasteFeatures.map(() => 0.5)
        const refitted = dialogue.step(clicked.state, {kind: 'taste-fitted', key: fit.key, shift})
        expect(refitted.effects.some(({kind}) => kind === 'fit-taste')).toBe(false)
        expect(viewOf(refitted.effects).slateValue).not.toBe(viewOf(clicked.effects).slateValue)
      }),
      {numRuns: 20},
    )
  })

  test('a choice among the results moves them but reopens no question', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const dialogue = createDialogue(dialogueInput(catalog))
        const {state, view} = play(dialogue, [START, {kind: 'show-now'}])
        const product = view.slate.at(-1)!.product
        const clicked = play(dialogue, [{kind: 'choose', action: 'details', product}], state)
        expect(clicked.view.phase).toBe('results')
        const stored: SavedDialogue = JSON.parse(JSON.stringify(clicked.saved))
        const back = play(dialogue, [{kind: 'resume', saved: stored, signals: TEST_READING}])
        expect(back.view).toEqual(clicked.view)
        const asked = play(dialogue, [{kind: 'ask-more'}], clicked.state)
        expect(asked.view.phase).toBe(asked.view.question ? 'asking' : 'results')
      }),
      {numRuns: 20},
    )
  })

  test('a refused product leaves the slate while there are others', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const dialogue = createDialogue(dialogueInput(catalog))
        const {state, view} = play(dialogue, [START])
        const {product} = view.slate[0]!
        const after = play(dialogue, [{kind: 'choose', action: 'not-for-me', product}], state).view
        expect(after.slate.map((item) => item.product)).not.toContain(product)
      }),
      {numRuns: 20},
    )
  })
})
