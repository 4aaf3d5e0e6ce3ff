import fc from 'fast-check'
import {describe, expect, test, vi} from 'vitest'
import {TEST_READING} from '../../test/support/advisor-fixtures'
import {anyAnswerTo, anyEventIn, anyMangled} from '../../test/support/odd-events'
import {anyOddShop} from '../../test/support/odd-shops'
import {createDialogue, type Dialogue, type Step} from './create-dialogue'
import {toGlass} from './glass'
import type {Answer, DialogueEvent, SavedDialogue, View} from './types'
import {type Change, whatIf} from './what-if'

vi.setConfig({testTimeout: 30_000})

const START: DialogueEvent = {kind: 'start', signals: TEST_READING, first: null}

/** A shop, and what happens there. */
const anyVisit = anyOddShop.chain((shop) =>
  fc.record({shop: fc.constant(shop), events: fc.array(anyEventIn(shop), {maxLength: 10})}),
)

function viewOf({effects}: Step): View {
  for (const effect of effects) if (effect.kind === 'show') return effect.view
  throw new Error('nothing shown')
}

function savedOf({effects}: Step): SavedDialogue | null {
  return effects.find((effect) => effect.kind === 'save')?.saved ?? null
}

/** Every number in a value, with the way to it. */
function numbersIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}.${key}`))
}

function expectSane(dialogue: Dialogue, step: Step): void {
  const view = viewOf(step)
  const {belief} = step.assessment
  expect(belief.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
  expect(numbersIn(view).filter(([, x]) => !Number.isFinite(x))).toEqual([])
  // JSON has one zero only.
  expect(JSON.parse(JSON.stringify(view))).toEqual(withoutMinusZero(view))

  expect(view.slate.length).toBeGreaterThan(0)
  expect(view.slate.length).toBeLessThanOrEqual(3)
  expect(new Set(view.slate.map(({product}) => product)).size).toBe(view.slate.length)
  for (const {product, relative, fit, reasons, drawback} of view.slate) {
    expect(product).toBeLessThan(dialogue.model.catalog.size)
    expect(relative).toBeGreaterThanOrEqual(0)
    expect(relative).toBeLessThanOrEqual(1)
    if (fit !== null) expect(fit >= 0 && fit <= 1).toBe(true)
    const contributions = reasons.filter(({kind}) => kind === 'meets').map((r) => r.contribution)
    if (product === view.slate[0]!.product)
      expect(contributions[0] ?? 0).toBe(Math.max(...contributions, contributions[0] ?? 0))
    for (const reason of drawback ? [...reasons, drawback] : reasons)
      expect(typeof reason.value.de === 'string' && reason.value.de.length > 0).toBe(true)
  }
  expect(view.slateValue).toBeGreaterThan(0)
  expect(view.slateValue).toBeLessThanOrEqual(1 + 1e-9)

  expect(view.phase === 'asking').toBe(view.question !== null)
  const {question} = view
  const asked = step.state.evidence.flatMap((entry) => (entry.kind === 'answer' ? [entry.question] : []))
  if (question?.kind === 'product' && step.state.editing === null) expect(asked).not.toContain(question.id)
  if (question?.kind === 'product') expect(question.options.length).toBeGreaterThan(0)
  expect(new Set(step.state.evidence.map(({id}) => id)).size).toBe(step.state.evidence.length)
}

function withoutMinusZero(value: unknown): unknown {
  if (typeof value === 'number') return value === 0 ? 0 : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withoutMinusZero)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutMinusZero(inner)]))
}

/** One of the options, or none of them. */
function answerOf(options: readonly {readonly id: string}[], pick: number): Answer {
  const option = options[pick % (options.length + 1)]
  return option ? {kind: 'options', options: [option.id]} : {kind: 'no-preference'}
}

function play(dialogue: Dialogue, events: readonly DialogueEvent[]): Step {
  let step = dialogue.step(dialogue.initial, START)
  for (const event of events) step = dialogue.step(step.state, event)
  return step
}

describe('an odd shop', () => {
  test('is advised about soundly, whatever happens in it', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, events}) => {
        const dialogue = createDialogue(shop)
        let step = dialogue.step(dialogue.initial, START)
        expectSane(dialogue, step)
        for (const event of events) {
          step = dialogue.step(step.state, event)
          expectSane(dialogue, step)
        }
      }),
      {numRuns: 120},
    )
  })

  test('comes to results when what is asked is answered, and asks nothing twice', () => {
    fc.assert(
      fc.property(anyOddShop, fc.array(fc.nat(11), {minLength: 30, maxLength: 30}), (shop, picks) => {
        const dialogue = createDialogue(shop)
        let step = dialogue.step(dialogue.initial, START)
        const asked: string[] = []
        for (const pick of picks) {
          expectSane(dialogue, step)
          const {question} = viewOf(step)
          if (!question) break
          expect(asked).not.toContain(question.id)
          asked.push(question.id)
          const event: DialogueEvent =
            question.kind === 'trait'
              ? {kind: 'trait', item: question.id, category: pick % 5}
              : question.kind === 'pair'
                ? {kind: 'prefer', product: question.products[pick % 2]!}
                : {kind: 'answer', question: question.id, answer: answerOf(question.options, pick)}
          step = dialogue.step(step.state, event)
        }
        expect(viewOf(step).phase).toBe('results')
        const products = asked.filter((id) => shop.advisor.questions.some((question) => question.id === id))
        expect(products.length).toBeLessThanOrEqual(shop.advisor.rules.maxQuestions)
      }),
      {numRuns: 120},
    )
  })

  test('has a first question that can be answered, or none', () => {
    fc.assert(
      fc.property(anyOddShop, fc.constantFrom(null, 'a', 'nowhere'), (shop, page) => {
        const first = createDialogue(shop).firstQuestion(page)
        if (first) expect(first.options.length).toBeGreaterThan(0)
      }),
      {numRuns: 100},
    )
  })

  test('shows in the glass panel what each entry did, in finite numbers', () => {
    fc.assert(
      fc.property(anyVisit, ({shop, events}) => {
        const dialogue = createDialogue(shop)
        const {state, assessment} = play(dialogue, events)
        const glass = toGlass(dialogue.model, state, assessment)
        expect(glass.map(({evidence}) => evidence)).toEqual(state.evidence.map(({id}) => id))
        expect(numbersIn(glass).filter(([, x]) => !Number.isFinite(x))).toEqual([])
      }),
      {numRuns: 100},
    )
  })

  test('can be asked what would be, about anything', () => {
    const anyQuestion = anyVisit.chain(({shop, events}) =>
      fc.record({
        shop: fc.constant(shop),
        events: fc.constant(events),
        change: fc.oneof<fc.Arbitrary<Change>[]>(
          anyAnswerTo(shop).map((answer) => ({kind: 'answer' as const, ...answer})),
          fc.constantFrom('answer:q1', 'signal:device', 'x').map((evidence) => ({
            kind: 'without' as const,
            evidence,
          })),
          fc.boolean().map((on) => ({kind: 'signal' as const, signal: 'device' as const, on})),
        ),
      }),
    )
    fc.assert(
      fc.property(anyQuestion, ({shop, events, change}) => {
        const dialogue = createDialogue(shop)
        const {state} = play(dialogue, events)
        const then = whatIf(dialogue.model, state, change)
        if (then) expect(then.slate.length).toBeGreaterThan(0)
      }),
      {numRuns: 100},
    )
  })

  test('goes on from whatever a kept conversation has become', () => {
    const anyReturn = anyVisit
      .map(({shop, events}) => ({shop, saved: savedOf(play(createDialogue(shop), events))}))
      .filter(({saved}) => saved !== null)
      .chain(({shop, saved}) =>
        fc.record({shop: fc.constant(shop), saved: anyMangled(saved!), next: anyEventIn(shop)}),
      )
    fc.assert(
      fc.property(anyReturn, ({shop, saved, next}) => {
        const dialogue = createDialogue(shop)
        // Where it is kept, the page may have written anything: the type is a promise that nobody holds to.
        const kept = saved as SavedDialogue
        const back = dialogue.step(dialogue.initial, {kind: 'resume', saved: kept, signals: TEST_READING})
        expectSane(dialogue, back)
        expectSane(dialogue, dialogue.step(back.state, next))
        expectSane(dialogue, dialogue.step(back.state, {kind: 'undo'}))
      }),
      {numRuns: 120},
    )
  })
})
