import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {dialogueInput, ONE_OF_EACH, TEST_READING} from '../../test/support/advisor-fixtures'
import {anyCatalog} from '../../test/support/taste-arbitraries'
import {pickQuestion, SLATE_SIZE} from '../questions/pick-question'
import {slateValue, topProducts} from '../questions/slate-value'
import type {Comparer} from '../taste/pick-comparison'
import {createDialogue, type Dialogue, type Step} from './create-dialogue'
import {INSIGHT} from './insight'
import {countAnswers} from './state'
import type {DialogueEvent, View} from './types'

/** Compares the two likeliest products that were not compared, and promises what it is told to. */
const promising =
  (expectedValue: number, changeProbability = 1): Comparer =>
  ({belief, asked}) => {
    const [a, ...others] = topProducts(belief, 4)
    const b = others.find((product) => !asked.some((pair) => pair.includes(a!) && pair.includes(product)))
    if (a === undefined || b === undefined) return null
    return {products: [a, b], informationNats: 0.1, expectedValue, changeProbability}
  }

const withComparer = (catalog: Parameters<typeof dialogueInput>[0], compare: Comparer) => {
  const input = dialogueInput(catalog)
  const {advisor} = input
  return createDialogue({
    ...input,
    // All attribute questions can be put before one.
    advisor: {...advisor, rules: {...advisor.rules, maxQuestions: 20}},
    learnsTaste: true,
    insight: () => INSIGHT,
    compare: () => compare,
  })
}

const viewOf = ({effects}: Step): View => {
  for (const effect of effects) if (effect.kind === 'show') return effect.view
  throw new Error('nothing shown')
}

/** One event, and the refit that it asks for. */
function take(dialogue: Dialogue, from: Step['state'], event: DialogueEvent): Step {
  const step = dialogue.step(from, event)
  const fit = step.effects.find((effect) => effect.kind === 'fit-taste')
  return fit?.kind === 'fit-taste'
    ? dialogue.step(step.state, {kind: 'taste-fitted', key: fit.key, shift: []})
    : step
}

const BEGIN: readonly DialogueEvent[] = [
  {kind: 'start', signals: TEST_READING, first: null},
  {kind: 'answer', question: ONE_OF_EACH[0]!.id, answer: {kind: 'no-preference'}},
]

/** One answer, and no preference in all that is asked about products after it. */
function begin(dialogue: Dialogue): Step {
  let step = BEGIN.reduce<Step | null>(
    (last, event) => take(dialogue, last?.state ?? dialogue.initial, event),
    null,
  )!
  for (let {question} = viewOf(step); question?.kind === 'product'; {question} = viewOf(step))
    step = take(dialogue, step.state, {
      kind: 'answer',
      question: question.id,
      answer: {kind: 'no-preference'},
    })
  return step
}

