import type {CompiledAdvisor, LearnedParameters, Question} from '../advisor/types'
import type {ArchetypeModel} from '../archetypes/types'
import type {CellAssignment} from '../belief/assign-cells'
import {type CompiledQuestion, compileQuestion} from '../belief/compile-question'
import type {EvidenceTerm} from '../belief/posterior'
import type {Attribute, Catalog, LocalText} from '../catalog/types'
import {type CellColumn, type PackedCells, packCells} from '../questions/pack-cells'
import type {CellMasses} from '../questions/packed-masses'
import type {PickedQuestion} from '../questions/pick-question'
import type {Wish} from '../ranking/wish'
import type {allSignalTerms} from '../signals/behaviour-terms'
import {productsWith} from '../signals/signal-terms'
import type {SignalId, SignalWeight} from '../signals/types'
import {groupsOf, standardise} from '../taste/encode-item'
import {numberFeature} from '../taste/number-feature'
import type {Comparer} from '../taste/pick-comparison'
import {productGroups} from '../taste/product-groups'
import type {ShownChoice, TasteFeature} from '../taste/types'
import type {StatedWish} from '../text/types'
import type {TraitBank, TraitItem, TraitResponse} from '../traits/types'
import type {DialogueState} from './state'
import type {
  ArchetypeView,
  Chip,
  DialogueEvent,
  Evidence,
  QuestionView,
  SlateItem,
  TraitView,
  View,
} from './types'

/** A wish in the visitor's own words, against this catalogue: as good as an answer. */
export interface TypedWish {
  readonly id: string
  /** Ids are the wish's own, or begin with it and end in `:when`. */
  readonly terms: readonly EvidenceTerm[]
  /** For reasons, fit and conflicts. */
  readonly wish: Wish
  readonly label: LocalText
  /** Questions that need not be asked any more. */
  readonly answers: readonly string[]
}

/** `null` where the wish does not speak about this catalogue. */
export type WishCompiler = (wish: StatedWish) => TypedWish | null

/** A question with options for one belief, and that belief's mass by cell. */
export interface FormedQuestion {
  readonly compiled: CompiledQuestion
  readonly mass: Float64Array
}

/** A question whose options the engine forms itself. */
export interface AutoQuestion {
  readonly question: Question
  /** The products by value, for the question kernel; `null` where a product may have several. */
  readonly column: CellColumn | null
  /** Options for this belief; `null` where it leaves none to choose from. */
  readonly form: (belief: Float64Array, masses: CellMasses) => FormedQuestion | null
  /** The question with just these options, by ids that say all there is to say; `null` for ids of another kind. */
  readonly compile: (options: readonly string[]) => CompiledQuestion | null
}

/** What options are formed from. */
export interface FormingInput {
  readonly belief: Float64Array
  readonly masses: CellMasses
  readonly terms: readonly EvidenceTerm[]
  /** The question being answered anew. */
  readonly editing: string | null
}

/** What only some shops need, in a chunk of its own (`extra-kinds.ts`). */
export interface ExtraKinds {
  readonly openAuto: (catalog: Catalog, question: Question) => AutoQuestion
  readonly formAuto: (model: AdvisorModel, input: FormingInput) => readonly FormedQuestion[]
  readonly assignNeeds: (catalog: Catalog, question: Question) => CellAssignment
  /** What an answer asks of single attributes, where it speaks about several things at once. */
  readonly wishParts: (model: AdvisorModel, wish: Wish, chosen: readonly number[]) => readonly Wish[]
  /** The slots with the shop's own interest (`rules.merchandising`); `null` where it has none. */
  readonly promote: (
    model: AdvisorModel,
    belief: ArrayLike<number>,
    wishes: readonly Wish[],
    ranked: readonly number[],
    pick: (ranked: readonly number[]) => readonly Slot[],
  ) => readonly Slot[] | null
}

/** What stands in a slot, and as what. */
export type Slot = Pick<SlateItem, 'product' | 'role' | 'promoted'>

/** Who answers, as far as it is known. */
export interface Portrait {
  /** Posterior of the latent classes; shape [K] */
  readonly archetypes: Float64Array
  readonly archetype: ArchetypeView
  /** The traits about which something was said. */
  readonly traits: readonly TraitView[]
}

/** Chosen option ids by question. */
export type ChosenOptions = Readonly<Record<string, readonly string[]>>

/** Taste as far as choices told it. */
export interface TasteOfChoices {
  /** The choices to fit taste to and the key that names them; `null` when there are none. */
  readonly fit: {readonly key: string; readonly choices: readonly ShownChoice[]} | null
  /** As in the assessment. */
  readonly shift: Float64Array | null
  readonly terms: readonly EvidenceTerm[]
}

