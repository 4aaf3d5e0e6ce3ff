import {ANSWER_KINDS} from '../belief/answer-kinds'
import type {AdvisorModel} from './model'
import type {Evidence} from './types'

/** Whether an entry speaks about questions, options, items and products that this build has. */
export function acceptsEntry(model: AdvisorModel, entry: Evidence): boolean {
  switch (entry.kind) {
    case 'signal':
      return true
    case 'choice':
      return [entry.product, ...entry.shown].every((product) => isProduct(model, product))
    case 'trait':
      return (
        model.bank.items.some(({id}) => id === entry.item) &&
        (entry.category === null || entry.category in model.bank.categories)
      )
    case 'answer': {
      const question = model.advisor.questions.find(({id}) => id === entry.question)
      if (!question) return false
      if (entry.answer.kind === 'no-preference') return true
      const {options} = entry.answer
      const most = ANSWER_KINDS[question.kind].several ? question.options.length : 1
      const known = options.every((chosen) => question.options.some(({id}) => id === chosen))
      return known && options.length >= 1 && options.length <= most
    }
  }
}

function isProduct({catalog}: AdvisorModel, product: number): boolean {
  return Number.isInteger(product) && product >= 0 && product < catalog.size
}
