import {MAX_CELLS} from '../reporting/caps'
import type {AdvisorIssue} from './advisor-error'
import {findRepeatedIds} from './find-repeated-ids'
import type {Match, Option, Question, QuestionKind} from './types'

/** What the options of a kind of question must be like. */
interface OptionRule {
  readonly numbers: 'yes' | 'no' | 'either'
  readonly least: number
  readonly most?: number
  readonly bound?: 'min' | 'max'
  /** Whether the engine can form the options itself. */
  readonly auto: boolean
}

const OPTION_RULES = {
  single: {numbers: 'either', least: 2, auto: true},
  'yes-no': {numbers: 'either', least: 2, auto: false},
  'a-or-b': {numbers: 'either', least: 2, most: 2, auto: false},
  several: {numbers: 'no', least: 2, auto: true},
  range: {numbers: 'yes', least: 1, auto: true},
  budget: {numbers: 'yes', least: 1, bound: 'max', auto: false},
  'at-least': {numbers: 'yes', least: 1, bound: 'min', auto: false},
  'must-have': {numbers: 'either', least: 1, auto: false},
  'nice-to-have': {numbers: 'either', least: 1, auto: false},
  exclusion: {numbers: 'either', least: 1, auto: false},
  needs: {numbers: 'either', least: 1, auto: false},
  order: {numbers: 'either', least: 2, most: 6, auto: false},
} as const satisfies Record<QuestionKind, OptionRule>

/** Cells that the report topic of every question has: nothing answered, and "no preference". */
const RESERVED_OPTIONS: readonly string[] = ['none', 'no-preference']
const MOST_OPTIONS = MAX_CELLS - RESERVED_OPTIONS.length

/** What is wrong with the options of one question, whatever the catalogue. */
export function findBrokenOptions(question: Question, index: number): readonly AdvisorIssue[] {
  const path = `questions[${index}]`
  const rule: OptionRule = OPTION_RULES[question.kind]
  if (question.auto) return checkAuto(question, path)
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
  const {length} = question.options
  const {least, most = MOST_OPTIONS} = rule
  if (length < least || length > most)
    issues.push({
      path: `${path}.options`,
      expected: `${least === most ? '' : length < least ? 'at least ' : 'at most '}${Math.min(most, Math.max(least, length))} option${length > most || least > 1 ? 's' : ''}`,
      received: `${length}`,
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
    ...question.options.flatMap((option, o) => checkOption(question, option, `${path}.options[${o}]`)),
  ]
}

/** The engine forms the options: then the file has none, and the kind is one whose options can be formed. */
function checkAuto({kind, attribute, options}: Question, path: string): readonly AdvisorIssue[] {
  const issues: AdvisorIssue[] = []
  if (options.length > 0)
    issues.push({
      path: `${path}.options`,
      expected: 'no options, as "auto" lets the engine form them',
      received: `${options.length}`,
    })
  if (!OPTION_RULES[kind].auto)
    issues.push({
      path: `${path}.auto`,
      expected: 'a question of kind "single", "several" or "range"',
      received: `"${kind}"`,
    })
  if (attribute === undefined)
    issues.push({
      path: `${path}.attribute`,
      expected: 'the attribute to form options of',
      received: 'nothing',
    })
  return issues
}

function checkOption(question: Question, option: Option, path: string): readonly AdvisorIssue[] {
  const {match, needs} = option
  if (match && needs) return [{path: `${path}.needs`, expected: 'match or needs, not both', received: 'both'}]
  if (needs) return needs.flatMap((need, n) => checkBound(question, need.match, `${path}.needs[${n}]`))
  if (!match) return [{path: `${path}.match`, expected: 'match or needs', received: 'neither'}]
  if (question.attribute === undefined)
    return [
      {
        path: `${path}.match`,
        expected: 'needs, as the question names no attribute',
        received: 'a match of its own',
      },
    ]
  return checkBound(question, match, path)
}

function checkBound({kind}: Question, match: Match, path: string): readonly AdvisorIssue[] {
  const rule: OptionRule = OPTION_RULES[kind]
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
  const {bound} = rule
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

/** The fields of a match, for messages. */
export const spell = (match: Match): string => Object.keys(match).join(' and ') || 'nothing'
