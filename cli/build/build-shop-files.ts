import {compileAdvisor} from '../../advisor-core/advisor'
import type {Advisor} from '../../advisor-core/advisor/types'
import {encodeCatalog, parseCatalog} from '../../advisor-core/catalog'
import {usesExtraKinds} from '../../advisor-core/dialogue/model'
import {canonicalJson} from '../../advisor-core/reporting'
import {CHUNKS} from '../../widget/chunks.mjs'
import type {FileName, Manifest} from '../../widget/manifest'
import type {CatalogueFile} from '../catalogue/read-catalogue-file'
import type {Artefacts} from './artefacts'
import {compileCatalogue} from './compile-catalogue'
import {contentHash, integrityOf, sha256} from './content-hash'
import {makeCards} from './make-cards'
import {makeLoader, makeStartCard} from './make-loader'
import {makeReportConfiguration} from './make-report-configuration'
import {withMeanTaste} from './mean-taste'

export interface BuildInput {
  readonly advisor: Advisor
  readonly file: CatalogueFile
  readonly artefacts: Artefacts
  /** The built widget: `loader.js` and the chunks by file name. */
  readonly widget: ReadonlyMap<string, Uint8Array>
  /** For visitors that a simulation makes up: counted apart. */
  readonly simulated?: boolean
}

export interface ShopFiles {
  readonly manifest: Manifest
  /** File names and bytes, `manifest.json` last. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Products, and those that look like an earlier one. */
  readonly products: number
  readonly twins: number
}

/**
 * Makes everything that a shop's page loads, in memory: the same input gives the same bytes.
 *
 * @throws InputError or AdvisorError when advisor and catalogue do not belong together
 */
export function buildShopFiles({advisor, file, artefacts, widget, simulated = false}: BuildInput): ShopFiles {
  const table = compileCatalogue(file, advisor)
  const catalog = encodeCatalog(table)
  const opened = parseCatalog(catalog.slice().buffer)
  const {locales} = advisor
  const served = withMeanTaste(advisor, opened, artefacts)
  const {bank, archetypes, taste} = artefacts
  // Where nobody is told of orders, nothing that could tell them is shipped.
  const tellsOrders = advisor.report.collector !== null && advisor.report.outcomes !== 'off'
  const contents: [FileName, string, Uint8Array][] = [
    ['catalog', 'bin', catalog],
    ...locales.map((locale) => jsonFile(`cards.${locale}`, makeCards(file, advisor, locale))),
    jsonFile('advisor', compileAdvisor(served)),
    ...(taste ? [['taste', 'bin', taste] as [FileName, string, Uint8Array]] : []),
    jsonFile('traits', {bank, archetypes}),
    [
      'report-config',
      'json',
      new TextEncoder().encode(
        canonicalJson(makeReportConfiguration(advisor, artefacts, table.columns, simulated)),
      ),
    ],
    ...CHUNKS.flatMap(({name, locale}): [FileName, string, Uint8Array][] => {
      const bytes = widget.get(`${name}.js`)
      if (name === 'kinds' && !usesExtraKinds(advisor)) return []
      if (name === 'order' && !tellsOrders) return []
      const shipped = name !== 'loader' && (locale === null || locales.includes(locale))
      return bytes && shipped ? [[name, 'js', bytes]] : []
    }),
  ]
  const named = contents.map(([name, type, bytes]) => ({
    name,
    bytes,
    path: `${name}.${contentHash(bytes)}.${type}`,
  }))
  const build = sha256(new TextEncoder().encode(named.map(({path}) => path).join('\n'))).slice(0, 16)
  const start = makeStartCard({advisor: served, artefacts, build, catalog: opened})
  const manifest: Manifest = {
    version: 1,
    build,
    shop: advisor.shop.id,
    locales,
    files: Object.fromEntries(
      named.map(({name, path, bytes}) => [
        name,
        {file: path, bytes: bytes.length, integrity: integrityOf(bytes)},
      ]),
    ),
  }
  const loader = new TextDecoder().decode(widget.get('loader.js'))
  const files = new Map(named.map(({path, bytes}) => [path, bytes]))
  files.set('lotse.js', new TextEncoder().encode(makeLoader(loader, start)))
  const order = widget.get('order.js')
  // For the page that says thank you: its address must not change with every build.
  if (order && tellsOrders) files.set('lotse-order.js', order)
  files.set('manifest.json', new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`))
  const twins = Array.from(table.twins).filter((first, product) => first !== product).length
  return {manifest, files, products: table.twins.length, twins}
}

function jsonFile(name: FileName, value: unknown): [FileName, string, Uint8Array] {
  return [name, 'json', new TextEncoder().encode(JSON.stringify(value))]
}
