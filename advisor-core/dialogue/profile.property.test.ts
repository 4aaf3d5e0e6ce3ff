import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  dialogueInput,
  ONE_OF_EACH,
  TEST_ARCHETYPES,
  TEST_BANK,
  TEST_READING,
} from '../../test/support/advisor-fixtures'
import {anyCatalog} from '../../test/support/taste-arbitraries'
import type {Catalog} from '../catalog/types'
import {createDialogue, type Dialogue} from './create-dialogue'
import type {DialogueState} from './state'
import type {DialogueEvent, Evidence, SavedDialogue, View} from './types'

/** The test bank under names by which something is shown in another way. */
const NAMES: Readonly<Record<string, string>> = {careful: 'depth', thrifty: 'search'}
const BANK = {
  ...TEST_BANK,
  traits: TEST_BANK.traits.map((trait) => ({...trait, id: NAMES[trait.id]!})),
  items: TEST_BANK.items.map((item) => ({...item, trait: NAMES[item.trait]!})),
}
const ARCHETYPES = {
  ...TEST_ARCHETYPES,
  indicators: TEST_ARCHETYPES.indicators.map((indicator) => ({
    ...indicator,
    id: `trait:${NAMES[indicator.id.slice('trait:'.length)]}`,
  })),
}
const ITEMS = BANK.items.map(({id}) => id)

const START: DialogueEvent = {kind: 'start', signals: TEST_READING, first: null}
const ONE_ANSWER: DialogueEvent = {
  kind: 'answer',
  question: 'price-budget',
  answer: {kind: 'options', options: ['o1']},
}
const SHOW: DialogueEvent = {kind: 'show-now'}

function open(catalog: Catalog, traitQuestions = 2): Dialogue {
  const rules = {maxQuestions: 7, askFirst: [], traitQuestions}
  return createDialogue({...dialogueInput(catalog, {rules}), bank: BANK, archetypes: ARCHETYPES})
}

function play(dialogue: Dialogue, events: readonly DialogueEvent[], from = dialogue.initial) {
  let state: DialogueState = from
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
  return {state, view: view!, saved}
}

const anyTraitAnswers = fc
  .array(fc.record({item: fc.constantFrom(...ITEMS), category: fc.option(fc.nat(4))}), {maxLength: 6})
  .map((answers) => answers.map((answer): DialogueEvent => ({kind: 'trait', ...answer})))

const traitsIn = (list: readonly Evidence[]) => list.filter(({kind}) => kind === 'trait')

describe('what visitors say about themselves at the results', () => {
  test('changes how things are shown, and never what is recommended, in which role or with which reasons', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(anyCatalog, anyTraitAnswers, (catalog, answers) => {
        const dialogue = open(catalog)
        const before = play(dialogue, [START, ONE_ANSWER, SHOW])
        const {view} = play(dialogue, answers, before.state)
        if (answers.length === 0) return
        seen.add(JSON.stringify(view.profile?.presentation))
        const {traits: _, archetype: _a, profile: _p, topics: _t, shelf, ...rest} = view
        const {
          traits: _b,
          archetype: _c,
          profile: _d,
          topics: _e,
          shelf: shelfBefore,
          ...restBefore
        } = before.view
        expect(rest).toEqual(restBefore)
        expect(shelf?.goesWith).toEqual(shelfBefore?.goesWith)
        expect(shelf?.surprise).toEqual(shelfBefore?.surprise)
        const reasons = (all: typeof shelf) =>
          all?.arguments.map((list) => list.map(({reason}) => reason)) ?? []
        for (const [slot, list] of reasons(shelfBefore).entries())
          expect(reasons(shelf)[slot]).toEqual(expect.arrayContaining(list))
      }),
      {numRuns: 60},
    )
    expect(seen.size).toBeGreaterThan(3)
  })

  test('reopens no question, and undo neither takes it back nor asks about it again', () => {
    fc.assert(
      fc.property(anyCatalog, anyTraitAnswers, (catalog, answers) => {
        const dialogue = open(catalog)
        const before = play(dialogue, [START, ONE_ANSWER, SHOW])
        const {state, view} = play(dialogue, answers, before.state)
        if (answers.length === 0) return
        expect(view.phase).toBe('results')
        const undone = play(dialogue, [{kind: 'undo'}, {kind: 'undo'}], state).state
        expect(traitsIn(undone.evidence)).toEqual(traitsIn(state.evidence))
      }),
    )
  })

  test('is gone when the profile is deleted, also from what undo goes back to and from what is kept', () => {
    fc.assert(
      fc.property(anyCatalog, anyTraitAnswers, (catalog, answers) => {
        const dialogue = open(catalog)
        const before = play(dialogue, [START, ...answers.slice(0, 1), ONE_ANSWER, SHOW])
        const {state, saved, view} = play(dialogue, [...answers, {kind: 'forget-traits'}], before.state)
        expect(traitsIn([...state.evidence, ...state.past.flat()])).toEqual([])
        expect(JSON.stringify(saved)).not.toContain('"kind":"trait"')
        expect(view.traits).toEqual([])
        expect(view.slate).toEqual(before.view.slate)
        const undone = play(dialogue, [{kind: 'undo'}, {kind: 'undo'}], state).state
        expect(undone.evidence.every(({kind}) => kind === 'signal')).toBe(true)
      }),
    )
  })

  test('holds through a reload; a new beginning drops it and leaves nothing to keep', () => {
    fc.assert(
      fc.property(anyCatalog, anyTraitAnswers, (catalog, answers) => {
        const dialogue = open(catalog)
        const {state, saved} = play(dialogue, [START, ONE_ANSWER, SHOW, ...answers])
        const back = play(dialogue, [
          {kind: 'resume', saved: JSON.parse(JSON.stringify(saved)), signals: TEST_READING},
        ])
        expect(back.state.skipped).toEqual(state.skipped)
        expect(traitsIn(back.state.evidence)).toEqual(traitsIn(state.evidence))
        const again = play(dialogue, [{kind: 'restart'}], state)
        expect(traitsIn(again.state.evidence)).toEqual([])
        expect(again.saved).toBeNull()
        const forgotten = play(dialogue, [{kind: 'restart', forget: true}], state)
        expect(traitsIn(forgotten.state.evidence)).toEqual([])
        expect(forgotten.state.skipped).toEqual([])
        expect(forgotten.saved).toBeNull()
      }),
    )
  })
})