describe('a comparison', () => {
  it('is asked only when no attribute question is, and when it is worth a question', () => {
    fc.assert(
      fc.property(anyCatalog, fc.double({min: 0, max: 2, noNaN: true}), (catalog, promised) => {
        const dialogue = withComparer(catalog, promising(promised))
        const {assessment, state} = begin(dialogue)
        const {belief} = assessment
        const value = slateValue(belief, topProducts(belief, SLATE_SIZE))
        for (const pick of [
          {kind: 'stop'} as const,
          pickQuestion({belief, questions: dialogue.model.questions, remaining: 9}),
        ]) {
          const pair = INSIGHT.pickPair(dialogue.model, {...assessment, ...state, pick})
          const worth = pick.kind === 'stop' && promised * 0.9 > value
          if (pair) expect(worth).toBe(true)
          else if (topProducts(belief, 2).length === 2) expect(worth).toBe(false)
        }
      }),
    )
  })

  it('is never asked before an answer, before the code is there, or where it would change nothing', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const dialogue = withComparer(catalog, promising(2))
        const first = take(dialogue, dialogue.initial, BEGIN[0]!)
        expect(viewOf(first).question?.kind).not.toBe('pair')
        expect(viewOf(begin(withComparer(catalog, () => null))).question?.kind).not.toBe('pair')
        expect(viewOf(begin(withComparer(catalog, promising(2, 0.05)))).question?.kind).not.toBe('pair')
      }),
    )
  })

  it('is asked twice at most, left open or not, counts as a question, and is undone to the bit', () => {
    let seen = 0
    fc.assert(
      fc.property(
        anyCatalog,
        fc.array(fc.constantFrom(0, 1, null), {minLength: 9, maxLength: 9}),
        (catalog, picks) => {
          const dialogue = withComparer(catalog, promising(2))
          let step = begin(dialogue)
          let pairs = 0
          for (const pick of picks) {
            const {question} = viewOf(step)
            if (question?.kind !== 'pair') break
            pairs++
            seen++
            const product = pick === null ? null : question.products[pick]!
            const before = step
            step = take(dialogue, step.state, {kind: 'prefer', product})
            expect(countAnswers(step.state.evidence)).toBe(countAnswers(before.state.evidence) + 1)
            expect(step.assessment.tasteFit?.choices.length ?? 0).toBe(
              (before.assessment.tasteFit?.choices.length ?? 0) + (product === null ? 0 : 1),
            )
            const undone = take(dialogue, step.state, {kind: 'undo'})
            expect(undone.assessment.belief).toEqual(before.assessment.belief)
            expect(viewOf(undone).question).toEqual(question)
          }
          expect(pairs).toBeLessThanOrEqual(2)
        },
      ),
    )
    expect(seen).toBeGreaterThan(0)
  })

  it('takes no answer that names another product, and comes back from what was saved', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const dialogue = withComparer(catalog, promising(2))
        const asked = begin(dialogue)
        const {question} = viewOf(asked)
        if (question?.kind !== 'pair') return
        const other = take(dialogue, asked.state, {kind: 'prefer', product: catalog.size})
        expect(other.state.evidence).toEqual(asked.state.evidence)
        const answered = dialogue.step(asked.state, {kind: 'prefer', product: question.products[1]})
        const save = answered.effects.find((effect) => effect.kind === 'save')
        const saved = save?.kind === 'save' ? save.saved : null
        const back = take(dialogue, dialogue.initial, {
          kind: 'resume',
          saved: JSON.parse(JSON.stringify(saved)),
          signals: TEST_READING,
        })
        expect(back.state.evidence).toEqual(answered.state.evidence)
      }),
    )
  })

  it('has a chip once it is answered, with which it is put again, answered anew, and taken back, to the bit', () => {
    let seen = 0
    fc.assert(
      fc.property(anyCatalog, fc.constantFrom(0, 1, null), (catalog, pick) => {
        const dialogue = withComparer(catalog, promising(2))
        const asked = begin(dialogue)
        const {question, chips} = viewOf(asked)
        if (question?.kind !== 'pair') return
        seen++
        const [first, second] = question.products
        const other = pick === null ? null : question.products[1 - pick]!
        const answered = take(dialogue, asked.state, {
          kind: 'prefer',
          product: pick === null ? first : question.products[pick]!,
        })
        const chip = viewOf(answered).chips.at(-1)!
        expect(viewOf(answered).chips).toHaveLength(chips.length + 1)
        expect(chip).toMatchObject({
          question: question.id,
          wish: true,
          products: [pick === 1 ? second : first],
        })

        const again = take(dialogue, answered.state, {kind: 'edit', question: question.id})
        expect(viewOf(again).question).toMatchObject({
          kind: 'pair',
          id: question.id,
          products: question.products,
          table: question.table,
          changeProbability: null,
        })
        expect(again.assessment.belief).toEqual(answered.assessment.belief)
        expect(viewOf(take(dialogue, again.state, {kind: 'undo'}))).toEqual(viewOf(answered))

        const anew = take(dialogue, again.state, {kind: 'prefer', product: other})
        const atOnce = take(dialogue, asked.state, {kind: 'prefer', product: other})
        expect(anew.assessment.belief).toEqual(atOnce.assessment.belief)
        expect(viewOf(anew).chips).toEqual(viewOf(atOnce).chips)
        expect(viewOf(anew).question).toEqual(viewOf(atOnce).question)
        const undone = take(dialogue, anew.state, {kind: 'undo'})
        expect(undone.assessment.belief).toEqual(answered.assessment.belief)
        expect(viewOf(undone).chips).toEqual(viewOf(answered).chips)

        const back = take(dialogue, anew.state, {kind: 'retract', evidence: chip.evidence})
        expect(back.assessment.belief).toEqual(asked.assessment.belief)
        expect(viewOf(back).chips).toEqual(chips)
        expect(viewOf(back).question).toEqual(question)
      }),
      {numRuns: 30},
    )
    expect(seen).toBeGreaterThan(0)
  })

  it('left open says so in its chip, and asks for nothing', () => {
    const [catalog] = fc.sample(anyCatalog, {numRuns: 1, seed: 5})
    const dialogue = withComparer(catalog!, promising(2))
    const asked = begin(dialogue)
    const {question} = viewOf(asked)
    if (question?.kind !== 'pair') throw new Error('no comparison')
    const open = take(dialogue, asked.state, {kind: 'prefer', product: null})
    expect(viewOf(open).chips.at(-1)).toMatchObject({
      label: {de: 'Unentschieden: ', en: 'Undecided: '},
      products: question.products,
      wish: false,
    })
  })
})
