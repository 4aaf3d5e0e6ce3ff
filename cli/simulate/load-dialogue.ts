import {compileAdvisor} from '../../advisor-core/advisor'
import type {Advisor} from '../../advisor-core/advisor/types'
import {parseCatalog} from '../../advisor-core/catalog'
import {createDialogue, type Dialogue} from '../../advisor-core/dialogue/create-dialogue'
import {parseTaste} from '../../models/format/taste-format'
import {readArtefacts} from '../build/artefacts'
import type {ShopFiles} from '../build/build-shop-files'

/** The engine on exactly the bytes that a build serves. */
export function loadDialogue(
  advisor: Advisor,
  {manifest, files}: ShopFiles,
  artefactsFolder: string,
): Dialogue {
  const artefacts = readArtefacts(artefactsFolder)
  const catalog = files.get(manifest.files.catalog?.file ?? '')
  if (!catalog) throw new RangeError('the build has no catalogue')
  return createDialogue({
    build: manifest.build,
    catalog: parseCatalog(catalog.slice().buffer),
    advisor: compileAdvisor(advisor),
    bank: artefacts.bank,
    archetypes: artefacts.archetypes,
    taste: artefacts.taste ? parseTaste(artefacts.taste) : null,
  })
}