/** What a comparison is picked from. */
export interface PairInput {
  /** b; shape [N] */
  readonly belief: Float64Array
  readonly evidence: readonly Evidence[]
  /** As in the assessment. */
  readonly rules: Heeded['rules']
  readonly tasteFit: TasteOfChoices['fit']
  /** The last fit. */
  readonly taste: {readonly key: string} | null
  /** The attribute question picked, or that none is. */
  readonly pick: PickedQuestion | {readonly kind: 'stop'}
}

/** Two products, and what hearing which one it is rather is expected to do. */
export type ComparisonOffer = Omit<Extract<QuestionView, {kind: 'pair'}>, 'expectedMore'>

/** What counts in this visit, by its arms of experiments. */
export interface Heeded {
  readonly evidence: readonly Evidence[]
  readonly rules: CompiledAdvisor['rules']
}

/** What a conversation needs only once something was answered (`insight.ts`). */
export interface Insight {
  readonly portray: (
    model: AdvisorModel,
    responses: readonly TraitResponse[],
    answers: ChosenOptions,
  ) => Portrait
  /** The trait question that tells most about the archetype; `null` when none tells enough. */
  readonly pickTrait: (
    model: AdvisorModel,
    input: Pick<ProfileInput, 'responses' | 'traitsAsked'>,
    answers: ChosenOptions,
  ) => TraitItem | null
  /** Two products to compare, where that tells more for the slate than the attribute question picked. */
  readonly pickPair: (model: AdvisorModel, input: PairInput) => ComparisonOffer | null
  /** A comparison answered before, as the question being answered anew; `null` where that is none. */
  readonly pairAgain: (model: AdvisorModel, state: DialogueState) => ComparisonOffer | null
  /** Its answer as a chip; none for other choices. */
  readonly pairChip: (entry: Evidence & {kind: 'choice'}) => readonly Chip[]
  /**
   * Applies an event: those that come only once this is there, and what it does to all others.
   *
   * @param usual  the state after an event that needs none of this
   */
  readonly reduceLate: (
    model: AdvisorModel,
    state: DialogueState,
    event: DialogueEvent,
    usual: () => DialogueState,
  ) => DialogueState
  /** What of the evidence counts and which rules hold (`arms.ts`). */
  readonly heed: (model: AdvisorModel, evidence: readonly Evidence[]) => Heeded
  /** In place of `signalTerms`: with what the visitor did in the shop. */
  readonly signalTerms: typeof allSignalTerms
  /** What choices say about taste: what to fit it to, and what the last fit changed. */
  readonly tasteOfChoices: (
    model: AdvisorModel,
    evidence: readonly Evidence[],
    shift: readonly number[] | null,
  ) => TasteOfChoices
  readonly lateView: (model: AdvisorModel, input: ShelfInput & ProfileInput & Visit) => LateView
}

/** What a view shows once there is insight: at the results also the shelf, and the profile if there are traits. */
export type LateView = Pick<View, 'conflict' | 'shelf' | 'refusal' | 'profile' | 'topics'>

/** What is known of visitors by what they said about themselves. */
export interface ProfileInput {
  /** As in the assessment. */
  readonly rules: Heeded['rules']
  readonly portrait: Portrait
  readonly responses: readonly TraitResponse[]
  /** Trait items put, skipped ones included. */
  readonly traitsAsked: readonly string[]
  readonly evidence: readonly Evidence[]
}

/** What is believed of a visitor when the shelf is filled. */
export interface ShelfInput {
  /** b; shape [N] */
  readonly belief: Float64Array
  readonly portrait: Portrait
  /** As in the assessment. */
  readonly tasteShift: Float64Array | null
  readonly wishes: readonly Wish[]
  readonly chosen: ChosenOptions
  readonly slate: readonly SlateItem[]
}

/** What report topics are made of. */
export interface Visit {
  readonly evidence: readonly Evidence[]
  readonly signalsOff: readonly SignalId[]
  readonly phase: View['phase']
  /** Answers as the engine reads them. */
  readonly answers: readonly {readonly compiled: CompiledQuestion; readonly chosen: readonly number[]}[]
  readonly portrait: Pick<Portrait, 'traits'>
}

/** The built files that a conversation runs on. */
export interface DialogueInput {
  readonly catalog: Catalog
  readonly advisor: CompiledAdvisor
  readonly bank: TraitBank
  readonly archetypes: ArchetypeModel
  /** False where the shop ships no taste model: clicks then change nothing but the chosen product's own standing. */
  readonly learnsTaste: boolean
  /** The features of the catalogue (`buildFeatures`), once what fits taste is there; needed before `taste-fitted`. */
  readonly features?: () => readonly TasteFeature[]
  /** What reads typed wishes, once it is there (advisor-core/text); without it they are not accepted. */
  readonly typed?: () => WishCompiler | null
  /** Once it is there; without it nobody is portrayed, no trait is asked for and no conflict told. */
  readonly insight?: () => Insight | null
  /** Once the taste model's code is there; without it nothing is compared. */
  readonly compare?: () => Comparer | null
  /** Needed where `usesExtraKinds(advisor)`. */
  readonly kinds?: ExtraKinds
  /** η learnt by question, in place of the file's. */
  readonly noise?: Readonly<Record<string, number>>
  /** Hash of the built files; a saved conversation from another build is not resumed. */
  readonly build: string
}

