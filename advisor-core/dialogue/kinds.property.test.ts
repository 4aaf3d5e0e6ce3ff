import fc from 'fast-check'
import {describe, expect, test, vi} from 'vitest'
import {both, dialogueInput, EVERY_KIND, question, TEST_READING} from '../../test/support/advisor-fixtures'
import {anyCatalog, attribute, catalogOf} from '../../test/support/taste-arbitraries'
import type {AdvisorRules, Question} from '../advisor/types'
import type {Catalog} from '../catalog/types'
import {SLATE_SIZE} from '../questions/pick-question'
import {topProducts} from '../questions/slate-value'
import {createDialogue, type Dialogue, type Step} from './create-dialogue'
import {EXTRA_KINDS} from './extra-kinds'
import type {Answer, DialogueEvent, QuestionView, View} from './types'

vi.setConfig({testTimeout: 30_000})

const START: DialogueEvent = {kind: 'start', signals: TEST_READING, first: null}
const RULES: AdvisorRules = {maxQuestions: 7, askFirst: [], traitQuestions: 0}

const formed = (id: string, kind: Question['kind'], about: string): Question => ({
  ...question(kind, about, []),
  id,
  auto: {most: 4},
})

/** A question of every kind, and some whose options the engine forms. */
const ALL: readonly Question[] = [
  ...EVERY_KIND,
  formed('auto-category', 'single', 'category'),
  formed('auto-noise', 'range', 'noise'),
  formed('auto-price', 'range', 'price'),
  formed('auto-drinks', 'several', 'drinks'),
]

function open(catalog: Catalog, questions: readonly Question[], rules: Partial<AdvisorRules> = {}): Dialogue {
  const input = dialogueInput(catalog, {questions, rules: {...RULES, ...rules}})
  return createDialogue({...input, kinds: EXTRA_KINDS})
}

function viewOf({effects}: Step): View {
  for (const effect of effects) if (effect.kind === 'show') return effect.view
  throw new Error('nothing shown')
}

type Put = Extract<QuestionView, {kind: 'product'}>

/** The question on show, if it is one about products. */
const putBy = (step: Step): Put | null => {
  const {question: put} = viewOf(step)
  return put?.kind === 'product' ? put : null
}

const MULTIPLE: readonly string[] = ['several', 'must-have', 'nice-to-have', 'exclusion', 'order']

/** An answer to a question: "no preference" now and then, else one option, or several where that is possible. */
function answerTo(put: Put, pick: number): Answer {
  if (pick % 11 === 0) return {kind: 'no-preference'}
  const ids = put.options.map(({id}) => id)
  const turned = [...ids.slice(pick % ids.length), ...ids.slice(0, pick % ids.length)]
  return {kind: 'options', options: turned.slice(0, MULTIPLE.includes(put.form) ? 1 + (pick % 3) : 1)}
}

/** Answers whatever is asked until the results are shown; calls back at every question. */
function visit(dialogue: Dialogue, picks: readonly number[], at: (step: Step, put: Put) => void = () => {}) {
  let step = dialogue.step(dialogue.initial, START)
  const asked: string[] = []
  for (const pick of picks) {
    const put = putBy(step)
    if (!put) break
    at(step, put)
    asked.push(put.id)
    step = dialogue.step(step.state, {kind: 'answer', question: put.id, answer: answerTo(put, pick)})
  }
  return {step, asked}
}

const anyPicks = fc.array(fc.nat(1000), {minLength: 7, maxLength: 7})
const someQuestions = fc.shuffledSubarray([...ALL], {minLength: 1, maxLength: 8})

