import {describe, expect, test} from 'vitest'
import {
  advisorOf,
  question,
  TEST_ARCHETYPES,
  TEST_BANK,
  TEST_READING,
} from '../../test/support/advisor-fixtures'
import {attribute, catalogOf} from '../../test/support/taste-arbitraries'
import type {Question} from '../advisor/types'
import {assess} from '../dialogue/assess'
import {createDialogue} from '../dialogue/create-dialogue'
import {INSIGHT} from '../dialogue/insight'
import type {DialogueState} from '../dialogue/state'
import type {View} from '../dialogue/types'
import {buildFeatures} from '../taste/build-features'
import {drawbackOf, meetsAll, reasonsFor, toWishes} from './reasons'
import {pickSlate} from './slate'

/** Twelve kettles: 130 € down to 20 €, louder the cheaper, the dearest one without a known volume. */
const priceOf = (product: number): number => 130 - 10 * product
const KETTLES = catalogOf(
  [
    attribute('price', 'numeric', {
      role: 'price',
      better: 'lower',
      unit: '€',
      label: {de: 'Preis', en: 'Price'},
    }),
    attribute('noise', 'numeric', {better: 'lower', unit: 'dB', label: {de: 'Lautstärke', en: 'Noise'}}),
    attribute('steel', 'boolean', {label: {de: 'Edelstahl', en: 'Steel'}}),
  ],
  {
    price: {kind: 'numeric', values: Float32Array.from({length: 12}, (_, i) => priceOf(i))},
    noise: {
      kind: 'numeric',
      values: Float32Array.from({length: 12}, (_, i) => (i === 0 ? Number.NaN : 37 + 3 * i)),
    },
    steel: {kind: 'boolean', codes: Uint8Array.from({length: 12}, (_, i) => (i % 2 === 0 ? 1 : 2))},
  },
)

const QUESTIONS: readonly Question[] = [
  question('budget', 'price', [{max: 50}, {max: 100}], {id: 'budget'}),
  question('range', 'noise', [{max: 48}, {min: 48}], {id: 'quiet'}),
  question('yes-no', 'steel', [{values: ['yes']}, {values: ['no']}], {id: 'steel'}),
]

const DIALOGUE = createDialogue({
  catalog: KETTLES,
  advisor: advisorOf(QUESTIONS, {rules: {maxQuestions: 7, askFirst: [], traitQuestions: 0}}),
  bank: TEST_BANK,
  archetypes: TEST_ARCHETYPES,
  learnsTaste: true,
  features: () => buildFeatures(KETTLES),
  insight: () => INSIGHT,
  build: 'test',
})

/** State and view after single answers by question id. */
function conversation(answers: Readonly<Record<string, string>>): {state: DialogueState; view: View} {
  let {state, effects} = DIALOGUE.step(DIALOGUE.initial, {kind: 'start', signals: TEST_READING, first: null})
  for (const [id, option] of Object.entries(answers))
    ({state, effects} = DIALOGUE.step(state, {
      kind: 'answer',
      question: id,
      answer: {kind: 'options', options: [option]},
    }))
  const show = effects.find((effect) => effect.kind === 'show')
  if (show?.kind !== 'show') throw new Error('nothing shown')
  return {state, view: show.view}
}

const viewAfter = (answers: Readonly<Record<string, string>>): View => conversation(answers).view

/** What is believed after the answers, and the wishes in it. */
function assessed(answers: Readonly<Record<string, string>>) {
  const assessment = assess(DIALOGUE.model, conversation(answers).state)
  return {assessment, wishes: toWishes(DIALOGUE.model, assessment)}
}

