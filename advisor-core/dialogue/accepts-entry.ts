import {ANSWER_KINDS} from '../belief/answer-kinds'
import {OWN_STANDING} from './assess'
import type {AdvisorModel} from './model'
import {PAIR_ID, UNSEEN} from './state'
import type {Evidence} from './types'

/**
 * Whether an entry speaks about questions, options, items and products that this build has, under the id that is
 * its own. Kept entries come from where the page can write: nothing about them is certain.
 */
export function acceptsEntry(model: AdvisorModel, entry: Evidence): boolean {
  switch (entry.kind) {
    case 'signal':
      return entry.id === `signal:${entry.signal}` && typeof entry.bin === 'string'
    case 'arm':
      return entry.id === `arm:${entry.experiment}` && typeof entry.arm === 'string'
    case 'choice':
      return (
        entry.id ===
          (/^(prefer|cannot-say)$/.test(entry.action)
            ? PAIR_ID + [...new Set(entry.shown)].join(':')
            : `choice:${entry.action}:${entry.product}`) &&
        Object.hasOwn(OWN_STANDING, entry.action) &&
        entry.shown.includes(entry.product) &&
        entry.shown.every((product) => product === UNSEEN || isIndex(product, model.catalog.size))
      )
    case 'trait':
      return (
        entry.id === `trait:${entry.item}` &&
        model.bank.items.some(({id}) => id === entry.item) &&
        (entry.category === null || isIndex(entry.category, model.bank.categories.length))
      )
    case 'text':
      return model.typed?.()?.(entry.wish)?.id === entry.id
    case 'answer': {
      const question = model.advisor.questions.find(({id}) => id === entry.question)
      if (!question || entry.id !== `answer:${question.id}`) return false
      if (entry.answer.kind === 'no-preference') return true
      const {options} = entry.answer
      const most = ANSWER_KINDS[question.kind].combination === 'one' ? 1 : Infinity
      const auto = model.auto.get(question.id)
      if (auto) return options.length >= 1 && options.length <= most && auto.compile(options) !== null
      const known = options.every(
        (chosen, at) => options.indexOf(chosen) === at && question.options.some(({id}) => id === chosen),
      )
      return known && options.length >= 1 && options.length <= most
    }
  }
}

function isIndex(n: number, length: number): boolean {
  return Number.isInteger(n) && n >= 0 && n < length
}
