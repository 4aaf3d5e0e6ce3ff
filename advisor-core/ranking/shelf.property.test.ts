import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {both, dialogueInput, TEST_READING} from '../../test/support/advisor-fixtures'
import {anyCatalog} from '../../test/support/taste-arbitraries'
import type {Argument, CompiledAdvisor, Relation} from '../advisor/types'
import type {Catalog} from '../catalog/types'
import {type Assessment, assess} from '../dialogue/assess'
import {createDialogue} from '../dialogue/create-dialogue'
import {EXTRA_KINDS} from '../dialogue/extra-kinds'
import {INSIGHT} from '../dialogue/insight'
import type {AdvisorModel, Portrait} from '../dialogue/model'
import type {DialogueState} from '../dialogue/state'
import {toView} from '../dialogue/view'
import {numberOf} from './format-value'
import {holds} from './holds'
import {MERCHANDISING_CAP, promotedOrder} from './merchandising'
import {countedWishes, fitOf, gainOver, toWishes} from './reasons'
import {pickSlate} from './slate'
import {REAL_CHANCE} from './surprise'

const CLAIMS: readonly Argument[] = [
  {id: 'cheap', attribute: 'price', match: {max: 2000}, text: both('cheap'), for: {archetypes: ['a']}},
  {id: 'quiet', attribute: 'noise', match: {max: 60}, text: both('quiet'), for: {archetypes: ['b']}},
  {id: 'steel', attribute: 'steel', match: {values: ['yes']}, text: both('steel')},
  {
    id: 'drinks',
    attribute: 'drinks',
    match: {values: ['v1', 'v2']},
    text: both('drinks'),
    for: {traits: [{trait: 'careful', level: 'high'}]},
  },
  {id: 'cups', attribute: 'cups', match: {min: 2}, text: both('cups')},
]

const RELATIONS: readonly Relation[] = [
  {
    from: {attribute: 'category', match: {values: ['a']}},
    to: {attribute: 'category', match: {values: ['b']}},
    same: ['steel'],
    text: both('a with b'),
  },
  {
    from: {attribute: 'cups', match: {min: 1}},
    to: {attribute: 'noise', match: {max: 50}},
    text: both('any with quiet'),
  },
]

interface Visit {
  readonly model: AdvisorModel
  readonly state: DialogueState
  readonly assessment: Assessment
}

/** A visit at its results. */
function visit(catalog: Catalog, picks: readonly number[], more: Partial<CompiledAdvisor> = {}): Visit {
  const dialogue = createDialogue({
    ...dialogueInput(catalog, {arguments: CLAIMS, relations: RELATIONS, ...more}),
    kinds: EXTRA_KINDS,
    insight: () => INSIGHT,
  })
  let {state} = dialogue.step(dialogue.initial, {kind: 'start', signals: TEST_READING, first: null})
  dialogue.model.advisor.questions.slice(0, picks.length).forEach(({id, options}, q) => {
    const option = options[picks[q]! % options.length]!.id
    const answer = {kind: 'options' as const, options: [option]}
    ;({state} = dialogue.step(state, {kind: 'answer', question: id, answer}))
  })
  ;({state} = dialogue.step(state, {kind: 'show-now'}))
  return {model: dialogue.model, state, assessment: assess(dialogue.model, state)}
}

const anyVisit = fc
  .tuple(anyCatalog, fc.array(fc.nat(3), {maxLength: 4}))
  .map(([catalog, picks]) => visit(catalog, picks))

/** A visit with a belief that no answers explain: clicks may lead anywhere. */
const anyBelief = anyVisit.chain((each) =>
  fc
    .array(fc.double({min: 0.01, max: 1, noNaN: true}), {
      minLength: each.model.catalog.size,
      maxLength: each.model.catalog.size,
    })
    .map((masses) => {
      const total = masses.reduce((sum, mass) => sum + mass, 0)
      const belief = Float64Array.from(masses, (mass) => mass / total)
      return {...each, assessment: {...each.assessment, belief}}
    }),
)

const RUNS = {numRuns: 40}

