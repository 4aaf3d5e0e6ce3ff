import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createDialogue, type Dialogue} from '../../advisor-core/dialogue/create-dialogue'
import {toGlass} from '../../advisor-core/dialogue/glass'
import {INSIGHT} from '../../advisor-core/dialogue/insight'
import type {DialogueState} from '../../advisor-core/dialogue/state'
import type {DialogueEvent, Effect, View} from '../../advisor-core/dialogue/types'
import {createTextReader} from '../../advisor-core/text'
import {TEST_ARCHETYPES, TEST_BANK, TEST_READING} from '../support/advisor-fixtures'
import {demoShop} from '../support/text-shops'

const {catalog, advisor} = demoShop()
const reader = createTextReader(catalog, advisor)
const build = 'test'
const input = {catalog, advisor, bank: TEST_BANK, archetypes: TEST_ARCHETYPES, learnsTaste: false, build}
const dialogue = createDialogue({...input, insight: () => INSIGHT, typed: () => reader.compile})
const START: DialogueEvent = {kind: 'start', signals: TEST_READING, first: null}

interface Talk {
  readonly state: DialogueState
  readonly view: View
  readonly effects: readonly Effect[]
  readonly said: (text: string) => Talk
  readonly on: (event: DialogueEvent) => Talk
}

/** A conversation that goes on with what is typed and tapped. */
function talk(
  from: DialogueState = dialogue.initial,
  event: DialogueEvent = START,
  engine: Dialogue = dialogue,
): Talk {
  const {state, effects, assessment} = engine.step(from, event)
  const show = effects.find((effect) => effect.kind === 'show')
  if (!show) throw new Error('nothing shown')
  return {
    state,
    view: show.view,
    effects,
    said: (text) => {
      const situation = {evidence: state.evidence, belief: assessment.belief}
      return talk(state, reader.read(text, 'de', situation).event, engine)
    },
    on: (next) => talk(state, next, engine),
  }
}

const chips = ({view}: Talk) => view.chips.map(({label}) => label.de)
const tap = (question: string, option: string): DialogueEvent => ({
  kind: 'answer',
  question,
  answer: {kind: 'options', options: [option]},
})
const COFFEE = tap('category', advisor.questions[0]!.options[0]!.id)

describe('what is typed', () => {
  it('moves the slate as answers do, and gives its reasons in the visitor’s words', () => {
    const {view} = talk().said('Siebträger unter 400 Euro, nicht von Tambeck')
    const brands = catalog.columns.brand
    const type = catalog.columns.coffee_type
    for (const {product, fitWord, reasons} of view.slate) {
      expect(brands?.kind === 'categorical' && brands.values[brands.codes[product]! - 1]).not.toBe('Tambeck')
      expect(type?.kind === 'categorical' && type.values[type.codes[product]! - 1]).toBe('Siebträger')
      expect(fitWord).toBe('excellent')
      expect(reasons.filter(({kind}) => kind === 'meets').map(({wanted}) => wanted?.de)).toContain(
        'unter 400 Euro',
      )
    }
  })

  it('stands as one chip a wish, with what it was understood as', () => {
    expect(chips(talk().said('leise, unter 400 Euro, nicht von Tambeck'))).toEqual([
      'leise – Lautstärke: höchstens 60\u00a0dB',
      'Preis: höchstens 400\u00a0€',
      'nicht von Tambeck – Marke: nicht Tambeck',
    ])
  })

  it('says of a guess that it is one', () => {
    expect(chips(talk().on(COFFEE).said('300'))).toEqual([
      'eine Kaffeemaschine',
      '300 – vielleicht Preis: höchstens 300\u00a0€',
    ])
  })

  it('is one step for undo, whatever number of wishes it held, and undo is exact', () => {
    const before = talk().on(COFFEE)
    const after = before.said('leise, unter 400 Euro')
    expect(after.state.evidence.length).toBe(before.state.evidence.length + 2)
    expect(after.on({kind: 'undo'}).view).toEqual(before.view)
  })

  it('can be taken back wish by wish, to the bit', () => {
    const both = talk().on(COFFEE).said('leise, unter 400 Euro')
    const quiet = talk().on(COFFEE).said('leise')
    const price = both.view.chips.find(({label}) => label.de.startsWith('Preis'))!
    const left = both.on({kind: 'retract', evidence: price.evidence})
    expect(left.view.slate).toEqual(quiet.view.slate)
    expect(left.view.slateValue).toBe(quiet.view.slateValue)
  })

  it('counts the same in whatever order it was said', () => {
    const parts = ['leise', 'unter 400 Euro', 'nicht von Tambeck', 'Vollautomat']
    const play = (texts: readonly string[]) =>
      texts.reduce((so, text) => so.said(text), talk().on(COFFEE)).view
    const {slate} = play(parts)
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, {minLength: 4}), (texts) => {
        expect(play(texts).slate).toEqual(slate)
      }),
      {numRuns: 10},
    )
  })

  it('comes back from a kept conversation, to the bit', () => {
    const before = talk().on(COFFEE).said('leise, unter 400 Euro')
    const save = before.effects.find((effect) => effect.kind === 'save')
    if (save?.kind !== 'save' || !save.saved) throw new Error('nothing kept')
    const saved: typeof save.saved = JSON.parse(JSON.stringify(save.saved))
    expect(talk(dialogue.initial, {kind: 'resume', saved, signals: TEST_READING}).view).toEqual(before.view)
  })
})

