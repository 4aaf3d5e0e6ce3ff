import {describe, expect, test} from 'vitest'
import {
  advisorOf,
  both,
  question,
  TEST_ARCHETYPES,
  TEST_BANK,
  TEST_READING,
} from '../../test/support/advisor-fixtures'
import {attribute, catalogOf} from '../../test/support/taste-arbitraries'
import type {Argument, Relation} from '../advisor/types'
import {assess} from '../dialogue/assess'
import {createDialogue} from '../dialogue/create-dialogue'
import {INSIGHT} from '../dialogue/insight'
import type {Portrait} from '../dialogue/model'
import {toView} from '../dialogue/view'

/** Twelve machines of two sorts that differ in little but their extras. */
const N = 12
const yes = (from: number) => ({
  kind: 'boolean' as const,
  codes: Uint8Array.from({length: N}, (_, i) => (i < from ? 2 : 1)),
})
const CATALOG = catalogOf(
  [
    attribute('sort', 'categorical'),
    attribute('grinder', 'boolean'),
    attribute('timer', 'boolean'),
    attribute('steel', 'boolean'),
    attribute('noise', 'numeric', {better: 'lower', unit: 'dB'}),
  ],
  {
    sort: {
      kind: 'categorical',
      values: ['machine', 'pot'],
      codes: Uint8Array.from({length: N}, (_, i) => (i < 8 ? 1 : 2)),
    },
    grinder: yes(8),
    timer: yes(8),
    steel: yes(12),
    noise: {kind: 'numeric', values: Float32Array.from({length: N}, (_, i) => 40 + i)},
  },
)

const CLAIMS: readonly Argument[] = [
  {id: 'grinder', attribute: 'grinder', match: {values: ['yes']}, text: both('grinder')},
  {id: 'timer', attribute: 'timer', match: {values: ['yes']}, text: both('timer')},
  {
    id: 'steel',
    attribute: 'steel',
    match: {values: ['yes']},
    text: both('steel'),
    for: {archetypes: ['b'], answers: [{question: 'sort', options: ['o1']}]},
  },
]

const RELATIONS: readonly Relation[] = [
  {
    from: {attribute: 'sort', match: {values: ['machine']}},
    to: {attribute: 'sort', match: {values: ['pot']}},
    text: both('a pot for the road'),
  },
]

const PLAIN: Portrait = {
  archetypes: Float64Array.of(0.5, 0.5),
  archetype: {assigned: 'mixed', classes: []},
  traits: [],
}

function shelf(option: string, portrait: Portrait = PLAIN) {
  const {model, initial, step} = createDialogue({
    catalog: CATALOG,
    advisor: advisorOf(
      [question('single', 'sort', [{values: ['machine']}, {values: ['pot']}], {id: 'sort'})],
      {arguments: CLAIMS, relations: RELATIONS},
    ),
    bank: TEST_BANK,
    archetypes: TEST_ARCHETYPES,
    learnsTaste: false,
    insight: () => INSIGHT,
    build: 'test',
  })
  let {state} = step(initial, {kind: 'start', signals: TEST_READING, first: null})
  const answer = {kind: 'options' as const, options: [option]}
  ;({state} = step(state, {kind: 'answer', question: 'sort', answer}))
  ;({state} = step(state, {kind: 'show-now'}))
  const view = toView(model, state, {...assess(model, state), portrait})
  const texts = view.shelf!.arguments[0]!.map(({text, reason}) => text?.en ?? reason.attribute)
  return {view, texts}
}

describe('arguments', () => {
  test('come in the merchant’s order where nothing is known of the visitor', () => {
    expect(shelf('o0').texts).toEqual(['grinder', 'timer'])
  })

  test('come first where the merchant wrote them for the visitor’s answer', () => {
    expect(shelf('o1').texts[0]).toBe('steel')
  })

  test('come first where the merchant wrote them for the visitor’s archetype', () => {
    const assigned = {...PLAIN, archetype: {...PLAIN.archetype, assigned: 'b'}}
    expect(shelf('o0', assigned).texts).toEqual(['steel', 'grinder'])
  })

  test('are three for somebody who wants to know in depth', () => {
    const depth = {id: 'depth', label: both('d'), low: both('l'), high: both('h'), mean: 1.2, sd: 0.5}
    expect(shelf('o0', {...PLAIN, traits: [depth]}).texts).toEqual(['grinder', 'timer', 'steel'])
    expect(shelf('o0', {...PLAIN, traits: [{...depth, mean: 0.3}]}).texts).toHaveLength(2)
  })
})

test('what goes with the best match is what the merchant’s relation leads to', () => {
  const {view} = shelf('o0')
  expect(view.shelf!.goesWith).toHaveLength(1)
  const {product, with: best, text} = view.shelf!.goesWith[0]!
  expect(best).toBe(view.slate[0]!.product)
  expect(product).toBeGreaterThanOrEqual(8)
  expect(text.en).toBe('a pot for the road')
})
