import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Advisor} from '../../advisor-core/advisor/types'
import {readArtefacts} from '../build/artefacts'
import {readCatalogueFile} from '../catalogue/read-catalogue-file'
import {proposeAdvisor} from '../propose/propose-advisor'
import {checkAdvisor} from './check-advisor'

const root = join(import.meta.dirname, '../..')
const artefacts = readArtefacts(join(root, 'models/artefacts'))
const file = readCatalogueFile(join(root, 'test/support/fixtures/kitchen-feed.tsv'))
const {advisor} = proposeAdvisor(file, {id: '0'.repeat(32), name: 'Test', currency: 'EUR'}, 'x.tsv')

/** What the check says about the proposed advisor after a change to it. */
function findings(change: (advisor: Advisor) => Partial<Advisor>) {
  return checkAdvisor({...advisor, ...change(advisor)}, file, artefacts).map(
    ({place, problem}) => `${place}: ${problem}`,
  )
}

const firstQuestion = ({questions}: Advisor, change: object) => ({
  questions: questions.map((question, index) => (index === 0 ? {...question, ...change} : question)),
})

describe('checkAdvisor', () => {
  test('finds nothing in what init proposed', () => {
    expect(findings(() => ({}))).toEqual([])
  })

  test('names options that fit nothing or nearly everything', () => {
    const index = advisor.questions.findIndex(({id}) => id === 'budget')
    const options = [
      {id: 'a', label: {de: 'Bis 1 €', en: 'Up to €1'}, match: {max: 1}},
      {id: 'b', label: {de: 'Bis 999 €', en: 'Up to €999'}, match: {max: 999}},
    ]
    const changed = findings(({questions}) => ({
      questions: questions.map((question, i) => (i === index ? {...question, options} : question)),
    }))
    expect(changed).toEqual([
      `questions[${index}].options[0]: fits 0 % of the products, expected at least 2 %`,
      `questions[${index}].options[1]: fits 100 % of the products, expected at most 80 %`,
    ])
  })

  test('names values that the catalogue does not have', () => {
    const index = advisor.questions.findIndex(({id}) => id === 'colour')
    const changed = findings(({questions}) => ({
      questions: questions.map((question, i) =>
        i === index
          ? {
              ...question,
              options: [
                ...question.options,
                {id: 'x', label: {de: 'Lila', en: 'Purple'}, match: {values: ['purple']}},
              ],
            }
          : question,
      ),
    }))
    expect(changed).toContain(
      `questions[${index}].options[${advisor.questions[index]!.options.length}].match.values: the catalogue has no "purple"`,
    )
  })

  test('names sentences that were not translated', () => {
    expect(
      findings((each) => firstQuestion(each, {text: {de: 'Was suchen Sie?', en: 'Was suchen Sie?'}})),
    ).toEqual(['questions[0].text: reads "Was suchen Sie?" in both languages'])
  })

  test.each(['Nur noch 3 Stück', 'Nur heute', 'Only 2 left', 'Hurry'])(
    'refuses pressure without proof: %s',
    (words) => {
      const [found] = findings((each) => firstQuestion(each, {why: {de: words, en: `${words}!`}}))
      expect(found).toMatch(/^questions\[0\]\.why: says ".*" without a stock or date field that proves it$/)
    },
  )

  test('names arguments that hold for nothing', () => {
    const claim = {id: 'x', attribute: 'price', match: {max: 1}, text: {de: 'Unter 1 €', en: 'Under €1'}}
    expect(findings(() => ({arguments: [claim]}))).toEqual(['arguments[0].match: holds for no product'])
  })

  test('names experiments of which nobody would ever hear', () => {
    const experiments = {holdOut: 10}
    const report = (collector: string | null) => ({...advisor.report, collector})
    expect(findings(() => ({experiments, report: report(null)}))).toEqual([
      'experiments: versions are compared, but no report is ever sent, as `report.collector` is null',
    ])
    expect(findings(() => ({experiments, report: report('/')}))).toEqual([])
  })

  test('names attributes that few products have', () => {
    const index = advisor.catalog.attributes.findIndex(({id}) => id === 'capacity')
    expect(index).toBeGreaterThanOrEqual(0)
    const question = {
      id: 'capacity',
      kind: 'range' as const,
      attribute: 'capacity',
      text: {de: 'Wie viel soll hineinpassen?', en: 'How much should fit in?'},
      why: {de: 'Darum.', en: 'Because.'},
      options: [
        {id: 'small', label: {de: 'Klein', en: 'Small'}, match: {max: 1.5}},
        {id: 'large', label: {de: 'Groß', en: 'Large'}, match: {min: 1.5}},
      ],
    }
    expect(findings(() => ({questions: [question], rules: {...advisor.rules, askFirst: []}}))).toEqual([
      'questions[0].attribute: "capacity" is known of 50 % of the products, expected at least 60 %',
    ])
  })
})
