import type {AdvisorIssue} from './advisor-error'

/** Ids that occur twice in a list, with the place of the first. */
export function findRepeatedIds(
  items: readonly {readonly id: string}[],
  path: string,
): readonly AdvisorIssue[] {
  const firstIndex = new Map<string, number>()
  return items.flatMap(({id}, index) => {
    const first = firstIndex.get(id)
    if (first === undefined) firstIndex.set(id, index)
    return first === undefined
      ? []
      : [
          {
            path: `${path}[${index}].id`,
            expected: 'an id of its own',
            received: `"${id}", as in ${path}[${first}]`,
          },
        ]
  })
}
