import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {smallAdvisor} from '../../test/support/small-advisor'
import {AdvisorError} from './advisor-error'
import {compileAdvisor} from './compile-advisor'
import {parseAdvisor, parseCompiledAdvisor} from './parse-advisor'

type Json = null | boolean | number | string | Json[] | {[key: string]: Json}

/** The small advisor as JSON with one place set to something else; `undefined` removes it. */
function broken(path: readonly (string | number)[], value: Json | undefined): Json {
  const copy: Json = JSON.parse(JSON.stringify(smallAdvisor()))
  let parent: Json = copy
  for (const key of path.slice(0, -1)) parent = (parent as {[key: string]: Json})[key]!
  const last = path.at(-1)!
  if (value === undefined) delete (parent as {[key: string]: Json})[last]
  else (parent as {[key: string]: Json})[last] = value
  return copy
}

function errorOf(run: () => unknown): AdvisorError {
  try {
    run()
  } catch (error) {
    if (error instanceof AdvisorError) return error
    throw error
  }
  throw new Error('accepted')
}

describe('parseAdvisor', () => {
  test('accepts a whole advisor and gives it back unchanged', () => {
    expect(parseAdvisor(JSON.parse(JSON.stringify(smallAdvisor())))).toEqual(smallAdvisor())
  })

  test.each([
    [
      'a missing text',
      ['questions', 0, 'text', 'de'],
      undefined,
      'questions[0].text.de: expected the German wording, found nothing',
    ],
    [
      'a missing field',
      ['questions', 0, 'why'],
      undefined,
      'questions[0].why: expected the field "why", found nothing',
    ],
    [
      'an empty text',
      ['questions', 0, 'text', 'de'],
      ' ',
      'questions[0].text.de: expected a text that is not empty, found " "',
    ],
    [
      'a misspelt field',
      ['questions', 0, 'txt'],
      1,
      'questions[0].txt: expected no field of this name, found one',
    ],
    [
      'an unknown kind',
      ['questions', 0, 'kind'],
      'slider',
      'questions[0].kind: expected "single", "yes-no", "several", "range", "budget" or "at-least", found "slider"',
    ],
    [
      'an unknown attribute',
      ['questions', 1, 'attribute'],
      'colr',
      'questions[1].attribute: expected the id of an attribute in catalog.attributes, found "colr"',
    ],
    [
      'words for a number',
      ['questions', 0, 'options', 0, 'match'],
      {values: ['cheap']},
      'questions[0].options[0].match: expected min or max, as the question is of kind "budget", found values',
    ],
    [
      'numbers for words',
      ['questions', 1, 'options', 0, 'match'],
      {min: 1},
      'questions[1].options[0].match: expected values, as the question is of kind "several", found min',
    ],
    [
      'a budget without upper bound',
      ['questions', 0, 'options', 0, 'match'],
      {min: 1},
      'questions[0].options[0].match: expected max, as the question is of kind "budget", found min',
    ],
    [
      'bounds the wrong way round',
      ['questions', 2, 'options', 0, 'match'],
      {min: 3, max: 2},
      'questions[2].options[0].match.max: expected a number above min 3, found 2',
    ],
    [
      'a match that is neither',
      ['questions', 1, 'options', 0, 'match'],
      {value: 'red'},
      'questions[1].options[0].match: expected {"values": […]} for words or {"min": …, "max": …} for numbers, found an object',
    ],
    [
      'two options of one id',
      ['questions', 1, 'options', 1, 'id'],
      'red',
      'questions[1].options[1].id: expected an id of its own, found "red", as in questions[1].options[0]',
    ],
    [
      'a yes-no question with other options',
      ['questions', 3, 'options', 0, 'id'],
      'maybe',
      'questions[3].options: expected the two options "yes" and "no", found "maybe", "no"',
    ],
    [
      'a boolean matched by another word',
      ['questions', 3, 'options', 0, 'match', 'values'],
      ['ja'],
      'questions[3].options[0].match.values: expected "yes" or "no", as the attribute is boolean, found "ja"',
    ],
    [
      'an option named like a cell that every report topic has',
      ['questions', 1, 'options', 1, 'id'],
      'none',
      'questions[1].options[1].id: expected an id that reports do not use themselves, found "none"',
    ],
    [
      'a first question that is none',
      ['rules', 'askFirst'],
      ['size'],
      'rules.askFirst[0]: expected the id of a question, found "size"',
    ],
    [
      'a condition on an unknown attribute',
      ['questions', 1, 'when'],
      {attribute: 'kind', values: ['x']},
      'questions[1].when.attribute: expected the id of an attribute in catalog.attributes, found "kind"',
    ],
    [
      'a broken pattern',
      ['catalog', 'attributes', 1, 'extract'],
      '(a',
      'catalog.attributes[1].extract: expected a regular expression, found "(a"',
    ],
    ['other odds', ['report', 'odds'], 5, 'report.odds: expected 3, 7 or 20, found 5'],
    ['another version', ['version'], 2, 'version: expected 1, found 2'],
  ] as const)('names place, expectation and finding for %s', (_, path, value, message) => {
    const input = broken([...path], value as Json | undefined)
    expect(errorOf(() => parseAdvisor(input)).message).toBe(message)
  })

  test('lists all issues, not only the first', () => {
    const input = broken(['shop'], {id: 'x', name: '', currency: 'Euro'})
    expect(errorOf(() => parseAdvisor(input)).issues.map(({path}) => path)).toEqual([
      'shop.id',
      'shop.name',
      'shop.currency',
    ])
  })

  test('fails with nothing but an AdvisorError, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        expect(errorOf(() => parseAdvisor(input))).toBeInstanceOf(AdvisorError)
      }),
    )
  })
})

describe('compileAdvisor', () => {
  test('leaves out where the catalogue comes from, and is accepted by its own parser', () => {
    const compiled = compileAdvisor(smallAdvisor())
    expect(compiled).not.toHaveProperty('catalog')
    expect(parseCompiledAdvisor(JSON.parse(JSON.stringify(compiled)))).toEqual(compiled)
  })
})
