import {BEHAVIOUR_HEADS, isBehaviour} from '../signals/behaviour-bin'
import type {SignalWeight} from '../signals/types'
import type {AdvisorIssue} from './advisor-error'
import {findBrokenAddressees} from './find-broken-addressees'
import {findBrokenAttributes} from './find-broken-attributes'
import {findBrokenExperiments} from './find-broken-experiments'
import {findBrokenOptions, spell} from './find-broken-options'
import {findBrokenPersonas} from './find-broken-personas'
import {findBrokenPromotion, findBrokenRelations} from './find-broken-relations'
import {findRepeatedIds} from './find-repeated-ids'
import {optionNeeds} from './option-needs'
import type {Advisor, CompiledAdvisor, MappedAttribute, Match, Question, QuestionKind} from './types'

/** Everything in an advisor file that refers to something that is not there or does not fit it. */
export function findBrokenReferences(advisor: Advisor): readonly AdvisorIssue[] {
  const attributes = new Map(advisor.catalog.attributes.map((attribute) => [attribute.id, attribute]))
  return [
    ...findBrokenAttributes(advisor.catalog.attributes),
    ...findBrokenCompiledReferences(advisor),
    ...findBrokenPersonas(advisor),
    ...findBrokenPromotion(advisor.rules.merchandising, attributes),
    ...advisor.questions.flatMap((question, index) => checkQuestionAttributes(question, index, attributes)),
    ...advisor.arguments.flatMap(({attribute, match}, index) => {
      const path = `arguments[${index}]`
      return checkMatch({attribute: attributes.get(attribute), id: attribute, match, path})
    }),
    ...findBrokenRelations(advisor, (end, path) =>
      checkMatch({attribute: attributes.get(end.attribute), id: end.attribute, match: end.match, path}),
    ),
    ...advisor.signals.flatMap((weight, index) => [
      ...(attributes.has(weight.attribute)
        ? []
        : [unknownAttribute(`signals[${index}].attribute`, weight.attribute)]),
      ...checkBehaviour(weight, `signals[${index}].bin`),
    ]),
  ]
}

/** What was done in the shop has bins of its own; any other signal's are words that nobody has to know. */
function checkBehaviour({signal, bin}: SignalWeight, path: string): readonly AdvisorIssue[] {
  if (!isBehaviour(signal)) return []
  const heads: readonly string[] = BEHAVIOUR_HEADS[signal]
  return heads.includes(bin) ? [] : [{path, expected: heads.join(', '), received: `"${bin}"`}]
}

/** The part of the checks that needs no catalogue. */
export function findBrokenCompiledReferences(advisor: CompiledAdvisor): readonly AdvisorIssue[] {
  const questions = new Set(advisor.questions.map(({id}) => id))
  const known =
    (path: string) =>
    (id: string, index: number): AdvisorIssue[] =>
      questions.has(id)
        ? []
        : [{path: `${path}[${index}]`, expected: 'the id of a question', received: `"${id}"`}]
  return [
    ...findRepeatedIds(advisor.questions, 'questions'),
    ...findRepeatedIds(advisor.arguments, 'arguments'),
    ...findRepeatedIds(advisor.personas, 'personas'),
    ...advisor.questions.flatMap(findBrokenOptions),
    ...findBrokenAddressees(advisor),
    ...findBrokenExperiments(advisor),
    ...advisor.rules.askFirst.flatMap(known('rules.askFirst')),
    ...(advisor.rules.neverTogether ?? []).flatMap((ids, index) =>
      ids.flatMap(known(`rules.neverTogether[${index}]`)),
    ),
    ...(advisor.rules.atMost ?? []).flatMap((limit, index) =>
      limit.questions.flatMap(known(`rules.atMost[${index}].questions`)),
    ),
  ]
}

function checkQuestionAttributes(
  question: Question,
  index: number,
  attributes: ReadonlyMap<string, MappedAttribute>,
): readonly AdvisorIssue[] {
  const path = `questions[${index}]`
  const {attribute, when} = question
  const unknown = (id: string | undefined, at: string): readonly AdvisorIssue[] =>
    id === undefined || attributes.has(id) ? [] : [unknownAttribute(`${path}.${at}`, id)]
  const matches = question.options.flatMap((option, o) =>
    optionNeeds(question, option).flatMap(({attribute: id, match}, n) => {
      const place = `${path}.options[${o}]${option.needs ? `.needs[${n}]` : ''}`
      // An attribute that the question itself names is reported once.
      if (!option.needs && !attributes.has(id)) return []
      return checkMatch({attribute: attributes.get(id), id, match, path: place})
    }),
  )
  const issues = [
    ...unknown(attribute, 'attribute'),
    ...matches,
    ...unknown(when?.attribute, 'when.attribute'),
  ]
  const condition = when && attributes.get(when.attribute)
  if (!condition) return [...issues, ...checkAuto(question, path, attributes)]
  return [
    ...issues,
    ...checkMatch({
      attribute: condition,
      id: when.attribute,
      match: {values: when.values},
      path: `${path}.when`,
    }),
    ...checkAuto(question, path, attributes),
  ]
}

/** Which kinds of questions the engine forms options for, and over which attributes. */
const AUTO_KINDS: Partial<Record<QuestionKind, readonly MappedAttribute['kind'][]>> = {
  single: ['categorical'],
  several: ['categorical', 'multi'],
  range: ['numeric'],
}

function checkAuto(
  {auto, kind, attribute: id = ''}: Question,
  path: string,
  attributes: ReadonlyMap<string, MappedAttribute>,
): readonly AdvisorIssue[] {
  const attribute = attributes.get(id)
  const kinds = AUTO_KINDS[kind]
  if (!auto || !attribute || !kinds || kinds.includes(attribute.kind)) return []
  return [
    {
      path: `${path}.auto`,
      expected: `an attribute that is ${kinds.join(' or ')}, as the question is of kind "${kind}"`,
      received: `"${id}", which is ${attribute.kind}`,
    },
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
