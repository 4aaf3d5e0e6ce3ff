import type {AdvisorIssue} from './advisor-error'
import type {CompiledAdvisor} from './types'

/** Arguments for somebody whom no question and no option can tell. */
export function findBrokenAddressees({
  arguments: claims,
  questions,
}: Pick<CompiledAdvisor, 'arguments' | 'questions'>): readonly AdvisorIssue[] {
  const known = new Map(questions.map((question) => [question.id, question]))
  return claims.flatMap(({for: whom}, index) =>
    (whom?.answers ?? []).flatMap(({question: id, options}, a): AdvisorIssue[] => {
      const path = `arguments[${index}].for.answers[${a}]`
      const question = known.get(id)
      if (!question)
        return [{path: `${path}.question`, expected: 'the id of a question', received: `"${id}"`}]
      // Options that the engine forms have no ids that a file could name.
      if (question.auto) return []
      return options
        .filter((option) => question.options.every((one) => one.id !== option))
        .map((option) => ({
          path: `${path}.options`,
          expected: `the id of an option of "${id}"`,
          received: `"${option}"`,
        }))
    }),
  )
}
