import type {CompiledAdvisor} from '../advisor/types'
import type {ArchetypeModel} from '../archetypes/types'
import {type CompiledQuestion, compileQuestion} from '../belief/compile-question'
import type {Attribute, Catalog} from '../catalog/types'
import {type PackedCells, packCells} from '../questions/pack-cells'
import {productsWith} from '../signals/signal-terms'
import type {SignalWeight} from '../signals/types'
import {buildFeatures} from '../taste/build-features'
import {numberFeature} from '../taste/number-feature'
import {productGroups} from '../taste/product-groups'
import type {TasteFeature} from '../taste/types'
import {utilities} from '../taste/utilities'
import type {TraitBank} from '../traits/types'

/** The built files that a conversation runs on. */
export interface DialogueInput {
  readonly catalog: Catalog
  readonly advisor: CompiledAdvisor
  readonly bank: TraitBank
  readonly archetypes: ArchetypeModel
  /** False where the shop ships no taste model: clicks then change nothing but the chosen product's own standing. */
  readonly learnsTaste: boolean
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
  /** The cells of all questions and prerequisites, packed for the question kernel. */
  readonly packed: PackedCells
  /** log prior: a little less for dear products, −Infinity for twins of another. shape [N] */
  readonly logPrior: Float32Array
  /** Made when first asked for: only clicks need them. */
  readonly tasteFeatures: readonly TasteFeature[]
}

/** A page that names a category speaks for it as strongly as this, in nats; the signal cap applies on top. */
const PAGE_LOG_RATIO = 1.5

/**
 * @throws RangeError when a question names an attribute that the catalogue lacks, or the catalogue is empty
 */
export function createModel(input: DialogueInput): AdvisorModel {
  const {catalog, advisor} = input
  if (!(catalog.size > 0)) throw new RangeError('the catalogue has no products')
  const attributes = new Map(catalog.attributes.map((attribute) => [attribute.id, attribute]))
  const category = catalog.attributes.find(({role}) => role === 'category') ?? null
  let features: readonly TasteFeature[] | undefined
  const questions = advisor.questions.map((question) => compileQuestion(catalog, question))
  const prerequisites = findPrerequisites(input)
  return {
    ...input,
    questions,
    attributes,
    price: catalog.attributes.find(({role}) => role === 'price') ?? null,
    category,
    prerequisites,
    packed: packCells([
      ...questions,
      ...Array.from(prerequisites.values(), (cells) => ({cells, cellCount: 2})),
    ]),
    signalWeights: [...advisor.signals, ...pageWeights(catalog, category, advisor.signals)],
    logPrior: toLogPrior(catalog),
    get tasteFeatures() {
      features ??= buildFeatures(catalog)
      return features
    },
  }
}

/** Between products that suit equally well the cheaper one comes first: log prior, in nats a standard deviation. */
const PRICE_LOG_RATIO = -0.1

/** Prices are compared within the category, on the logarithm where they are skewed. */
function toLogPrior(catalog: Catalog): Float32Array {
  const out = new Float64Array(catalog.size)
  const attribute = catalog.attributes.find(({role}) => role === 'price')
  const column = attribute && catalog.columns[attribute.id]
  const feature =
    column?.kind === 'numeric' && numberFeature(attribute!, column.values, productGroups(catalog))
  const price = feature ? [feature] : []
  utilities(
    catalog,
    price,
    Float64Array.from(price, () => PRICE_LOG_RATIO),
    out,
  )
  return Float32Array.from(out, (x, i) => (catalog.twins[i] === i ? x : -Infinity))
}

/** Equal prerequisites share one array. */
function findPrerequisites({catalog, advisor}: DialogueInput): ReadonlyMap<string, Uint8Array> {
  const shared = new Map<string, Uint8Array>()
  const found = new Map<string, Uint8Array>()
  for (const {id, when} of advisor.questions) {
    if (!when) continue
    const key = JSON.stringify([when.attribute, ...when.values])
    const products = shared.get(key) ?? productsWith(catalog, when.attribute, when.values)
    shared.set(key, products)
    found.set(id, products)
  }
  return found
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