describe('questions of every kind', () => {
  test('keep a whole slate and a belief that sums to 1, whatever is answered', () => {
    fc.assert(
      fc.property(anyCatalog, someQuestions, anyPicks, (catalog, questions, picks) => {
        const {step} = visit(open(catalog, questions), picks, (now, put) => {
          expect(viewOf(now).slate).toHaveLength(SLATE_SIZE)
          expect(put.options.length).toBeGreaterThan(0)
          expect(new Set(put.options.map(({id}) => id)).size).toBe(put.options.length)
          expect(put.options.every(({label}) => label.de !== '' && label.en !== '')).toBe(true)
        })
        const {belief} = step.assessment
        expect(belief.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
        expect(viewOf(step).slate).toHaveLength(SLATE_SIZE)
      }),
      {numRuns: 120},
    )
  })

  test('are asked only where an answer on offer changes the set of three', () => {
    let asked = 0
    fc.assert(
      fc.property(anyCatalog, someQuestions, anyPicks, (catalog, questions, picks) => {
        const dialogue = open(catalog, questions)
        visit(dialogue, picks, (now, put) => {
          asked++
          const slateOf = (step: Step): string =>
            topProducts(step.assessment.belief, SLATE_SIZE)
              .sort((a, b) => a - b)
              .join()
          const before = slateOf(now)
          const changes = put.options.some(({id}) => {
            const answer = {kind: 'options' as const, options: [id]}
            return slateOf(dialogue.step(now.state, {kind: 'answer', question: put.id, answer})) !== before
          })
          expect(changes).toBe(true)
        })
      }),
      {numRuns: 120},
    )
    expect(asked).toBeGreaterThan(100)
  })

  test('come back from what was saved, and undo goes back, to the bit', () => {
    fc.assert(
      fc.property(anyCatalog, someQuestions, anyPicks, (catalog, questions, picks) => {
        const dialogue = open(catalog, questions)
        const {step} = visit(dialogue, picks.slice(0, 3))
        const saved = step.effects.find((effect) => effect.kind === 'save')?.saved
        if (saved) {
          const kept = JSON.parse(JSON.stringify(saved))
          const fresh = open(catalog, questions)
          const back = fresh.step(fresh.initial, {kind: 'resume', saved: kept, signals: TEST_READING})
          expect(viewOf(back)).toEqual(viewOf(step))
        }
        const put = putBy(step)
        if (!put) return
        const next = dialogue.step(step.state, {kind: 'answer', question: put.id, answer: answerTo(put, 7)})
        expect(viewOf(dialogue.step(next.state, {kind: 'undo'}))).toEqual(viewOf(step))
      }),
      {numRuns: 60},
    )
  })

  test('refuse options that they do not have', () => {
    fc.assert(
      fc.property(
        anyCatalog,
        fc.constantFrom(...ALL),
        fc.constantFrom('v:nothing', 'o:', 'r:1..', 'r:', 'v:%', 'x'),
        (catalog, asked, id) => {
          const dialogue = open(catalog, [asked])
          const start = dialogue.step(dialogue.initial, START)
          const answer = {kind: 'options' as const, options: [id]}
          const after = dialogue.step(start.state, {kind: 'answer', question: asked.id, answer})
          // A lower bound of 1 may be one that the engine would use itself.
          fc.pre(!(id === 'r:1..' && asked.kind === 'range'))
          expect(after.state.evidence).toEqual(start.state.evidence)
        },
      ),
      {numRuns: 60},
    )
  })
})

describe('the merchant’s rules', () => {
  test('never put two questions that exclude each other, nor more of a group than it may', () => {
    const rules = {
      neverTogether: [['price-budget', 'auto-price']],
      atMost: [{questions: ['noise-range', 'auto-noise', 'cups-a-or-b', 'cups-at-least'], count: 2}],
    }
    fc.assert(
      fc.property(anyCatalog, anyPicks, (catalog, picks) => {
        const {asked} = visit(open(catalog, ALL, rules), picks)
        expect(asked.filter((id) => rules.neverTogether[0]!.includes(id)).length).toBeLessThanOrEqual(1)
        expect(asked.filter((id) => rules.atMost[0]!.questions.includes(id)).length).toBeLessThanOrEqual(2)
      }),
      {numRuns: 60},
    )
  })

  test('a wish that stands alone is asked first where the merchant says so, with "no preference" beside it', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const alone = question('exclusion', 'steel', [{values: ['yes']}])
        const dialogue = open(catalog, [...EVERY_KIND, alone], {askFirst: [alone.id]})
        const put = putBy(dialogue.step(dialogue.initial, START))
        expect(put?.id).toBe(alone.id)
        expect(put?.options).toHaveLength(1)
      }),
      {numRuns: 20},
    )
  })

  test('a learnt chance of a wrong answer takes the place of the usual one', () => {
    const asked = question('budget', 'price', [{max: 300}, {max: 900}])
    const catalog = fc.sample(anyCatalog, {numRuns: 1, seed: 3})[0]!
    const input = dialogueInput(catalog, {questions: [asked]})
    expect(createDialogue(input).model.questions[0]!.noise).toBe(0.02)
    expect(createDialogue({...input, noise: {[asked.id]: 0.3}}).model.questions[0]!.noise).toBe(0.3)
  })
})

/** Thirty products: sorts a, b, c; the dear ones are quiet; nothing both quiet and cheap is of steel. */
const SHOP = catalogOf(
  [
    attribute('sort', 'categorical', {label: both('sort')}),
    attribute('price', 'numeric', {role: 'price', unit: '€', better: 'lower'}),
    attribute('noise', 'numeric', {unit: 'dB', better: 'lower'}),
    attribute('steel', 'boolean'),
  ],
  {
    sort: {
      kind: 'categorical',
      values: ['a', 'b', 'c'],
      codes: Uint8Array.from({length: 30}, (_, i) => 1 + (i % 3)),
    },
    price: {kind: 'numeric', values: Float32Array.from({length: 30}, (_, i) => 100 + 20 * i)},
    noise: {kind: 'numeric', values: Float32Array.from({length: 30}, (_, i) => 70 - i)},
    steel: {kind: 'boolean', codes: Uint8Array.from({length: 30}, (_, i) => (i < 20 ? 1 : 2))},
  },
)

