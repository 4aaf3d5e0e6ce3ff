import fc from 'fast-check'
import {describe, expect, test, vi} from 'vitest'
import {TEST_READING} from '../../test/support/advisor-fixtures'
import {anyAnswerTo, anyEventIn} from '../../test/support/odd-events'
import {anyOddShop} from '../../test/support/odd-shops'
import {createDialogue, type Dialogue, type Step} from './create-dialogue'
import {toGlass} from './glass'
import type {DialogueState} from './state'
import type {DialogueEvent, Evidence, SavedDialogue, View} from './types'
import {type Change, whatIf} from './what-if'

vi.setConfig({testTimeout: 30_000})

const START: DialogueEvent = {kind: 'start', signals: TEST_READING, first: null}

/** A shop, what happened there, and an answer to one of its questions. */
const anyVisit = anyOddShop.chain((shop) =>
  fc.record({
    shop: fc.constant(shop),
    events: fc.array(anyEventIn(shop), {maxLength: 8}),
    answer: anyAnswerTo(shop),
  }),
)

function play(dialogue: Dialogue, events: readonly DialogueEvent[], from?: DialogueState): Step {
  let step = from ? {state: from, effects: [], assessment: null} : dialogue.step(dialogue.initial, START)
  for (const event of events) step = dialogue.step(step.state, event)
  if (step.assessment === null) throw new Error('nothing played')
  return step
}

function viewOf({effects}: Step): View {
  for (const effect of effects) if (effect.kind === 'show') return effect.view
  throw new Error('nothing shown')
}

function savedOf({effects}: Step): SavedDialogue | null {
  return effects.find((effect) => effect.kind === 'save')?.saved ?? null
}

/** A new conversation about this evidence list, as a reload would begin it; taste as it was fitted before. */
function fresh(dialogue: Dialogue, evidence: readonly Evidence[], before: DialogueState): Step {
  const {signalsOff, taste} = before
  const saved = {build: 'test', evidence, past: [], signalsOff, shownNow: false, settled: false}
  const resume: DialogueEvent = {
    kind: 'resume',
    saved: JSON.parse(JSON.stringify({...saved, moreFrom: null, editing: null})),
    signals: TEST_READING,
  }
  return play(dialogue, taste ? [resume, {kind: 'taste-fitted', ...taste}] : [resume])
}

/** All that is believed and shown about products. */
function believed(step: Step) {
  const {slate, slateValue, conflict, archetype} = viewOf(step)
  return {belief: step.assessment.belief, slate, slateValue, conflict: [...conflict], archetype}
}

describe('belief is a function of the evidence list, to the bit', () => {
  test('in whatever order it arrived', () => {
    const anyShuffled = anyVisit
      .map(({shop, events}) => ({shop, state: play(createDialogue(shop), events).state}))
      .chain(({shop, state}) =>
        fc.record({
          shop: fc.constant(shop),
          state: fc.constant(state),
          shuffled: fc.shuffledSubarray([...state.evidence], {minLength: state.evidence.length}),
        }),
      )
    fc.assert(
      fc.property(anyShuffled, ({shop, state, shuffled}) => {
        const dialogue = createDialogue(shop)
        expect(believed(fresh(dialogue, shuffled, state))).toEqual(
          believed(fresh(dialogue, state.evidence, state)),
        )
      }),
      {numRuns: 100},
    )
  })

  test('however the conversation came to it', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, events}) => {
        const dialogue = createDialogue(shop)
        const step = play(dialogue, events)
        expect(believed(fresh(dialogue, step.state.evidence, step.state))).toEqual(believed(step))
      }),
      {numRuns: 100},
    )
  })

  test('so an entry that is taken back was never there', () => {
    fc.assert(
      fc.property(anyVisit, fc.nat(), ({shop, events}, pick) => {
        const dialogue = createDialogue(shop)
        const {state} = play(dialogue, events)
        const entry = state.evidence[pick % state.evidence.length]!
        const others = state.evidence.filter(({id}) => id !== entry.id)
        expect(believed(dialogue.step(state, {kind: 'retract', evidence: entry.id}))).toEqual(
          believed(fresh(dialogue, others, state)),
        )
      }),
      {numRuns: 100},
    )
  })

  test('so an answer given anew is the one that was always given', () => {
    fc.assert(
      fc.property(anyVisit, fc.nat(7), ({shop, events, answer}, place) => {
        const dialogue = createDialogue(shop)
        const only = events.filter(({kind}) => kind === 'answer')
        const later = only.filter((event) => event.kind === 'answer' && event.question !== answer.question)
        const given: DialogueEvent = {kind: 'answer', ...answer}
        fc.pre(play(dialogue, [given]).state.evidence.some(({kind}) => kind === 'answer'))
        const edited = play(dialogue, [...only, {kind: 'edit', question: answer.question}, given])
        const always = play(dialogue, [...later.slice(0, place), given, ...later.slice(place)])
        expect(believed(edited)).toEqual(believed(always))
      }),
      {numRuns: 100},
    )
  })
})