describe('slots', () => {
  test('a clearly cheaper product that fits as well and is likely enough is always offered', () => {
    fc.assert(
      fc.property(anyBelief, ({model, assessment}) => {
        const {items} = pickSlate(model, assessment)
        const best = items[0]!.product
        const wishes = countedWishes(toWishes(model, assessment))
        const price = (product: number) => numberOf(model.catalog, model.price!, product)
        const enough = [...assessment.belief.keys()].filter(
          (product) =>
            product !== best &&
            assessment.belief[product]! >= 0.2 * assessment.belief[best]! &&
            price(product) <= 0.9 * price(best) &&
            (fitOf(wishes, product) ?? 1) >= (fitOf(wishes, best) ?? 1),
        )
        const cheapest = Math.min(...enough.map(price))
        const offered = items.slice(1).map(({product}) => price(product))
        if (enough.length > 0) expect(Math.min(...offered)).toBeLessThanOrEqual(cheapest)
      }),
      RUNS,
    )
  })

  test('better stands only where a gain in fit is named', () => {
    fc.assert(
      fc.property(anyBelief, ({model, assessment}) => {
        const {items} = pickSlate(model, assessment)
        const wishes = countedWishes(toWishes(model, assessment))
        for (const {role, product, gain} of items) {
          if (role !== 'better') continue
          expect(gain).toEqual(gainOver(model, wishes, product, items[0]!.product))
          expect(gain).not.toBeNull()
          expect(fitOf(wishes, product)!).toBeGreaterThan(fitOf(wishes, items[0]!.product)!)
        }
      }),
      RUNS,
    )
  })
})

describe('arguments', () => {
  test('hold in the catalogue, are no more than three, and repeat nothing that the card says', () => {
    fc.assert(
      fc.property(anyVisit, ({model, state, assessment}) => {
        const {slate, shelf} = toView(model, state, assessment)
        expect(shelf!.arguments).toHaveLength(slate.length)
        shelf!.arguments.forEach((list, slot) => {
          const {product, gain, reasons, drawback} = slate[slot]!
          const said = [gain, ...reasons.slice(0, gain ? 1 : 2), drawback].map((each) => each?.attribute)
          expect(list.length).toBeLessThanOrEqual(3)
          expect(new Set(list.map(({reason}) => reason.attribute)).size).toBe(list.length)
          for (const {text, reason} of list) {
            expect(said).not.toContain(reason.attribute)
            expect(reason.value.en).not.toBe('–')
            const claim = CLAIMS.find(({id}) => id === text?.en)
            if (text) expect(holds(model.catalog, claim!.attribute, claim!.match, product)).toBe(true)
            else expect(reason.beats).toBeGreaterThanOrEqual(0.75)
          }
        })
      }),
      RUNS,
    )
  })

  test('whoever the visitor is taken for, products, order, prices and what stands below stay the same', () => {
    const anyPortrait = fc
      .record({
        first: fc.double({min: 0, max: 1, noNaN: true}),
        mean: fc.double({min: -3, max: 3, noNaN: true}),
        trait: fc.constantFrom('careful', 'depth'),
      })
      .map(({first, mean, trait}): Portrait => {
        const classes = ['a', 'b'].map((id, k) => ({id, name: both(id), posterior: k ? 1 - first : first}))
        const sure = classes.find(({posterior}) => posterior >= 0.8)
        return {
          archetypes: Float64Array.of(first, 1 - first),
          archetype: {assigned: sure?.id ?? 'mixed', classes},
          traits: [{id: trait, label: both(trait), low: both('l'), high: both('h'), mean, sd: 0.5}],
        }
      })
    fc.assert(
      fc.property(anyVisit, anyPortrait, ({model, state, assessment}, portrait) => {
        const before = toView(model, state, assessment)
        const after = toView(model, state, {...assessment, portrait})
        expect(after.slate).toEqual(before.slate)
        expect(after.shelf!.goesWith).toEqual(before.shelf!.goesWith)
        expect(after.shelf!.surprise).toEqual(before.shelf!.surprise)
        expect(after.question).toEqual(before.question)
        after.shelf!.arguments.forEach((list, slot) => {
          const least = Math.min(2, before.shelf!.arguments[slot]!.length)
          expect(list.length).toBeGreaterThanOrEqual(least)
        })
      }),
      RUNS,
    )
  })
})

