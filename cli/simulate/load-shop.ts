import {compileAdvisor} from '../../advisor-core/advisor'
import type {Advisor} from '../../advisor-core/advisor/types'
import {parseCatalog} from '../../advisor-core/catalog'
import {createDialogue, type Dialogue} from '../../advisor-core/dialogue/create-dialogue'
import {EXTRA_KINDS} from '../../advisor-core/dialogue/extra-kinds'
import {INSIGHT} from '../../advisor-core/dialogue/insight'
import {buildFeatures} from '../../advisor-core/taste/build-features'
import {expandPrior} from '../../advisor-core/taste/expand-prior'
import type {TastePrior} from '../../advisor-core/taste/types'
import {parseTaste} from '../../models/format/taste-format'
import {compareShown} from '../../models/runtime'
import {type Artefacts, readArtefacts} from '../build/artefacts'
import type {ShopFiles} from '../build/build-shop-files'
import {withMeanTaste} from '../build/mean-taste'
import {withLearnedShares} from '../learn/merge-learned'

/** A shop as a simulation needs it. */
export interface LoadedShop {
  readonly dialogue: Dialogue
  /** Bytes of the taste model; `null` where there is none. */
  readonly taste: Uint8Array | null
  /** Where the tastes of simulated visitors are drawn from. */
  readonly prior: TastePrior | null
}

/**
 * The engine on exactly the bytes that a build serves.
 *
 * @param comparisons false leaves out questions that compare two products: half the time of a simulated visit
 */
export function loadShop(
  advisor: Advisor,
  {manifest, files}: ShopFiles,
  artefactsFolder: string,
  comparisons = true,
): LoadedShop {
  const catalog = files.get(manifest.files.catalog?.file ?? '')
  if (!catalog) throw new RangeError('the build has no catalogue')
  const artefacts = withLearnedShares(readArtefacts(artefactsFolder), advisor.learned?.archetypes)
  return openShop({advisor, catalog, artefacts, build: manifest.build, comparisons})
}

export interface ShopInput {
  readonly advisor: Advisor
  /** The compiled catalogue. */
  readonly catalog: Uint8Array
  readonly artefacts: Artefacts
  readonly build: string
  readonly comparisons?: boolean
}

/** The engine on a compiled catalogue. */
export function openShop({advisor, catalog, artefacts, build, comparisons = true}: ShopInput): LoadedShop {
  const opened = parseCatalog(catalog.slice().buffer)
  const features = buildFeatures(opened)
  const {bank, archetypes, taste} = artefacts
  const dialogue = createDialogue({
    build,
    catalog: opened,
    advisor: compileAdvisor(withMeanTaste(advisor, opened, artefacts)),
    bank,
    archetypes,
    learnsTaste: taste !== null,
    features: () => features,
    compare: () =>
      comparisons && taste ? (request) => compareShown({...request, taste, catalog: opened, features}) : null,
    insight: () => INSIGHT,
    kinds: EXTRA_KINDS,
  })
  return {
    dialogue,
    taste,
    prior: taste && expandPrior(parseTaste(taste), dialogue.model.tasteFeatures, opened),
  }
}