describe('a statement that was skipped', () => {
  test('is never put again in the visit, whatever is undone or started over', () => {
    const anyEvent: fc.Arbitrary<DialogueEvent> = fc.oneof(
      fc.constantFrom<DialogueEvent>(
        {kind: 'undo'},
        {kind: 'restart'},
        SHOW,
        {kind: 'ask-more'},
        {
          kind: 'forget-traits',
        },
      ),
      fc.constantFrom(...ONE_OF_EACH).map(
        ({id, options}): DialogueEvent => ({
          kind: 'answer',
          question: id,
          answer: {kind: 'options', options: [options[0]!.id]},
        }),
      ),
    )
    let met = 0
    fc.assert(
      fc.property(
        anyCatalog,
        fc.constantFrom(...ITEMS),
        fc.array(anyEvent, {maxLength: 8}),
        (catalog, item, events) => {
          const dialogue = open(catalog)
          let {state} = play(dialogue, [START, ONE_ANSWER, {kind: 'trait', item, category: null}])
          for (const event of events) {
            const step = play(dialogue, [event], state)
            state = step.state
            expect(step.view.question?.id).not.toBe(item)
            expect(step.view.profile?.next?.id).not.toBe(item)
            if (step.view.question?.kind === 'trait' || step.view.profile?.next) met++
          }
        },
      ),
    )
    expect(met).toBeGreaterThan(20)
  })

  test('counts as put, so that inside the advice no more than two are put in a visit', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const dialogue = open(catalog)
        const put = new Set<string>()
        let {state, view} = play(dialogue, [START])
        for (let n = 0; n < 40; n++) {
          const {question} = view
          const event: DialogueEvent =
            question === null
              ? {kind: 'restart'}
              : question.kind === 'trait'
                ? {kind: 'trait', item: question.id, category: null}
                : question.kind === 'product'
                  ? {
                      kind: 'answer',
                      question: question.id,
                      answer: {kind: 'options', options: [question.options[0]!.id]},
                    }
                  : SHOW
          if (question?.kind === 'trait') put.add(question.id)
          ;({state, view} = play(dialogue, [event], state))
        }
        expect(put.size).toBeLessThanOrEqual(2)
      }),
    )
  })
})

describe('the profile', () => {
  test('puts one statement after another, at most eight, and ends', () => {
    fc.assert(
      fc.property(
        anyCatalog,
        fc.array(fc.option(fc.nat(4)), {minLength: 9, maxLength: 9}),
        (catalog, answers) => {
          const dialogue = open(catalog)
          let {state, view} = play(dialogue, [START, ONE_ANSWER, SHOW])
          const put: string[] = []
          for (const category of answers) {
            const next = view.profile?.next
            if (!next) break
            put.push(next.id)
            ;({state, view} = play(dialogue, [{kind: 'trait', item: next.id, category}], state))
          }
          expect(new Set(put).size).toBe(put.length)
          expect(put.length).toBeLessThanOrEqual(8)
          expect(view.profile?.next).toBeNull()
          for (const {from, to, side, sure} of view.profile!.traits) {
            expect(to).toBeGreaterThan(from)
            if (sure) expect(side === 'low' ? to : -from).toBeLessThanOrEqual(1e-3)
          }
        },
      ),
    )
  })

  test('takes back its last answer exactly', () => {
    fc.assert(
      fc.property(anyCatalog, fc.nat(4), fc.nat(4), (catalog, a, b) => {
        const dialogue = open(catalog)
        const begun = play(dialogue, [START, ONE_ANSWER, SHOW])
        const one = play(dialogue, [{kind: 'trait', item: ITEMS[0]!, category: a}], begun.state)
        const two = play(dialogue, [{kind: 'trait', item: ITEMS[2]!, category: b}], one.state)
        expect(two.view.profile?.last).toBe(`trait:${ITEMS[2]}`)
        const back = play(dialogue, [{kind: 'retract', evidence: two.view.profile!.last!}], two.state)
        expect(back.view).toEqual(one.view)
      }),
    )
  })

  test('is not offered where the shop asks about no traits, nor before the results', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        expect(play(open(catalog, 0), [START, ONE_ANSWER, SHOW]).view.profile).toBeNull()
        const {view} = play(open(catalog), [START])
        if (view.phase === 'asking') expect(view.profile).toBeNull()
      }),
    )
  })
})