describe('undo', () => {
  test('gives back state and view as they were, to the bit', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, events, answer}) => {
        const dialogue = createDialogue(shop)
        const before = play(dialogue, events)
        const {editing, shownNow, settled} = before.state
        fc.pre(editing === null && !shownNow && !settled)
        const answered = dialogue.step(before.state, {kind: 'answer', ...answer})
        fc.pre(answered.state.past.length > before.state.past.length)
        const back = dialogue.step(answered.state, {kind: 'undo'})
        expect(back.state).toEqual(before.state)
        expect(viewOf(back)).toEqual(viewOf(before))
      }),
      {numRuns: 120},
    )
  })
})

describe('a kept conversation', () => {
  test('comes back through JSON to the same state and view, to the bit', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, events}) => {
        const dialogue = createDialogue(shop)
        // A script's fit of no choices is not kept, as no fit is: it is made anew.
        const step = play(
          dialogue,
          events.filter(({kind}) => kind !== 'taste-fitted'),
        )
        const saved = savedOf(step)
        fc.pre(saved !== null)
        const kept: SavedDialogue = JSON.parse(JSON.stringify(saved))
        const back = dialogue.step(dialogue.initial, {kind: 'resume', saved: kept, signals: TEST_READING})
        expect(back.state).toEqual(step.state)
        expect(viewOf(back)).toEqual(viewOf(step))
        expect(savedOf(back)).toEqual(saved)
      }),
      {numRuns: 120},
    )
  })
})

describe('"had you said X"', () => {
  const anyChange = anyVisit.chain(({shop, events, answer}) =>
    fc.record({
      shop: fc.constant(shop),
      events: fc.constant(events),
      change: fc.oneof<fc.Arbitrary<Change>[]>(
        fc.constant({kind: 'answer', ...answer}),
        fc
          .constantFrom(`answer:${answer.question}`, 'signal:device', 'signal:hour')
          .map((evidence) => ({kind: 'without' as const, evidence})),
        fc.boolean().map((on) => ({kind: 'signal' as const, signal: 'device' as const, on})),
      ),
    }),
  )

  test('shows what a fresh conversation about that evidence shows, to the bit', () => {
    fc.assert(
      fc.property(anyChange, ({shop, events, change}) => {
        const dialogue = createDialogue(shop)
        const {state} = play(dialogue, events)
        const then = whatIf(dialogue.model, state, change)
        const event: DialogueEvent =
          change.kind === 'answer'
            ? change
            : change.kind === 'without'
              ? {kind: 'retract', evidence: change.evidence}
              : {kind: 'switch-signal', signal: change.signal, on: change.on}
        const stepped = dialogue.step(state, event)
        const began = fresh(dialogue, stepped.state.evidence, stepped.state)
        if (then === null) expect(stepped.state.evidence).toEqual(state.evidence)
        else {
          expect(then.slate).toEqual(viewOf(stepped).slate)
          expect(then.slate).toEqual(viewOf(began).slate)
        }
      }),
      {numRuns: 120},
    )
  })

  test('names the products that come in, go out and change their role', () => {
    fc.assert(
      fc.property(anyChange, ({shop, events, change}) => {
        const dialogue = createDialogue(shop)
        const step = play(dialogue, events)
        const then = whatIf(dialogue.model, step.state, change)
        fc.pre(then !== null)
        const before = viewOf(step).slate
        const kept = before.filter(({product}) => !then!.goesOut.includes(product))
        const after = then!.slate
        expect(after.map(({product}) => product).sort()).toEqual(
          [...kept.map(({product}) => product), ...then!.comesIn].sort(),
        )
        for (const {product, from, to} of then!.changesRole) {
          expect(before.find((item) => item.product === product)?.role).toBe(from)
          expect(after.find((item) => item.product === product)?.role).toBe(to)
        }
      }),
      {numRuns: 60},
    )
  })

  test('is offered in the glass panel for every answer, and done by giving it', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, events}) => {
        const dialogue = createDialogue(shop)
        const {state, assessment} = play(dialogue, events)
        for (const entry of toGlass(dialogue.model, state, assessment))
          for (const {answer, first, comesIn} of entry.others) {
            const {slate} = viewOf(dialogue.step(state, {kind: 'answer', question: entry.question!, answer}))
            expect(slate[0]!.product).toBe(first)
            for (const product of comesIn) expect(slate.map((item) => item.product)).toContain(product)
          }
      }),
      {numRuns: 40},
    )
  })
})
