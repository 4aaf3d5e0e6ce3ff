import type {Question} from '../../advisor-core/advisor/types'
import type {ProposedQuestion} from './propose-question'

/** Questions proposed at most. */
const MOST_QUESTIONS = 12

/**
 * Price always, and the category where other questions depend on it; then what tells most, the categories
 * taking turns.
 */
export function pickQuestions(proposed: readonly ProposedQuestion[]): readonly Question[] {
  const ranked = [...proposed].sort(
    (a, b) => b.gainBits - a.gainBits || (a.question.id < b.question.id ? -1 : 1),
  )
  const needed = new Set(ranked.flatMap(({question}) => question.when?.attribute ?? []))
  const categories = ranked.filter(({question}) => needed.has(question.attribute ?? ''))
  const budgets = ranked.filter(({question}) => question.kind === 'budget')
  const others = ranked.filter((each) => !categories.includes(each) && !budgets.includes(each))
  return [...categories, ...budgets, ...takeTurns(others)]
    .slice(0, MOST_QUESTIONS)
    .map(({question}) => question)
}

/** Questions of each category by turns, each queue in its own order, then those for all. */
function takeTurns(ranked: readonly ProposedQuestion[]): readonly ProposedQuestion[] {
  const queues = new Map<string, ProposedQuestion[]>()
  for (const each of ranked) {
    const key = each.isGeneral ? '' : (each.question.when?.values.join('\n') ?? '')
    const queue = queues.get(key) ?? []
    queues.set(key, queue)
    queue.push(each)
  }
  const general = queues.get('') ?? []
  queues.delete('')
  const lines = [...queues.values()]
  const longest = Math.max(0, ...lines.map((queue) => queue.length))
  const special = Array.from({length: longest}, (_, turn) =>
    lines.flatMap((queue) => queue[turn] ?? []),
  ).flat()
  // What only one category has tells more there than what all have.
  return [...special, ...general]
}
