import fc from 'fast-check'
import {describe, expect, test, vi} from 'vitest'
import {TEST_READING} from '../../test/support/advisor-fixtures'
import {anyEventIn} from '../../test/support/odd-events'
import {anyOddShop} from '../../test/support/odd-shops'
import type {PageBehaviour} from '../signals/types'
import {createDialogue, type Dialogue, type Step} from './create-dialogue'
import {toGlass} from './glass'
import type {DialogueInput} from './model'
import type {DialogueEvent, SavedDialogue, View} from './types'

vi.setConfig({testTimeout: 60_000})

const START: DialogueEvent = {kind: 'start', signals: TEST_READING, first: null}
const SIGNALS = ['sort', 'filter', 'search'] as const

/** What a page of a shop may say: of its own brands and values, of others', or of nothing. */
function anyBehaviourIn({catalog}: DialogueInput): fc.Arbitrary<PageBehaviour> {
  const values = Object.values(catalog.columns).flatMap((column) =>
    column.kind === 'categorical' || column.kind === 'multi' ? column.values : [],
  )
  const value = fc.constantFrom(...values, 'unheard of')
  const filter = fc.oneof(
    fc.constant({kind: 'price' as const}),
    fc.record({kind: fc.constant('brand' as const), values: fc.array(value, {minLength: 1, maxLength: 2})}),
    fc.record({
      kind: fc.constant('attribute' as const),
      name: fc.constantFrom(...catalog.attributes.map(({id}) => id), 'utm source'),
      values: fc.array(value, {minLength: 1, maxLength: 2}),
    }),
  )
  return fc.record({
    sort: fc.constantFrom(null, 'price-up' as const, 'price-down' as const, 'otherwise' as const),
    filter: fc.option(fc.array(filter, {minLength: 1, maxLength: 2})),
    search: fc.option(
      fc.tuple(fc.constantFrom('', 'cheap ', 'unter 50 € '), value).map((words) => words.join('')),
    ),
  })
}

/** A shop, what happened there with pages in between, and another page. */
const anyVisit = anyOddShop.chain((shop) =>
  fc.record({
    shop: fc.constant(shop),
    events: fc.array(
      fc.oneof(
        {weight: 3, arbitrary: anyEventIn(shop)},
        anyBehaviourIn(shop).map((behaviour): DialogueEvent => ({kind: 'context', behaviour})),
      ),
      {maxLength: 8},
    ),
    behaviour: anyBehaviourIn(shop),
  }),
)

const isBehaviour = (id: string) => SIGNALS.some((signal) => id === `signal:${signal}`)

function play(dialogue: Dialogue, events: readonly DialogueEvent[], from?: Step): Step {
  let step = from ?? dialogue.step(dialogue.initial, START)
  for (const event of events) step = dialogue.step(step.state, event)
  return step
}

const look = (dialogue: Dialogue, step: Step): Step => dialogue.step(step.state, {kind: 'refresh'})

function viewOf({effects}: Step): View {
  for (const effect of effects) if (effect.kind === 'show') return effect.view
  throw new Error('nothing shown')
}

function savedOf({effects}: Step): SavedDialogue | null {
  return effects.find((effect) => effect.kind === 'save')?.saved ?? null
}

/** All that is believed and shown about products. */
function believed(step: Step) {
  const {slate, slateValue, conflict, phase, question} = viewOf(step)
  return {belief: step.assessment.belief, slate, slateValue, conflict: [...conflict], phase, question}
}

