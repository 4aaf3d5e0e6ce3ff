import type {Advisor} from '../../advisor-core/advisor/types'
import {type CatalogTable, findTwins} from '../../advisor-core/catalog'
import type {Attribute} from '../../advisor-core/catalog/types'
import type {CatalogueFile} from '../catalogue/read-catalogue-file'
import {readColumn} from '../catalogue/read-column'

/** The catalogue's columns as `encodeCatalog` takes them; products in the file's order. */
export function compileCatalogue(file: CatalogueFile, advisor: Advisor): CatalogTable {
  const columns = advisor.catalog.attributes.map(
    (attribute) => [attribute.id, readColumn(attribute, file)] as const,
  )
  const twins = findTwins(
    columns.map(([, column]) => column),
    file.products.length,
  )
  return {
    attributes: advisor.catalog.attributes.map(toAttribute),
    columns: Object.fromEntries(columns),
    twins,
  }
}

/** What the widget needs of a mapped attribute: not where it came from. */
function toAttribute({id, kind, label, unit, role, better, valueLabels}: Attribute): Attribute {
  return {id, kind, label, unit, role, better, ...(valueLabels && {valueLabels})}
}
