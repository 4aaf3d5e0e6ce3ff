import {expect, test} from 'vitest'
import type {AdvisorRules, Question} from '../../advisor-core/advisor/types'
import {question} from '../../test/support/advisor-fixtures'
import {checkRules} from './check-rules'

const QUESTIONS: readonly Question[] = [
  question('single', 'sort', [{values: ['a']}, {values: ['b']}], {id: 'sort'}),
  question('budget', 'price', [{max: 1}], {id: 'budget'}),
  question('range', 'weight', [{max: 1}], {id: 'weight', when: {attribute: 'sort', values: ['a']}}),
]

const findings = (rules: Partial<AdvisorRules>) =>
  checkRules({
    rules: {maxQuestions: 7, askFirst: [], traitQuestions: 0, ...rules},
    questions: QUESTIONS,
  }).map(({place, problem}) => `${place}: ${problem}`)

test('rules that can be kept are fine', () => {
  const atMost = [{questions: ['sort', 'budget', 'weight'], count: 2}]
  expect(findings({askFirst: ['sort', 'budget'], neverTogether: [['budget', 'weight']], atMost})).toEqual([])
})

test.each<[string, Partial<AdvisorRules>, string]>([
  [
    'more first questions than there is room for',
    {askFirst: ['sort', 'budget'], maxQuestions: 1},
    'rules.askFirst: names 2 questions, but rules.maxQuestions stops after 1',
  ],
  [
    'two first questions that exclude each other',
    {askFirst: ['sort', 'budget'], neverTogether: [['budget', 'sort']]},
    'rules.neverTogether[0]: forbids "sort", "budget" in one visit, but rules.askFirst names them all',
  ],
  [
    'a question forbidden beside the one it needs',
    {neverTogether: [['weight', 'sort']]},
    'rules.neverTogether[0]: forbids "weight" after "sort", the only question that its `when` can be answered by',
  ],
  [
    'more first questions of a group than it may have',
    {askFirst: ['sort', 'budget'], atMost: [{questions: ['sort', 'budget', 'weight'], count: 1}]},
    'rules.atMost[0].count: is 1, but rules.askFirst names 2 of these questions: "sort", "budget"',
  ],
  [
    'a limit that nothing can pass',
    {atMost: [{questions: ['sort', 'budget'], count: 2}]},
    'rules.atMost[0].count: is 2, but the rule names 2, so that it does nothing',
  ],
  ['a question named twice', {askFirst: ['sort', 'sort']}, 'rules.askFirst: names "sort" twice'],
])('finds %s', (_, rules, finding) => {
  expect(findings(rules)).toEqual([finding])
})