describe('slate', () => {
  test('the best match meets the wishes, and its fit is the share of wishes that hold', () => {
    const {slate} = viewAfter({budget: 'o1', steel: 'o0'})
    const best = slate[0]!
    expect(best.role).toBe('best')
    expect(best.fit).toBe(1)
    expect(best.fitWord).toBe('excellent')
    expect(priceOf(best.product)).toBeLessThanOrEqual(100)
    expect(best.product % 2).toBe(1)
  })

  test('there is no fit to speak of before anything was wished for', () => {
    expect(viewAfter({}).slate.every(({fit, fitWord}) => fit === null && fitWord === null)).toBe(true)
  })

  test('the cheaper slot meets as many wishes for less, and says how much less', () => {
    const {assessment} = assessed({steel: 'o0', budget: 'o1'})
    // As if clicks had made a dear kettle of steel the best match.
    const belief = assessment.belief.map((p, i) => (i === 3 ? 0.5 : p))
    const {items} = pickSlate(DIALOGUE.model, {...assessment, belief})
    const best = items[0]!
    const cheaper = items.find(({role}) => role === 'cheaper')!
    expect(best.product).toBe(3)
    // The cheapest of all that meet both wishes.
    expect(cheaper.product).toBe(11)
    expect(cheaper.fit).toBe(best.fit)
    expect(cheaper.gain).toMatchObject({
      attribute: 'price',
      excess: priceOf(cheaper.product) - priceOf(best.product),
    })
  })

  test('the better slot names the wish that the best match misses', () => {
    const {assessment} = assessed({steel: 'o0'})
    // As if clicks had made a kettle without steel the best match.
    const belief = assessment.belief.map((p, i) => (i === 0 ? 0.2 : p))
    const {items} = pickSlate(DIALOGUE.model, {...assessment, belief})
    expect(items[0]!.product).toBe(0)
    expect(items.find(({role}) => role === 'better')?.gain).toMatchObject({kind: 'meets', attribute: 'steel'})
  })
})

describe('reasons', () => {
  test('a met wish is a reason with the product’s own value and unit', () => {
    const best = viewAfter({budget: 'o0'}).slate[0]!
    expect(best.reasons[0]).toMatchObject({kind: 'meets', attribute: 'price', unit: '€'})
    expect(best.reasons[0]!.contribution).toBeGreaterThan(0)
  })

  test('a missed budget is said in the currency, as far as it is missed', () => {
    const {wishes} = assessed({budget: 'o0'})
    expect(drawbackOf(DIALOGUE.model, wishes, 2)).toMatchObject({
      kind: 'misses',
      attribute: 'price',
      excess: 60,
    })
  })

  test('a missing value is no reason, and is told as unknown rather than as a miss', () => {
    const {wishes} = assessed({quiet: 'o0'})
    const ids = reasonsFor(DIALOGUE.model, wishes, 0).map(({attribute: id}) => id)
    expect(ids).not.toContain('noise')
    expect(drawbackOf(DIALOGUE.model, wishes, 0)).toMatchObject({kind: 'unknown', attribute: 'noise'})
  })

  test('what a product is better at than most of its kind is said with its share', () => {
    const {wishes} = assessed({budget: 'o1'})
    expect(reasonsFor(DIALOGUE.model, wishes, 1)).toContainEqual(
      expect.objectContaining({kind: 'stands-out', attribute: 'noise', beats: 1, direction: 'lower'}),
    )
  })

  test('what a product is worse at than most of its kind is its drawback when no wish is missed', () => {
    const {wishes} = assessed({budget: 'o0'})
    expect(drawbackOf(DIALOGUE.model, wishes, 11)).toMatchObject({
      kind: 'falls-behind',
      attribute: 'noise',
      beats: 0,
    })
  })
})

describe('what sets products apart', () => {
  test('a reason that all three share comes after one that only this product has', () => {
    const {slate} = viewAfter({steel: 'o0', budget: 'o1'})
    for (const {reasons} of slate.slice(1)) expect(reasons[0]!.attribute).not.toBe('steel')
  })

  test('a wish missed by a little is said, and the fit is then not excellent', () => {
    const {wishes} = assessed({budget: 'o0', steel: 'o0'})
    // 60 € for "at most 50 €" is outside the soft edge, 50 € is inside the budget.
    expect(drawbackOf(DIALOGUE.model, wishes, 7)).toMatchObject({
      kind: 'misses',
      attribute: 'price',
      excess: 10,
    })
    expect(meetsAll(wishes, 9)).toBe(true)
    expect(meetsAll(wishes, 7)).toBe(false)
  })
})

describe('conflict', () => {
  test('names two wishes that no product meets together, and still shows the nearest', () => {
    const {conflict, slate} = viewAfter({budget: 'o0', quiet: 'o0'})
    expect(conflict).toHaveLength(2)
    expect(slate).toHaveLength(3)
  })

  test('says nothing when a product meets them all', () => {
    expect(viewAfter({budget: 'o1', steel: 'o0'}).conflict).toEqual([])
  })
})
