import {describe, expect, it} from 'vitest'
import type {CompiledQuestion} from '../belief/compile-question'
import type {AdvisorModel, Visit} from './model'
import {toTopics} from './topics'
import type {Evidence} from './types'

/** Two products: the first is tea and suits option 0 of `q`, the second coffee and suits option 1. */
const compiled = {
  question: {id: 'q'},
  cells: Uint8Array.of(1, 2),
  cellCount: 3,
  compatibility: Float64Array.of(0, 1, 0, 0, 0, 1),
} as unknown as CompiledQuestion
const model = {
  advisor: {},
  category: {id: 'group'},
  catalog: {
    size: 2,
    attributes: [{id: 'price', role: 'price'}],
    columns: {
      group: {kind: 'categorical', values: ['tea', 'coffee'], codes: Uint8Array.of(1, 2)},
      price: {kind: 'numeric', values: Float32Array.of(2, 8)},
    },
  },
} as unknown as AdvisorModel

const answer = (question: string, ...options: string[]): Evidence => ({
  kind: 'answer',
  id: `answer:${question}`,
  question,
  answer: options.length > 0 ? {kind: 'options', options} : {kind: 'no-preference'},
})
const choice = (action: 'details' | 'cart' | 'not-for-me', product: number): Evidence => ({
  kind: 'choice',
  id: `choice:${action}:${product}`,
  action,
  product,
  shown: [0, 1],
})
const hour: Evidence = {kind: 'signal', id: 'signal:hour', signal: 'hour', bin: 'evening'}
const page: Evidence = {kind: 'signal', id: 'signal:page', signal: 'page', bin: 'tea'}
const visit = (evidence: Evidence[], more: Partial<Visit> = {}): Visit => ({
  evidence,
  signalsOff: [],
  phase: 'asking',
  answers: [],
  portrait: {traits: []},
  ...more,
})

describe('what a visit could report', () => {
  it('is nothing before anything was said, but for the circumstances that are counted', () => {
    expect(toTopics(model, visit([hour, page]))).toEqual({hour: ['evening']})
    expect(toTopics(model, visit([hour], {signalsOff: ['hour']}))).toEqual({})
  })

  it('has the answers, the last question and every step between them', () => {
    const evidence = [answer('a', 'x', 'y'), answer('b')]
    expect(toTopics(model, visit(evidence))).toEqual({
      'question:a': ['x', 'y'],
      'question:b': ['no-preference'],
      'last-question': ['b'],
      transition: ['(start)×a', 'a×b'],
      'kpi:trait-answers': ['0'],
    })
    expect(toTopics(model, visit(evidence, {phase: 'results'})).transition).toContain('b×(results)')
  })

  it('names a value that the engine offered by what it is', () => {
    expect(toTopics(model, visit([answer('a', 'v:Caf%C3%A9', 'r:1..2')]))['question:a']).toEqual([
      'Café',
      'r:1..2',
    ])
  })

  it('has the group of what was put in the cart, else of what was looked at last, never of what was refused', () => {
    expect(toTopics(model, visit([choice('not-for-me', 0)]))['chosen-group']).toBeUndefined()
    expect(toTopics(model, visit([choice('cart', 0), choice('details', 1)]))['chosen-group']).toEqual(['tea'])
    const looked = toTopics(model, visit([hour, choice('details', 0), choice('details', 1)]))
    expect(looked['chosen-group']).toEqual(['coffee'])
    expect(looked['signal-group:hour']).toEqual(['evening×coffee'])
  })

  it('has what was done in the shop beside the price of the product that was put in the cart', () => {
    const sorted: Evidence = {kind: 'signal', id: 'signal:sort', signal: 'sort', bin: 'price-up'}
    const of = (more: Evidence[], off: Visit['signalsOff'] = []) =>
      toTopics(model, visit([...more, choice('cart', 0), choice('details', 1)], {signalsOff: off}))
    expect(of([sorted])['behaviour:sort']).toEqual(['price-up×cheaper'])
    expect(of([])['behaviour:search']).toEqual(['nothing×cheaper'])
    expect(Object.keys(of([sorted], ['sort'])).filter((id) => id.startsWith('behaviour'))).toEqual([])
    expect(toTopics(model, visit([sorted]))).toEqual({})
  })

  it('says whether what was chosen is what was asked for', () => {
    const about = (product: number, chosen: number[]) =>
      toTopics(model, visit([choice('cart', product)], {answers: [{compiled, chosen}]}))['agreement:q']
    expect(about(0, [0])).toEqual(['agrees'])
    expect(about(1, [0])).toEqual(['contradicts'])
    expect(about(1, [0, 1])).toEqual(['agrees'])
    expect(about(0, [])).toBeUndefined()
  })

  it('has a bin for each trait that was asked about', () => {
    const text = {de: '', en: ''}
    const traits = [{id: 'care', label: text, low: text, high: text, mean: 1, sd: 0.5}]
    expect(toTopics(model, visit([], {portrait: {traits}}))).toEqual({'trait:care': ['highest']})
  })
})
