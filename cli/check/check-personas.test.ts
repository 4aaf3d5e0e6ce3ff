import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Advisor} from '../../advisor-core/advisor/types'
import {smallAdvisor} from '../../test/support/small-advisor'
import {readArtefacts} from '../build/artefacts'
import {checkPersonas} from './check-personas'

type Persona = Advisor['personas'][number]

const {bank} = readArtefacts(join(import.meta.dirname, '../../models/artefacts'))
const {questions} = smallAdvisor()
const [question] = questions
const all = question!.options.map(({id}) => id)

const persona = (change: Partial<Persona>): Persona => ({
  id: 'thorough',
  name: {de: 'Die Gründlichen', en: 'The thorough'},
  traits: [
    {trait: 'depth', level: 'high', sure: 'sure'},
    {trait: 'deliberation', level: 'high', sure: 'somewhat'},
  ],
  ...change,
})

const found = (...personas: readonly Persona[]): readonly string[] =>
  checkPersonas({personas, questions}, {bank}).map(({place, problem}) => `${place}: ${problem}`)

describe('personas', () => {
  test('that say where they lie are left alone', () => {
    expect(found(persona({}), persona({answers: [{question: question!.id, options: [all[0]!]}]}))).toEqual([])
  })

  test.each([
    [
      'with a trait that is not in the item bank',
      persona({traits: [...persona({}).traits, {trait: 'daring', level: 'low', sure: 'sure'}]}),
      'personas[0].traits[2].trait: found "daring", expected the id of a trait',
    ],
    [
      'with a trait in two directions',
      persona({traits: [...persona({}).traits, {trait: 'depth', level: 'low', sure: 'sure'}]}),
      'personas[0].traits[2].level: found "depth" "low", which contradicts "high" in personas[0].traits[0], expected one direction',
    ],
    [
      'with a trait twice',
      persona({traits: [...persona({}).traits, {trait: 'depth', level: 'high', sure: 'somewhat'}]}),
      'personas[0].traits[2].level: found "depth" "high" a second time, expected it once',
    ],
    [
      'with two answers that exclude each other',
      persona({
        answers: [
          {question: question!.id, options: [all[0]!]},
          {question: question!.id, options: [all[1]!]},
        ],
      }),
      `personas[0].answers[1].question: found "${question!.id}" with options that contradict personas[0].answers[0], expected one answer`,
    ],
    [
      'with every option of a question',
      persona({answers: [{question: question!.id, options: all}]}),
      `personas[0].answers[0].options: found all ${all.length} options of "${question!.id}", expected some of them`,
    ],
    [
      'with a single condition',
      persona({traits: [{trait: 'depth', level: 'high', sure: 'sure'}]}),
      'personas[0].traits: found one condition, expected two or more: one direction alone is a margin, and can never be told from it',
    ],
  ])('%s are named', (_, wrong, message) => {
    expect(found(wrong)).toEqual([message])
  })

  test('that are one and the same are named, in whatever order their conditions stand', () => {
    expect(found(persona({}), persona({id: 'twin', traits: [...persona({}).traits].reverse()}))).toEqual([
      'personas[1]: found the same conditions as in personas[0], "thorough", expected others',
    ])
  })

  test('come with the names that would have been right', () => {
    const wrong = persona({traits: [...persona({}).traits, {trait: 'daring', level: 'low', sure: 'sure'}]})
    expect(checkPersonas({personas: [wrong], questions}, {bank})[0]?.remedy).toContain('deliberation')
  })
})
