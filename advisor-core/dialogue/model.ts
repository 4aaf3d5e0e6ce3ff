import type {CompiledAdvisor} from '../advisor/types'
import type {ArchetypeModel} from '../archetypes/types'
import {type CompiledQuestion, compileQuestion} from '../belief/compile-question'
import type {Attribute, Catalog} from '../catalog/types'
import {productsWith} from '../signals/signal-terms'
import type {SignalWeight} from '../signals/types'
import {buildFeatures} from '../taste/build-features'
import {expandPrior} from '../taste/expand-prior'
import type {TasteArtefact, TasteFeature, TastePrior} from '../taste/types'
import type {TraitBank} from '../traits/types'

/** The built files that a conversation runs on. */
export interface DialogueInput {
  readonly catalog: Catalog
  readonly advisor: CompiledAdvisor
  readonly bank: TraitBank
  readonly archetypes: ArchetypeModel
  /** `null` where the shop ships no taste model: clicks then change nothing but the chosen product's own standing. */
  readonly taste: TasteArtefact | null
  /** Hash of the built files; a saved conversation from another build is not resumed. */
  readonly build: string
}

/** What never changes during a conversation, compiled once. */
export interface AdvisorModel extends DialogueInput {
  readonly questions: readonly CompiledQuestion[]
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly price: Attribute | null
  readonly category: Attribute | null
  /** Products for which a question with a prerequisite makes sense; shape [N] each. */
  readonly prerequisites: ReadonlyMap<string, Uint8Array>
  readonly signalWeights: readonly SignalWeight[]
  /** log prior: 0 for every product, −Infinity for twins of another. shape [N] */
  readonly logPrior: Float64Array
  readonly tasteFeatures: readonly TasteFeature[]
  readonly tastePrior: TastePrior | null
}

/** A page that names a category speaks for it as strongly as this, in nats; the signal cap applies on top. */
const PAGE_LOG_RATIO = 1.5

/**
 * @throws RangeError when a question names an attribute that the catalogue lacks, or the catalogue is empty
 */
export function createModel(input: DialogueInput): AdvisorModel {
  const {catalog, advisor, taste} = input
  if (!(catalog.size > 0)) throw new RangeError('the catalogue has no products')
  const attributes = new Map(catalog.attributes.map((attribute) => [attribute.id, attribute]))
  const category = catalog.attributes.find(({role}) => role === 'category') ?? null
  const tasteFeatures = taste ? buildFeatures(catalog) : []
  return {
    ...input,
    questions: advisor.questions.map((question) => compileQuestion(catalog, question)),
    attributes,
    price: catalog.attributes.find(({role}) => role === 'price') ?? null,
    category,
    prerequisites: new Map(
      advisor.questions.flatMap(({id, when}) =>
        when ? [[id, productsWith(catalog, when.attribute, when.values)] as const] : [],
      ),
    ),
    signalWeights: [...advisor.signals, ...pageWeights(catalog, category, advisor.signals)],
    logPrior: Float64Array.from(catalog.twins, (twin, i) => (twin === i ? 0 : -Infinity)),
    tasteFeatures,
    tastePrior: taste ? expandPrior(taste, tasteFeatures) : null,
  }
}

/** Unless the advisor file has its own, one weight for each category that a page may name. */
function pageWeights(
  catalog: Catalog,
  category: Attribute | null,
  own: readonly SignalWeight[],
): readonly SignalWeight[] {
  if (!category || own.some(({signal}) => signal === 'page')) return []
  const column = catalog.columns[category.id]
  if (column?.kind !== 'categorical') return []
  return column.values.map((value) => ({
    signal: 'page',
    bin: value,
    attribute: category.id,
    values: [value],
    logRatio: PAGE_LOG_RATIO,
  }))
}
