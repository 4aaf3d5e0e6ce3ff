import {describe, expect, test} from 'vitest'
import {smallAdvisor} from '../../test/support/small-advisor'
import {AdvisorError} from './advisor-error'
import {parseAdvisor} from './parse-advisor'

function issuesOf(persona: object): readonly {path: string}[] {
  const advisor = {...smallAdvisor(), personas: [{id: 'p', name: {de: 'p', en: 'p'}, traits: [], ...persona}]}
  try {
    parseAdvisor(JSON.parse(JSON.stringify(advisor)))
    return []
  } catch (error) {
    if (error instanceof AdvisorError) return error.issues
    throw error
  }
}

const [question] = smallAdvisor().questions
const option = question!.options[0]!.id

describe('the personas of an advisor file', () => {
  test('may name answers to its questions', () => {
    expect(issuesOf({answers: [{question: question!.id, options: [option]}]})).toEqual([])
  })

  test.each([
    [
      'a question that is not there',
      {answers: [{question: 'nowhere', options: [option]}]},
      'answers[0].question',
    ],
    [
      'an option that is not there',
      {answers: [{question: question!.id, options: ['no-such']}]},
      'answers[0].options[0]',
    ],
    ['nothing at all', {}, 'traits'],
  ])('are refused when they name %s', (_, persona, path) => {
    expect(issuesOf(persona)).toEqual([expect.objectContaining({path: `personas[0].${path}`})])
  })
})