describe('what the visitor did in the shop', () => {
  test('shows nothing by itself and changes nothing that is being looked at', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, events, behaviour}) => {
        const dialogue = createDialogue(shop)
        const before = play(dialogue, events)
        const after = dialogue.step(before.state, {kind: 'context', behaviour})
        expect(after.effects).toEqual([])
        const {shown, pair, phase, shownNow, settled, editing, skipped} = before.state
        expect(after.state).toMatchObject({shown, pair, phase, shownNow, settled, editing, skipped})
        const rest = (step: Step) => step.state.evidence.filter(({id}) => !isBehaviour(id))
        expect(rest(after)).toEqual(rest(before))
        expect(after.state.past).toHaveLength(before.state.past.length)
      }),
      {numRuns: 60},
    )
  })

  test('counts the same whenever the page told it, to the bit', () => {
    fc.assert(
      fc.property(anyVisit, fc.nat(), ({shop, events, behaviour}, pick) => {
        const dialogue = createDialogue(shop)
        // What is clicked depends on what is shown, and that on behaviour; a start makes all anew.
        const acts = events.filter(({kind}) => kind !== 'context' && kind !== 'start' && kind !== 'choose')
        const told: DialogueEvent = {kind: 'context', behaviour}
        const at = pick % (acts.length + 1)
        const early = play(dialogue, [told, ...acts])
        const late = play(dialogue, [...acts, told])
        const between = play(dialogue, [...acts.slice(0, at), told, ...acts.slice(at), told])
        const evidence = (step: Step) => new Map(step.state.evidence.map((entry) => [entry.id, entry]))
        const lasting = (step: Step) => [evidence(step), step.assessment.belief]
        expect(lasting(late)).toEqual(lasting(early))
        expect(lasting(between)).toEqual(lasting(early))
        expect(late.state.past.map((list) => new Map(list.map((entry) => [entry.id, entry])))).toEqual(
          early.state.past.map((list) => new Map(list.map((entry) => [entry.id, entry]))),
        )
      }),
      {numRuns: 80},
    )
  })

  test('stays when an answer is taken back and when the visitor begins anew', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, events, behaviour}) => {
        const dialogue = createDialogue(shop)
        const told = play(dialogue, [...events, {kind: 'context', behaviour}])
        const own = (step: Step) => step.state.evidence.filter(({id}) => isBehaviour(id))
        expect(own(play(dialogue, [{kind: 'undo'}, {kind: 'undo'}], told))).toEqual(own(told))
        const anew = own(play(dialogue, [{kind: 'restart'}], told))
        expect(new Map(anew.map((entry) => [entry.id, entry]))).toEqual(
          new Map(own(told).map((entry) => [entry.id, entry])),
        )
      }),
      {numRuns: 60},
    )
  })

  test('comes back with a kept conversation, its switches too, to the bit', () => {
    fc.assert(
      fc.property(anyVisit, fc.constantFrom(...SIGNALS), ({shop, events, behaviour}, signal) => {
        const dialogue = createDialogue(shop)
        const off: DialogueEvent = {kind: 'switch-signal', signal, on: false}
        const step = play(dialogue, [...events, {kind: 'context', behaviour}, off])
        const saved = savedOf(step)
        if (!saved || step.state.evidence.some(({kind}) => kind === 'choice')) return
        const kept: SavedDialogue = JSON.parse(JSON.stringify(saved))
        const back = dialogue.step(dialogue.initial, {kind: 'resume', saved: kept, signals: TEST_READING})
        expect(back.state.signalsOff).toEqual(step.state.signalsOff)
        expect(believed(back)).toEqual(believed(step))
      }),
      {numRuns: 60},
    )
  })

  test('is in no report topic', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, events, behaviour}) => {
        const dialogue = createDialogue(shop)
        const {topics} = viewOf(look(dialogue, play(dialogue, [...events, {kind: 'context', behaviour}])))
        for (const id of Object.keys(topics)) expect(id).not.toMatch(/\b(sort|filter|search)$/)
      }),
      {numRuns: 60},
    )
  })

  test('once switched off was never there', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, events, behaviour}) => {
        const dialogue = createDialogue(shop)
        const acts = events.filter(({kind}) => kind !== 'context')
        const off = SIGNALS.map((signal): DialogueEvent => ({kind: 'switch-signal', signal, on: false}))
        const without = look(dialogue, play(dialogue, acts))
        const told = play(dialogue, [...acts, {kind: 'context', behaviour}, ...off])
        expect(believed(look(dialogue, told))).toEqual(believed(without))
      }),
      {numRuns: 60},
    )
  })

  test('is in the glass panel with a finite effect where it says anything, with none once it is off', () => {
    fc.assert(
      fc.property(anyVisit, fc.constantFrom(...SIGNALS), ({shop, events, behaviour}, signal) => {
        const dialogue = createDialogue(shop)
        const step = look(dialogue, play(dialogue, [...events, {kind: 'context', behaviour}]))
        const glass = toGlass(dialogue.model, step.state, step.assessment)
        expect(glass.map(({evidence}) => evidence)).toEqual(step.state.evidence.map(({id}) => id))
        for (const entry of glass) expect(Number.isFinite(entry.effectBits)).toBe(true)
        const off = dialogue.step(step.state, {kind: 'switch-signal', signal, on: false})
        const line = toGlass(dialogue.model, off.state, off.assessment).find(
          ({evidence}) => evidence === `signal:${signal}`,
        )
        if (line) expect(line).toMatchObject({on: false, effectBits: 0, changesSlate: false})
      }),
      {numRuns: 60},
    )
  })
})