/** What never changes during a conversation, compiled once. */
export interface AdvisorModel extends DialogueInput {
  /** Those whose options are the merchant's. */
  readonly questions: readonly CompiledQuestion[]
  /** Those whose options are formed for each belief, by id. */
  readonly auto: ReadonlyMap<string, AutoQuestion>
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly price: Attribute | null
  readonly category: Attribute | null
  /** Somebody of whom nothing is known. */
  readonly stranger: Portrait
  /** Products for which a question with a prerequisite makes sense; shape [N] each. */
  readonly prerequisites: ReadonlyMap<string, Uint8Array>
  readonly signalWeights: readonly SignalWeight[]
  /** The cells of all questions and prerequisites, packed for the question kernel. */
  readonly packed: PackedCells
  /** log prior: a little less for dear products, what reports told about popular ones, −Infinity for twins of another. shape [N] */
  readonly logPrior: Float32Array
  /** Only clicks need them; empty where they cannot be had yet. */
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
  const {kinds, noise = {}} = input
  const known = advisor.questions.map((question): Question => {
    const learnt = noise[question.id]
    return learnt === undefined ? question : {...question, noise: learnt}
  })
  const questions = known
    .filter((question) => !question.auto)
    .map((question) =>
      question.options.some(({needs}) => needs)
        ? compileQuestion(catalog, question, extra(kinds, question).assignNeeds(catalog, question))
        : compileQuestion(catalog, question),
    )
  const auto = known
    .filter((question) => question.auto)
    .map((question) => extra(kinds, question).openAuto(catalog, question))
  const prerequisites = findPrerequisites(input)
  return {
    ...input,
    questions,
    auto: new Map(auto.map((each) => [each.question.id, each])),
    attributes,
    price: catalog.attributes.find(({role}) => role === 'price') ?? null,
    category,
    stranger: toStranger(input.archetypes),
    prerequisites,
    packed: packCells([
      ...questions,
      ...auto.flatMap(({column}) => column ?? []),
      ...Array.from(prerequisites.values(), (cells) => ({cells, cellCount: 2})),
    ]),
    signalWeights: [...advisor.signals, ...pageWeights(catalog, category, advisor.signals)],
    logPrior: toLogPrior(catalog, advisor.learned),
    get tasteFeatures() {
      return input.features?.() ?? []
    },
  }
}

/** Whether an advisor has questions that need `DialogueInput.kinds`. */
export function usesExtraKinds({
  questions,
  rules,
}: Pick<CompiledAdvisor, 'questions'> & {
  readonly rules?: Pick<CompiledAdvisor['rules'], 'merchandising'>
}): boolean {
  return (
    rules?.merchandising !== undefined ||
    questions.some(({auto, options}) => auto || options.some(({needs}) => needs))
  )
}

function extra(kinds: ExtraKinds | undefined, {id}: Question): ExtraKinds {
  if (!kinds) throw new RangeError(`question ${id}: the extra kinds are not loaded`)
  return kinds
}

/** Between products that suit equally well the cheaper one comes first: log prior, in nats a standard deviation. */
const PRICE_LOG_RATIO = -0.1

/** Prices are compared within the category, on the logarithm where they are skewed. */
function toLogPrior(catalog: Catalog, {popularity = [], utility}: LearnedParameters = {}): Float32Array {
  const out = new Float64Array(catalog.size)
  const attribute = catalog.attributes.find(({role}) => role === 'price')
  const column = attribute && catalog.columns[attribute.id]
  const feature =
    column?.kind === 'numeric' && numberFeature(attribute!, column.values, productGroups(catalog))
  if (feature) {
    const groups = groupsOf(catalog, feature)
    column.values.forEach((value, i) => {
      out[i] = PRICE_LOG_RATIO * standardise(feature, value, groups?.[i] ?? 0)
    })
  }
  for (const {attribute, values, logRatio} of popularity)
    productsWith(catalog, attribute, values).forEach((has, i) => {
      out[i]! += has * logRatio
    })
  utility?.forEach((u, i) => {
    out[i]! += u
  })
  return Float32Array.from(out, (x, i) => (catalog.twins[i] === i ? x : -Infinity))
}

function toStranger({classes}: ArchetypeModel): Portrait {
  return {
    archetypes: Float64Array.from(classes, ({share}) => share),
    archetype: {
      assigned: 'mixed',
      classes: classes.map(({id, name, share}) => ({id, name, posterior: share})),
    },
    traits: [],
  }
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
