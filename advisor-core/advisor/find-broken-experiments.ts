import type {AdvisorIssue} from './advisor-error'
import {findRepeatedIds} from './find-repeated-ids'
import type {CompiledAdvisor} from './types'

/** Experiments and arms that are named twice, and rules about questions that there are none of. */
export function findBrokenExperiments({experiments, questions}: CompiledAdvisor): readonly AdvisorIssue[] {
  const running = experiments?.running ?? []
  return [
    ...findRepeatedIds(running, 'experiments.running'),
    ...running.flatMap(({arms}, index) => {
      const path = `experiments.running[${index}].arms`
      return [
        ...findRepeatedIds(arms, path),
        ...arms.flatMap(({rules}, arm) =>
          (rules?.askFirst ?? []).flatMap((asked, place): AdvisorIssue[] =>
            questions.some(({id}) => id === asked)
              ? []
              : [
                  {
                    path: `${path}[${arm}].rules.askFirst[${place}]`,
                    expected: 'the id of a question',
                    received: `"${asked}"`,
                  },
                ],
          ),
        ),
      ]
    }),
  ]
}
