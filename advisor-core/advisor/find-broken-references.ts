import type {AdvisorIssue} from './advisor-error'
import type {Advisor, CompiledAdvisor, MappedAttribute, Match, Question, QuestionKind} from './types'

/** What the options of each kind of question must be like. */
const OPTION_RULES = {
  single: {numbers: 'either', least: 2},
  'yes-no': {numbers: 'either', least: 2},
  several: {numbers: 'no', least: 2},
  range: {numbers: 'yes', least: 1},
  budget: {numbers: 'yes', least: 1, bound: 'max'},
  'at-least': {numbers: 'yes', least: 1, bound: 'min'},
} as const satisfies Record<
  QuestionKind,
  {numbers: 'yes' | 'no' | 'either'; least: number; bound?: 'min' | 'max'}
>

/** Cells that the report topic of every question has: nothing answered, and "no preference". */
const RESERVED_OPTIONS: readonly string[] = ['none', 'no-preference']

/** Everything in an advisor file that refers to something that is not there or does not fit it. */
export function findBrokenReferences(advisor: Advisor): readonly AdvisorIssue[] {
  const attributes = new Map(advisor.catalog.attributes.map((attribute) => [attribute.id, attribute]))
  return [
    ...findRepeatedIds(advisor.catalog.attributes, 'catalog.attributes'),
    ...advisor.catalog.attributes.flatMap(checkExtract),
    ...findBrokenCompiledReferences(advisor),
    ...advisor.questions.flatMap((question, index) => checkQuestionAttribute(question, index, attributes)),
    ...advisor.arguments.flatMap(({attribute, match}, index) => {
      const path = `arguments[${index}]`
      return checkMatch({attribute: attributes.get(attribute), id: attribute, match, path})
    }),
    ...advisor.signals.flatMap(({attribute}, index) =>
      attributes.has(attribute) ? [] : [unknownAttribute(`signals[${index}].attribute`, attribute)],
    ),
  ]
}

/** The part of the checks that needs no catalogue. */
export function findBrokenCompiledReferences(advisor: CompiledAdvisor): readonly AdvisorIssue[] {
  const questions = new Set(advisor.questions.map(({id}) => id))
  return [
    ...findRepeatedIds(advisor.questions, 'questions'),
    ...findRepeatedIds(advisor.arguments, 'arguments'),
    ...findRepeatedIds(advisor.personas, 'personas'),
    ...advisor.questions.flatMap(checkOptions),
    ...advisor.rules.askFirst.flatMap((id, index) =>
      questions.has(id)
        ? []
        : [{path: `rules.askFirst[${index}]`, expected: 'the id of a question', received: `"${id}"`}],
    ),
  ]
}

function findRepeatedIds(items: readonly {readonly id: string}[], path: string): readonly AdvisorIssue[] {
  const firstIndex = new Map<string, number>()
  return items.flatMap(({id}, index) => {
    const first = firstIndex.get(id)
    if (first === undefined) firstIndex.set(id, index)
    return first === undefined
      ? []
      : [
          {
            path: `${path}[${index}].id`,
            expected: 'an id of its own',
            received: `"${id}", as in ${path}[${first}]`,
          },
        ]
  })
}

function checkExtract({extract}: MappedAttribute, index: number): readonly AdvisorIssue[] {
  if (extract === undefined) return []
  try {
    new RegExp(extract, 'giu')
    return []
  } catch {
    const path = `catalog.attributes[${index}].extract`
    return [{path, expected: 'a regular expression', received: `"${extract}"`}]
  }
}

