import {compileAdvisor} from '../../advisor-core/advisor'
import type {Advisor} from '../../advisor-core/advisor/types'
import {parseCatalog} from '../../advisor-core/catalog'
import {createDialogue, type Dialogue} from '../../advisor-core/dialogue/create-dialogue'
import {expandPrior} from '../../advisor-core/taste/expand-prior'
import type {TastePrior} from '../../advisor-core/taste/types'
import {parseTaste} from '../../models/format/taste-format'
import {readArtefacts} from '../build/artefacts'
import type {ShopFiles} from '../build/build-shop-files'

/** A shop as a simulation needs it. */
export interface LoadedShop {
  readonly dialogue: Dialogue
  /** Bytes of the taste model; `null` where there is none. */
  readonly taste: Uint8Array | null
  /** Where the tastes of simulated visitors are drawn from. */
  readonly prior: TastePrior | null
}

/** The engine on exactly the bytes that a build serves. */
export function loadShop(
  advisor: Advisor,
  {manifest, files}: ShopFiles,
  artefactsFolder: string,
): LoadedShop {
  const artefacts = readArtefacts(artefactsFolder)
  const catalog = files.get(manifest.files.catalog?.file ?? '')
  if (!catalog) throw new RangeError('the build has no catalogue')
  const dialogue = createDialogue({
    build: manifest.build,
    catalog: parseCatalog(catalog.slice().buffer),
    advisor: compileAdvisor(advisor),
    bank: artefacts.bank,
    archetypes: artefacts.archetypes,
    learnsTaste: artefacts.taste !== null,
  })
  const {taste} = artefacts
  return {dialogue, taste, prior: taste && expandPrior(parseTaste(taste), dialogue.model.tasteFeatures)}
}
