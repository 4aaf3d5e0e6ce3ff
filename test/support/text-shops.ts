import {join} from 'node:path'
import {compileAdvisor} from '../../advisor-core/advisor'
import type {Advisor, CompiledAdvisor} from '../../advisor-core/advisor/types'
import {encodeCatalog, parseCatalog} from '../../advisor-core/catalog'
import type {Catalog} from '../../advisor-core/catalog/types'
import {compileCatalogue} from '../../cli/build/compile-catalogue'
import {type CatalogueFile, readCatalogueFile} from '../../cli/catalogue/read-catalogue-file'
import {proposeAdvisor} from '../../cli/propose/propose-advisor'
import {readAdvisor} from '../../cli/read-advisor'

/** A catalogue and its advisor as the widget gets them. */
export interface TextShop {
  readonly catalog: Catalog
  readonly advisor: CompiledAdvisor
}

const ROOT = join(import.meta.dirname, '../..')

function compile(file: CatalogueFile, advisor: Advisor): TextShop {
  const bytes = encodeCatalog(compileCatalogue(file, advisor))
  return {catalog: parseCatalog(bytes.slice().buffer), advisor: compileAdvisor(advisor)}
}

/** The demo shop: coffee machines, e-bikes and running shoes. */
export function demoShop(): TextShop {
  const advisor = readAdvisor(join(ROOT, 'demo-site/advisor.json'))
  const file = readCatalogueFile(join(ROOT, 'demo-site', advisor.catalog.file), advisor.catalog.mapping)
  return compile(file, advisor)
}

/** Made-up laptops with the advisor that `lotse init` proposes for them, unchanged. */
export const laptopShop = (): TextShop => proposedShop('Laptops')

/** Made-up computer monitors with the advisor that `lotse init` proposes for them, unchanged. */
export const monitorShop = (): TextShop => proposedShop('Monitors')

function proposedShop(name: 'Laptops' | 'Monitors'): TextShop {
  const path = `${name.toLowerCase()}.csv`
  const file = readCatalogueFile(join(ROOT, 'test/support/fixtures', path))
  const shop = {id: '0'.repeat(32), name, currency: 'EUR'}
  return compile(file, proposeAdvisor(file, shop, path).advisor)
}
