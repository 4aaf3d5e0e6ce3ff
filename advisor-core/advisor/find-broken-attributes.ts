import type {AdvisorIssue} from './advisor-error'
import {findRepeatedIds} from './find-repeated-ids'
import type {MappedAttribute} from './types'

/** Attributes that are named twice, whose pattern is none, or whose role cannot be theirs. */
export function findBrokenAttributes(attributes: readonly MappedAttribute[]): readonly AdvisorIssue[] {
  return [
    ...findRepeatedIds(attributes, 'catalog.attributes'),
    ...attributes.flatMap(checkExtract),
    ...attributes.flatMap(checkRole),
  ]
}

function checkExtract({extract}: MappedAttribute, index: number): readonly AdvisorIssue[] {
  if (extract === undefined) return []
  try {
    new RegExp(extract, 'giu')
    return []
  } catch {
    const path = `catalog.attributes[${index}].extract`
    return [{path, expected: 'a regular expression', received: `"${extract}"`}]
  }
}

/** A role is one attribute's, and prices are numbers. */
function checkRole(
  {role, kind}: MappedAttribute,
  index: number,
  attributes: readonly MappedAttribute[],
): readonly AdvisorIssue[] {
  if (role === null) return []
  const path = `catalog.attributes[${index}]`
  const first = attributes.findIndex((each) => each.role === role)
  if (first < index)
    return [
      {
        path: `${path}.role`,
        expected: 'a role that no other attribute has, or null',
        received: `"${role}", as in catalog.attributes[${first}]`,
      },
    ]
  if (role !== 'price' || kind === 'numeric') return []
  return [{path: `${path}.kind`, expected: '"numeric", as the role is "price"', received: `"${kind}"`}]
}