describe('below the slate', () => {
  test('stands nothing that is shown already, twice or as somebody’s twin', () => {
    fc.assert(
      fc.property(anyVisit, ({model, state, assessment}) => {
        const {slate, shelf} = toView(model, state, assessment)
        const below = [...shelf!.goesWith, ...(shelf!.surprise ? [shelf!.surprise] : [])]
        const all = [...slate, ...below].map(({product}) => product)
        expect(new Set(all).size).toBe(all.length)
        for (const {with: best} of shelf!.goesWith) expect(best).toBe(slate[0]!.product)
      }),
      RUNS,
    )
  })

  test('a surprise has a real chance and differs from all that are shown in what nobody asked for', () => {
    let seen = 0
    fc.assert(
      fc.property(anyBelief, ({model, state, assessment}) => {
        const {slate, shelf} = toView(model, state, assessment)
        const surprise = shelf!.surprise
        if (!surprise) return
        seen++
        const {belief} = assessment
        expect(belief[surprise.product]!).toBeGreaterThan(REAL_CHANCE * belief[slate[0]!.product]!)
        expect(surprise.reason.value).not.toEqual(surprise.others)
        const asked = toWishes(model, assessment).map(({attribute}) => attribute.id)
        expect(asked).not.toContain(surprise.reason.attribute)
      }),
      {numRuns: 150},
    )
    expect(seen).toBeGreaterThan(0)
  })
})

describe('the shop’s own interest', () => {
  const promoting = (weight: number) =>
    ({
      rules: {maxQuestions: 7, askFirst: [], traitQuestions: 2, merchandising: {attribute: 'cups', weight}},
    }) as const

  const anyPromoted = anyBelief.chain((each) =>
    fc.double({min: 0.01, max: 5, noNaN: true}).map((weight) => ({
      ...each,
      promoted: {...each.model, advisor: {...each.model.advisor, ...promoting(weight)}},
    })),
  )

  test('passes a product only within the cap, and only by one that fits no worse', () => {
    fc.assert(
      fc.property(anyPromoted, ({promoted, assessment}) => {
        const {belief} = assessment
        const wishes = countedWishes(toWishes(promoted, assessment))
        const ranked = [...belief.keys()].sort((a, b) => belief[b]! - belief[a]!)
        const order = promotedOrder(promoted, belief, wishes, ranked)
        expect([...order].sort()).toEqual([...ranked].sort())
        order.forEach((ahead, at) => {
          for (const behind of order.slice(at + 1)) {
            if (belief[ahead]! >= belief[behind]!) continue
            const lead = Math.log(belief[behind]!) - Math.log(belief[ahead]!)
            expect(lead).toBeLessThanOrEqual(MERCHANDISING_CAP)
            expect(fitOf(wishes, ahead) ?? 0).toBeGreaterThanOrEqual(fitOf(wishes, behind) ?? 0)
          }
        })
      }),
      RUNS,
    )
  })

  test('is said on every product that stands higher by it, and on no other', () => {
    let seen = 0
    fc.assert(
      fc.property(anyPromoted, ({model, promoted, assessment}) => {
        const without = pickSlate(model, assessment).items.map(({product}) => product)
        for (const [slot, item] of pickSlate(promoted, assessment).items.entries()) {
          const before = without.indexOf(item.product)
          const higher = before < 0 || before > slot
          expect(item.promoted !== undefined).toBe(higher)
          if (higher) seen++
        }
      }),
      {numRuns: 100},
    )
    expect(seen).toBeGreaterThan(0)
  })

  test('changes nothing about what is believed and asked', () => {
    fc.assert(
      fc.property(anyCatalog, fc.array(fc.nat(3), {maxLength: 3}), (catalog, picks) => {
        const plain = visit(catalog, picks)
        const pushed = visit(catalog, picks, promoting(0.2))
        expect(pushed.assessment.belief).toEqual(plain.assessment.belief)
        expect(toView(pushed.model, pushed.state, pushed.assessment).question).toEqual(
          toView(plain.model, plain.state, plain.assessment).question,
        )
      }),
      RUNS,
    )
  })
})
