import type {AdvisorIssue} from './advisor-error'
import type {Advisor, AdvisorRules, MappedAttribute, Relation} from './types'

/**
 * Relations between attributes that are not there or do not fit.
 *
 * @param checkEnd  what is wrong with one end, given where it stands
 */
export function findBrokenRelations(
  {relations = [], catalog}: Advisor,
  checkEnd: (end: Relation['from'], path: string) => readonly AdvisorIssue[],
): readonly AdvisorIssue[] {
  const known = new Set(catalog.attributes.map(({id}) => id))
  return relations.flatMap(({from, to, same = []}, index) => [
    ...checkEnd(from, `relations[${index}].from`),
    ...checkEnd(to, `relations[${index}].to`),
    ...same.flatMap((id, at) =>
      known.has(id)
        ? []
        : [
            {
              path: `relations[${index}].same[${at}]`,
              expected: 'the id of an attribute in catalog.attributes',
              received: `"${id}"`,
            },
          ],
    ),
  ])
}

/** What the shop would rather sell has to be a number or a yes. */
export function findBrokenPromotion(
  merchandising: AdvisorRules['merchandising'],
  attributes: ReadonlyMap<string, MappedAttribute>,
): readonly AdvisorIssue[] {
  if (!merchandising) return []
  const kind = attributes.get(merchandising.attribute)?.kind
  if (kind === 'numeric' || kind === 'boolean') return []
  return [
    {
      path: 'rules.merchandising.attribute',
      expected: 'the id of a numeric or boolean attribute in catalog.attributes',
      received: `"${merchandising.attribute}"${kind ? `, which is ${kind}` : ''}`,
    },
  ]
}
