import type {Advisor} from '../../advisor-core/advisor/types'
import type {Column} from '../../advisor-core/catalog/types'
import {readIds} from '../catalogue/find-goes-with'
import type {CatalogueFile} from '../catalogue/read-catalogue-file'
import type {Finding} from './finding'
import {holdsFor, strangeValues} from './matches-of'

/** Relations that lead from nothing or to nothing, and listed products that are not in the catalogue. */
export function checkRelations(
  {relations = []}: Pick<Advisor, 'relations'>,
  columns: Readonly<Record<string, Column>>,
  file: CatalogueFile,
): readonly Finding[] {
  return [
    ...relations.flatMap((relation, index) =>
      (['from', 'to'] as const).flatMap((end): Finding[] => {
        const {attribute, match} = relation[end]
        const column = columns[attribute]!
        const place = `relations[${index}].${end}`
        const strange = strangeValues(match, column)
        if (strange.length > 0)
          return strange.map((value) => ({
            place,
            problem: `names "${value}", which "${attribute}" never has`,
            remedy: 'Correct the value, or remove it.',
          }))
        if (holdsFor(match, column) > 0) return []
        return [{place, problem: 'holds for no product', remedy: 'Correct it, or remove the relation.'}]
      }),
    ),
    ...checkListed(file),
  ]
}

/** Ids in the column of `catalog.mapping.goesWith` that no row has. */
function checkListed({table, mapping}: CatalogueFile): readonly Finding[] {
  const at = mapping.goesWith === undefined ? -1 : table.columns.indexOf(mapping.goesWith)
  if (at < 0) return []
  const id = table.columns.indexOf(mapping.id)
  const known = new Set(table.rows.map((row) => row[id]!.trim()))
  const strange = new Set(
    table.rows.flatMap((row) => readIds(row[at]!.trim())).filter((one) => !known.has(one)),
  )
  if (strange.size === 0) return []
  const some = [...strange].slice(0, 3).map((one) => `"${one}"`)
  return [
    {
      place: `${table.file}, column "${mapping.goesWith}"`,
      problem: `names ${strange.size} ${strange.size === 1 ? 'id' : 'ids'} that no product has: ${some.join(', ')}${strange.size > 3 ? ', …' : ''}`,
      remedy: 'Correct them; until then they are left out.',
    },
  ]
}
