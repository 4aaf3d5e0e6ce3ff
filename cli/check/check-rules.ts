import type {Advisor} from '../../advisor-core/advisor/types'
import type {Finding} from './finding'

/** Rules that cannot all be kept, or that do nothing. */
export function checkRules({rules, questions}: Pick<Advisor, 'rules' | 'questions'>): readonly Finding[] {
  const {askFirst, maxQuestions, neverTogether = [], atMost = []} = rules
  const among = (ids: readonly string[]): readonly string[] => askFirst.filter((id) => ids.includes(id))
  return [
    ...repeated(askFirst, 'rules.askFirst'),
    ...(askFirst.length > maxQuestions
      ? [
          {
            place: 'rules.askFirst',
            problem: `names ${askFirst.length} questions, but rules.maxQuestions stops after ${maxQuestions}`,
            remedy: 'Raise rules.maxQuestions, or name fewer questions.',
          },
        ]
      : []),
    ...neverTogether.flatMap((ids, index) => {
      const place = `rules.neverTogether[${index}]`
      const first = among(ids)
      return [
        ...repeated(ids, place),
        ...(first.length > 1
          ? [
              {
                place,
                problem: `forbids ${listed(first)} in one visit, but rules.askFirst names them all`,
                remedy: 'Leave only one of them in rules.askFirst, or remove the rule.',
              },
            ]
          : []),
        ...neverReached(ids, place, questions),
      ]
    }),
    ...atMost.flatMap(({questions: ids, count}, index) => {
      const place = `rules.atMost[${index}]`
      const first = among(ids)
      return [
        ...repeated(ids, `${place}.questions`),
        ...(count >= new Set(ids).size
          ? [
              {
                place: `${place}.count`,
                problem: `is ${count}, but the rule names ${new Set(ids).size}, so that it does nothing`,
                remedy: 'Lower it, name more questions, or remove the rule.',
              },
            ]
          : []),
        ...(first.length > count
          ? [
              {
                place: `${place}.count`,
                problem: `is ${count}, but rules.askFirst names ${first.length} of these questions: ${listed(first)}`,
                remedy: 'Raise it, or take some of them out of rules.askFirst.',
              },
            ]
          : []),
      ]
    }),
  ]
}

function repeated(ids: readonly string[], place: string): readonly Finding[] {
  const twice = [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]
  return twice.map((id) => ({
    place,
    problem: `names "${id}" twice`,
    remedy: 'Remove one of them.',
  }))
}

/** A question that only makes sense after another one's answer, which the rule forbids beside it. */
function neverReached(
  ids: readonly string[],
  place: string,
  questions: Advisor['questions'],
): readonly Finding[] {
  const listedQuestions = questions.filter(({id}) => ids.includes(id))
  return listedQuestions.flatMap(({id, when}) => {
    const opener = listedQuestions.find((other) => other.id !== id && other.attribute === when?.attribute)
    const others = questions.some((other) => !ids.includes(other.id) && other.attribute === when?.attribute)
    if (!when || !opener || others) return []
    return [
      {
        place,
        problem: `forbids "${id}" after "${opener.id}", the only question that its \`when\` can be answered by`,
        remedy: 'Remove one of them from the rule.',
      },
    ]
  })
}

const listed = (ids: readonly string[]): string => ids.map((id) => `"${id}"`).join(', ')
