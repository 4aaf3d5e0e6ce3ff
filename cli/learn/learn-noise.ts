import type {AdvisorModel} from '../../advisor-core/dialogue/model'
import {AGREEMENT} from '../../advisor-core/reporting/topic-cells'
import type {Learnt} from './learn-questions'
import {learnShares} from './learn-shares'
import {identityMap} from './shrink-shares'
import type {Weeks} from './topic-weeks'

/**
 * A run changes η by this factor at most: visitors choose among what their answers brought up, so that choices
 * contradict answers less often than answers fail.
 */
const LARGEST_STEP = 2
const LEAST = 0.001
const MOST = 0.5

/** η by question, from how often the product that was chosen contradicts the answer: P(wrong) = η · (1 − 1/|O|). */
export function learnNoise({questions}: AdvisorModel, weeks: Weeks): Learnt {
  const learnt = questions.flatMap(({question, noise, family}) => {
    const reports = weeks.topic(`agreement:${question.id}`)
    if (!reports) return []
    const share = family === 'partition' ? 1 - 1 / question.options.length : 1
    const toShares = (eta: number): number[] => [1 - eta * share, eta * share]
    const step = (found: readonly number[]): number => {
      const eta = found[1]! / share
      const near = Math.min(noise * LARGEST_STEP, Math.max(noise / LARGEST_STEP, eta))
      return Number(Math.min(MOST, Math.max(LEAST, near)).toFixed(4))
    }
    const change = learnShares({
      parameter: `noise:${question.id}`,
      cells: AGREEMENT,
      old: toShares(noise),
      map: identityMap(2),
      weeks: reports.weeks,
      observe: reports.observe(AGREEMENT),
      use: (found) => toShares(step(found)),
    })
    return [{id: question.id, eta: step(change.new), change}]
  })
  return {
    changes: learnt.map(({change}) => change),
    parameters: {
      noise: Object.fromEntries(learnt.flatMap(({id, eta, change}) => (change.accepted ? [[id, eta]] : []))),
    },
  }
}
