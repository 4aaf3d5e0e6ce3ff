import type {AdvisorIssue} from './advisor-error'
import type {CompiledAdvisor} from './types'

/** Personas that say nothing, or name questions and options that are not there. */
export function findBrokenPersonas({personas, questions}: CompiledAdvisor): readonly AdvisorIssue[] {
  const options = new Map(questions.map(({id, options: list}) => [id, new Set(list.map((one) => one.id))]))
  const situational = new Set(questions.filter((one) => one.situational).map(({id}) => id))
  return personas.flatMap(({traits, answers = []}, p) => {
    const path = `personas[${p}]`
    if (traits.length + answers.length === 0)
      return [{path: `${path}.traits`, expected: 'at least one trait or answer', received: 'none'}]
    return answers.flatMap(({question, options: wanted}, a) => {
      const known = options.get(question)
      const at = `${path}.answers[${a}]`
      if (!known)
        return [{path: `${at}.question`, expected: 'the id of a question', received: `"${question}"`}]
      if (situational.has(question))
        return [
          {
            path: `${at}.question`,
            expected: 'a question about the person, not about one visit',
            received: `"${question}"`,
          },
        ]
      return wanted.flatMap((id, o) =>
        known.has(id)
          ? []
          : [
              {
                path: `${at}.options[${o}]`,
                expected: `the id of an option of "${question}"`,
                received: `"${id}"`,
              },
            ],
      )
    })
  })
}
