import type {Question} from '../advisor/types'
import type {Attribute} from '../catalog/types'
import type {StatedWish} from './types'

/**
 * Questions about a wish's attribute that it leaves nothing to ask of. A guess answers nothing; neither does a
 * price "günstig" tell a budget, a lower bound an upper one, or "nicht von Tambeck" which brand is liked.
 *
 * @returns their ids
 */
export function answeredQuestions(
  questions: readonly Question[],
  {id, kind, role}: Attribute,
  {relation, value, unsure}: StatedWish,
): string[] {
  if (unsure) return []
  const says = (question: Question): boolean => {
    switch (relation) {
      case 'at-most':
        return question.kind !== 'at-least'
      case 'at-least':
        return question.kind !== 'budget'
      case 'lower':
      case 'higher':
        return role !== 'price'
      case 'not':
        return kind === 'boolean' || question.kind === 'exclusion' || leavesOne(question, value)
      case 'is':
      case 'around':
      case 'between':
        return true
    }
  }
  return questions.filter((question) => question.attribute === id && says(question)).map((q) => q.id)
}

/** Whether only one option offers anything but the values that were ruled out. */
function leavesOne({options}: Question, ruledOut: readonly string[]): boolean {
  const left = options.filter(
    ({match}) => !match || !('values' in match) || match.values.some((value) => !ruledOut.includes(value)),
  )
  return left.length < 2
}