function checkOptions(question: Question, index: number): readonly AdvisorIssue[] {
  const path = `questions[${index}]`
  const rule = OPTION_RULES[question.kind]
  const issues = [
    ...findRepeatedIds(question.options, `${path}.options`),
    ...question.options.flatMap(({id}, o) =>
      RESERVED_OPTIONS.includes(id)
        ? [
            {
              path: `${path}.options[${o}].id`,
              expected: 'an id that reports do not use themselves',
              received: `"${id}"`,
            },
          ]
        : [],
    ),
  ]
  if (question.options.length < rule.least)
    issues.push({
      path: `${path}.options`,
      expected: `at least ${rule.least} option${rule.least > 1 ? 's' : ''}`,
      received: `${question.options.length}`,
    })
  if (
    question.kind === 'yes-no' &&
    question.options
      .map(({id}) => id)
      .sort()
      .join() !== 'no,yes'
  )
    issues.push({
      path: `${path}.options`,
      expected: 'the two options "yes" and "no"',
      received: question.options.map(({id}) => `"${id}"`).join(', ') || 'none',
    })
  return [
    ...issues,
    ...question.options.flatMap((option, o) => checkBound(question, option.match, `${path}.options[${o}]`)),
  ]
}

function checkBound({kind}: Question, match: Match, path: string): readonly AdvisorIssue[] {
  const rule = OPTION_RULES[kind]
  const isNumbers = !('values' in match)
  if ((rule.numbers === 'yes') !== isNumbers && rule.numbers !== 'either') {
    const expected = rule.numbers === 'yes' ? 'min or max' : 'values'
    return [
      {
        path: `${path}.match`,
        expected: `${expected}, as the question is of kind "${kind}"`,
        received: spell(match),
      },
    ]
  }
  if (!isNumbers) return []
  if (match.min === undefined && match.max === undefined)
    return [{path: `${path}.match`, expected: 'min, max or both', received: 'neither'}]
  if (match.min !== undefined && match.max !== undefined && match.min >= match.max)
    return [
      {path: `${path}.match.max`, expected: `a number above min ${match.min}`, received: `${match.max}`},
    ]
  const bound = 'bound' in rule ? rule.bound : undefined
  if (bound && match[bound] === undefined)
    return [
      {
        path: `${path}.match`,
        expected: `${bound}, as the question is of kind "${kind}"`,
        received: spell(match),
      },
    ]
  return []
}

function checkQuestionAttribute(
  question: Question,
  index: number,
  attributes: ReadonlyMap<string, MappedAttribute>,
): readonly AdvisorIssue[] {
  const path = `questions[${index}]`
  const attribute = attributes.get(question.attribute)
  if (!attribute) return [unknownAttribute(`${path}.attribute`, question.attribute)]
  const issues = question.options.flatMap(({match}, o) =>
    checkMatch({attribute, id: attribute.id, match, path: `${path}.options[${o}]`}),
  )
  const {when} = question
  if (!when) return issues
  const condition = attributes.get(when.attribute)
  if (!condition) return [...issues, unknownAttribute(`${path}.when.attribute`, when.attribute)]
  return [
    ...issues,
    ...checkMatch({
      attribute: condition,
      id: when.attribute,
      match: {values: when.values},
      path: `${path}.when`,
    }),
  ]
}

interface MatchInput {
  readonly attribute: MappedAttribute | undefined
  readonly id: string
  readonly match: Match
  readonly path: string
}

function checkMatch({attribute, id, match, path}: MatchInput): readonly AdvisorIssue[] {
  if (!attribute) return [unknownAttribute(`${path}.attribute`, id)]
  const isNumbers = !('values' in match)
  if ((attribute.kind === 'numeric') !== isNumbers)
    return [
      {
        path: `${path}.match`,
        expected: `${isNumbers ? 'values' : 'min or max'}, as "${id}" is ${attribute.kind}`,
        received: spell(match),
      },
    ]
  const odd =
    attribute.kind === 'boolean' && 'values' in match && match.values.find((v) => v !== 'yes' && v !== 'no')
  return odd
    ? [
        {
          path: `${path}.match.values`,
          expected: '"yes" or "no", as the attribute is boolean',
          received: `"${odd}"`,
        },
      ]
    : []
}

const unknownAttribute = (path: string, id: string): AdvisorIssue => ({
  path,
  expected: 'the id of an attribute in catalog.attributes',
  received: `"${id}"`,
})

const spell = (match: Match): string => Object.keys(match).join(' and ') || 'nothing'