describe('a typed wish', () => {
  const asked = (from: Talk): string[] => {
    const ids: string[] = []
    for (let at = from; at.view.question?.kind === 'product' && ids.length < 20; ) {
      ids.push(at.view.question.id)
      at = at.on({kind: 'answer', question: at.view.question.id, answer: {kind: 'no-preference'}})
    }
    return ids
  }

  it('answers the question about its attribute, which is not asked any more', () => {
    const coffee = talk().on(COFFEE)
    expect(asked(coffee)).toContain('coffee-making')
    expect(asked(coffee.said('ein Vollautomat'))).not.toContain('coffee-making')
    const answers = reader.read('höchstens 400 Euro', 'de', {evidence: [], belief: []}).event.wishes
    expect(answers.flatMap((wish) => reader.compile(wish)?.answers)).toEqual([
      'coffee-budget',
      'bike-budget',
      'shoe-budget',
    ])
  })

  it('leaves a question open that it says little about', () => {
    const coffee = talk().on(COFFEE)
    expect(
      reader.compile({
        attribute: 'price',
        relation: 'lower',
        value: null,
        limit: null,
        words: 'günstig',
        unsure: false,
      })?.answers,
    ).toEqual([])
    expect(
      reader.compile({attribute: 'price', relation: 'at-most', value: 400, words: '400', unsure: true})
        ?.answers,
    ).toEqual([])
    expect(asked(coffee.said('nicht von Tambeck'))).toEqual(asked(coffee))
  })

  it('takes the place of the tap on the same question, and of what was typed about the same before', () => {
    const tapped = talk().on(COFFEE).on(tap('coffee-budget', 'to-200'))
    const typed = tapped.said('doch bis 400 Euro')
    expect(chips(typed)).toEqual(['eine Kaffeemaschine', 'Preis: höchstens 400\u00a0€'])
    expect(chips(typed.said('bis 600 Euro'))).toEqual(['eine Kaffeemaschine', 'Preis: höchstens 600\u00a0€'])
    expect(chips(typed.on({kind: 'undo'}))).toEqual(chips(tapped))
  })

  it('lets exclusions add up', () => {
    const out = talk().said('nicht von Tambeck').said('nicht von Lorvate')
    expect(chips(out)).toHaveLength(2)
  })

  it('is named when it cannot be had together with another', () => {
    const {view} = talk().said('Siebträger, unter 20 Euro')
    expect(view.conflict.map(({de}) => de).sort()).toEqual(['Siebträger', 'unter 20 Euro'])
  })

  it('has its effect in the glass panel, among the answers', () => {
    const {state, assessment} = dialogue.step(talk().on(COFFEE).said('unter 100 Euro').state, {
      kind: 'show-now',
    })
    const line = toGlass(dialogue.model, state, assessment).find(({evidence}) => evidence.startsWith('text:'))
    expect(line).toMatchObject({kind: 'answer', label: {de: 'Preis: höchstens 100\u00a0€'}})
    expect(Math.abs(line!.effectBits)).toBeGreaterThan(0.1)
  })

  it('never reaches a report topic', () => {
    const {view} = talk().on(COFFEE).said('leise, unter 400 Euro, nicht von Tambeck, mit Zauberstab')
    expect(view.chips.length).toBe(4)
    expect(JSON.stringify(view.topics)).not.toMatch(/text|400|Tambeck|leise|Zauberstab/i)
    expect(Object.keys(view.topics)).toEqual(
      expect.arrayContaining(Object.keys(talk().on(COFFEE).view.topics)),
    )
  })

  it('does not throw the results back into questions', () => {
    const results = talk().on(COFFEE).on({kind: 'show-now'})
    expect(results.said('leise').view.phase).toBe('results')
  })
})

describe('wishes of another build', () => {
  const wish = {attribute: 'price', relation: 'at-most', value: 400, words: 'bis 400', unsure: false} as const
  it.each([
    ['an attribute that is gone', {...wish, attribute: 'flavour'}],
    ['an attribute of every object', {...wish, attribute: 'constructor'}],
    ['a value that is gone', {...wish, attribute: 'brand', relation: 'is', value: ['Nobody']}],
    ['a number for words', {...wish, attribute: 'brand'}],
    ['words for a number', {...wish, relation: 'is', value: ['x']}],
    ['no number', {...wish, value: Number.NaN}],
    ['half a range', {...wish, relation: 'between', value: [3]}],
    ['an unknown relation', {...wish, relation: 'like'}],
    ['nothing at all', null],
  ])('are left out: %s', (_, odd) => {
    const before = talk().on(COFFEE)
    const saved = {
      build,
      evidence: [...before.state.evidence, {kind: 'text', id: 'text:price:at-most:400', wish: odd}],
      past: [],
      signalsOff: [],
      shownNow: false,
      settled: false,
      moreFrom: null,
      editing: null,
    } as never
    const resumed = talk(dialogue.initial, {kind: 'resume', saved, signals: TEST_READING})
    expect(resumed.state.evidence).toEqual(before.state.evidence)
  })

  it('are left out where the code that reads them is missing, and nothing else is', () => {
    const deaf = createDialogue(input)
    const {state} = talk(deaf.initial, START, deaf).on(COFFEE).said('unter 400 Euro')
    expect(state.evidence.map(({kind}) => kind)).not.toContain('text')
    expect(state.evidence.some(({id}) => id === 'answer:category')).toBe(true)
  })
})