function tell(
  questions: readonly Question[],
  answers: readonly (readonly [string, readonly string[]])[],
): View {
  const dialogue = open(SHOP, questions)
  let step = dialogue.step(dialogue.initial, START)
  for (const [id, options] of answers)
    step = dialogue.step(step.state, {kind: 'answer', question: id, answer: {kind: 'options', options}})
  return viewOf(step)
}

const named = (asked: Question, labels: readonly string[]): Question => ({
  ...asked,
  options: asked.options.map((option, o) => ({...option, label: both(labels[o]!)})),
})

describe('in words', () => {
  const cheap = named(question('budget', 'price', [{max: 300}]), ['up to 300'])
  const must = named(question('must-have', 'steel', [{values: ['yes']}], {id: 'must'}), ['steel'])
  const without = named(question('exclusion', 'sort', [{values: ['a']}, {values: ['b']}], {id: 'without'}), [
    'a',
    'b',
  ])

  test('wishes that cannot be met together are named, each must-have by itself', () => {
    const view = tell(
      [cheap, must],
      [
        [cheap.id, ['o0']],
        ['must', ['o0']],
      ],
    )
    expect(view.conflict.map(({en}) => en).sort()).toEqual(['steel', 'up to 300'])
    expect(view.slate).toHaveLength(3)
  })

  test('who excludes everything is told so and still sees products', () => {
    const all = named(
      question('exclusion', 'sort', [{values: ['a']}, {values: ['b']}, {values: ['c']}], {id: 'without'}),
      ['a', 'b', 'c'],
    )
    const view = tell([all], [['without', ['o0', 'o1', 'o2']]])
    expect(view.conflict.map(({de}) => de)).toEqual(['ohne a', 'ohne b', 'ohne c'])
    expect(view.slate).toHaveLength(3)
  })

  test('a wish to have it with or without is no conflict where it is only nice to have', () => {
    const nice = named(question('nice-to-have', 'steel', [{values: ['yes']}], {id: 'nice'}), ['steel'])
    const view = tell(
      [cheap, nice],
      [
        [cheap.id, ['o0']],
        ['nice', ['o0']],
      ],
    )
    expect(view.conflict).toEqual([])
    expect(view.chips.map(({label}) => label.de)).toEqual(['up to 300', 'gern steel'])
  })

  test('an exclusion says "ohne" on its chip and in the reason', () => {
    const view = tell([without], [['without', ['o0', 'o1']]])
    expect(view.chips[0]!.label).toEqual({de: 'ohne a und b', en: 'no a or b'})
    expect(view.slate[0]!.reasons[0]).toMatchObject({kind: 'meets', wanted: {de: 'ohne a', en: 'no a'}})
    expect(view.slate[0]!.reasons[0]!.value.en).toBe('c')
  })

  test('a need on several attributes gives a reason for each of them that holds', () => {
    const asked: Question = {
      ...named(question('needs', 'noise', [{}], {id: 'use'}), ['small kitchens']),
      options: [
        {
          id: 'o0',
          label: both('small kitchens'),
          needs: [
            {attribute: 'noise', match: {max: 50}, weight: 2},
            {attribute: 'steel', match: {values: ['yes']}},
            {attribute: 'price', match: {max: 200}, weight: 0.1},
          ],
        },
      ],
    }
    const {slate} = tell([asked], [['use', ['o0']]])
    const [first] = slate
    expect(first!.reasons.slice(0, 2).map(({attribute: id}) => id)).toEqual(['noise', 'steel'])
    expect(first!.reasons[0]!.wanted).toEqual(both('small kitchens'))
    expect(first!.drawback).toMatchObject({kind: 'misses', attribute: 'price'})
  })

  test('an order of needs reads in the order it was given', () => {
    const asked = named(question('order', 'noise', [{max: 50}, {max: 60}], {id: 'rank'}), ['x', 'y'])
    expect(tell([asked], [['rank', ['o1', 'o0']]]).chips[0]!.label.de).toBe('y, dann x')
  })

  test('formed options are ranges at round numbers and values by name, with something else beside them', () => {
    const price = formed('price', 'range', 'price')
    const sort = {...formed('sort', 'single', 'sort'), auto: {most: 2}}
    const options = (asked: Question): string[] => {
      const dialogue = open(SHOP, [asked], {askFirst: [asked.id]})
      return putBy(dialogue.step(dialogue.initial, START))!.options.map(({label}) => label.en)
    }
    expect(options(sort)).toEqual(['a', 'Something else'])
    const ranges = options(price)
    expect(ranges[0]).toMatch(/^under €\d+$/)
    expect(ranges.at(-1)).toMatch(/^€\d+ and more$/)
    expect(ranges).toHaveLength(4)
  })
})
