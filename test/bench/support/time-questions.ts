import type {CompiledAdvisor} from '../../../advisor-core/advisor/types'
import {parseArchetypeModel} from '../../../advisor-core/archetypes/parse-archetype-model'
import {logPosterior, normalize} from '../../../advisor-core/belief/posterior'
import {openCatalog} from '../../../advisor-core/catalog/open-catalog'
import type {Catalog} from '../../../advisor-core/catalog/types'
import {createDialogue, type Dialogue} from '../../../advisor-core/dialogue/create-dialogue'
import {EXTRA_KINDS} from '../../../advisor-core/dialogue/extra-kinds'
import {INSIGHT} from '../../../advisor-core/dialogue/insight'
import type {DialogueState} from '../../../advisor-core/dialogue/state'
import type {DialogueEvent, View} from '../../../advisor-core/dialogue/types'
import {createRandom, normal} from '../../../advisor-core/numeric/random'
import {informationGainBits} from '../../../advisor-core/questions/information-gain'
import {packedMasses} from '../../../advisor-core/questions/packed-masses'
import {buildFeatures} from '../../../advisor-core/taste/build-features'
import {parseTraitBank} from '../../../advisor-core/traits/parse-trait-bank'
import archetypes from '../../../models/artefacts/archetypes.json'
import traits from '../../../models/artefacts/traits.json'
import {sampleTimes, type Times} from './sample-times'
import {createSyntheticShop, type SyntheticShop} from './synthetic-shop'
import {typedArrayBytes} from './typed-array-bytes'
import {withNewKinds} from './with-new-kinds'

/** How many answers were given before the one that is timed. */
const EARLIER_ANSWERS = [0, 3, 6]

/** How many products were looked at before the answer that is timed, in the row about taste. */
const CLICKS = 3

/** Each timed step is the next of this many visitors, so that most of what it shows was not shown before. */
const VISITORS = 60

export interface QuestionTimes {
  readonly products: number
  /** Opening the file and compiling the conversation, once. */
  readonly openMs: number
  readonly compileMs: number
  readonly operations: readonly ({
    readonly operation: string
    /** Median of this operation against the median of the plain pass in its row. */
    readonly timesPlain: number
    readonly plainMs: number
  } & Times)[]
  readonly fileBytes: number
  /** Typed arrays that a conversation holds beyond the file. */
  readonly heldBytes: number
  /** The same for each of the 40 × N attribute values. */
  readonly heldBytesPerValue: number
  /** Held and, while a step runs, its belief. */
  readonly peakBytesPerValue: number
}

export interface TimeOptions {
  readonly seed: number
  readonly rounds: number
  readonly nowMs: () => number
}

/** Times the question kernel, a belief update and whole steps on one synthetic shop; runs in Node and in a worker. */
export function timeQuestions(products: number, {seed, rounds, nowMs}: TimeOptions): QuestionTimes {
  const shop = createSyntheticShop(products, seed)
  const opening = nowMs()
  const catalog = openCatalog(shop.file.buffer)
  const compiling = nowMs()
  const dialogue = openDialogue(catalog, shop.advisor)
  const compiled = nowMs()
  const random = createRandom(seed + 1)
  const {model} = dialogue
  const belief = flatBeliefWithNoise(products, random)
  const logBelief = belief.map(Math.log)
  const asked = model.questions[3]!
  const term = {
    id: 'a',
    kind: 'cells' as const,
    cells: asked.cells,
    logLikelihood: asked.likelihood.slice(0, asked.cellCount).map(Math.log),
  }
  const out = new Float64Array(products)
  const kernelColumns = model.packed.map(({codes}) => codes)
  const steps = EARLIER_ANSWERS.map((earlier) => stepOperation(dialogue, shop, {earlier, clicks: 0}, random))
  // Conversations of their own: each keeps the last term of taste, as a device does.
  const afterClicks = stepOperation(
    openDialogue(catalog, shop.advisor),
    shop,
    {earlier: 3, clicks: CLICKS},
    random,
  )
  const refit = refitOperation(openDialogue(catalog, shop.advisor), shop, random)
  const renewed = {...shop, advisor: withNewKinds(shop.advisor)}
  const newKinds = openDialogue(catalog, renewed.advisor)
  const otherKinds = stepOperation(newKinds, renewed, {earlier: 3, clicks: 0}, random)

  const times = sampleTimes(
    {
      'plain: packed columns and belief': () => sumAll(kernelColumns) + sumFloats(belief),
      'plain: one column and belief': () => sumAll([asked.cells]) + sumFloats(logBelief),
      'gain of 40 questions': () => {
        const masses = packedMasses(model.packed, belief)
        return model.questions.reduce(
          (sum, question) => sum + informationGainBits(question, masses.get(question.cells)!),
          0,
        )
      },
      'belief update': () => normalize(logPosterior(logBelief, [term]), out)[0]!,
      'step, 0 earlier answers': steps[0]!,
      'step, 3 earlier answers': steps[1]!,
      'step, 6 earlier answers': steps[2]!,
      'step, 3 earlier answers, 3 clicks': afterClicks,
      'step, a refit of taste': refit,
      'step, 3 earlier answers, 20 new kinds': otherKinds,
    },
    {rounds, warmup: Math.max(8, Math.ceil(rounds / 4)), nowMs},
  )
  const kernelPlain = times['plain: packed columns and belief']
  const updatePlain = times['plain: one column and belief']
  const operations = (Object.keys(times) as (keyof typeof times)[]).map((operation) => {
    const plain =
      operation === 'belief update' || operation === 'plain: one column and belief'
        ? updatePlain
        : kernelPlain
    return {
      operation,
      ...times[operation],
      plainMs: plain.medianMs,
      timesPlain: times[operation].medianMs / plain.medianMs,
    }
  })
  const heldBytes = typedArrayBytes(dialogue.model, [shop.file.buffer])
  const values = products * shop.attributes.length
  return {
    products,
    openMs: compiling - opening,
    compileMs: compiled - compiling,
    operations,
    fileBytes: shop.file.byteLength,
    heldBytes,
    heldBytesPerValue: heldBytes / values,
    peakBytesPerValue: (heldBytes + Float64Array.BYTES_PER_ELEMENT * products) / values,
  }
}

/** Exponential masses, so that no product is without any and none has most. */
function flatBeliefWithNoise(size: number, random: () => number): Float64Array {
  const masses = Float64Array.from({length: size}, () => -Math.log(1 - random()) + 1e-6)
  const total = masses.reduce((sum, x) => sum + x, 0)
  return masses.map((x) => x / total)
}

function sumAll(columns: readonly ArrayLike<number>[]): number {
  let sum = 0
  for (const column of columns) sum += column instanceof Uint8Array ? sumBytes(column) : sumOthers(column)
  return sum
}

// One loop a type of array: a loop that has seen several reads each of them slowly.
function sumBytes(column: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < column.length; i++) sum += column[i]!
  return sum
}

function sumOthers(column: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < column.length; i++) sum += column[i]!
  return sum
}

function sumFloats(column: Float64Array): number {
  let sum = 0
  for (let i = 0; i < column.length; i++) sum += column[i]!
  return sum
}

function openDialogue(catalog: Catalog, advisor: CompiledAdvisor): Dialogue {
  const features = buildFeatures(catalog)
  return createDialogue({
    catalog,
    advisor,
    bank: parseTraitBank(traits),
    archetypes: parseArchetypeModel(archetypes),
    insight: () => INSIGHT,
    learnsTaste: true,
    features: () => features,
    kinds: EXTRA_KINDS,
    build: 'bench',
  })
}

/** What a visitor did before. */
interface Past {
  readonly earlier: number
  readonly clicks: number
}

/** Answers the question of the moment for visitors who did something before; what they say is drawn. */
function stepOperation(
  dialogue: Dialogue,
  shop: SyntheticShop,
  {earlier, clicks}: Past,
  random: () => number,
): () => number {
  // One shift for all: on a device, too, taste changes with the clicks only and its term is kept between answers.
  const shift = drawShift(dialogue, random)
  const visitors = Array.from({length: VISITORS}, (_, v) => {
    let {state, view} = visit(dialogue, shop, {page: v % 2 === 0 ? null : 'c0v1', earlier}, random)
    for (let k = 0; k < clicks; k++)
      ({state, view} = take(dialogue, state, {
        kind: 'choose',
        action: 'details',
        product: view.slate[k % view.slate.length]!.product,
      }))
    if (clicks > 0) ({state, view} = take(dialogue, state, {kind: 'taste-fitted', key: 'clicks', shift}))
    return {state, event: answerTo(dialogue, shop, {state, view}, random)}
  })
  let turn = 0
  return () => {
    const {state, event} = visitors[turn++ % VISITORS]!
    return dialogue.step(state, event).state.shown.length
  }
}

/** A refit arrives: new weights of taste, so that the utility of every product changes. */
function refitOperation(dialogue: Dialogue, shop: SyntheticShop, random: () => number): () => number {
  const visitors = Array.from({length: VISITORS}, () => {
    const {state, view} = visit(dialogue, shop, {page: null, earlier: 3}, random)
    const product = view.slate[0]!.product
    const clicked = take(dialogue, state, {kind: 'choose', action: 'details', product}).state
    return {clicked, shift: drawShift(dialogue, random)}
  })
  let turn = 0
  return () => {
    const {clicked, shift} = visitors[turn++ % VISITORS]!
    return dialogue.step(clicked, {kind: 'taste-fitted', key: `refit ${turn}`, shift}).state.shown.length
  }
}

function drawShift({model}: Dialogue, random: () => number): number[] {
  return model.tasteFeatures.map(() => 0.3 * normal(random))
}

function visit(
  dialogue: Dialogue,
  shop: SyntheticShop,
  {page, earlier}: {page: string | null; earlier: number},
  random: () => number,
): Taken {
  const signals = {hour: 'evening', weekday: 'sunday', device: 'phone', browser: 'firefox', page} as const
  let at = take(dialogue, dialogue.initial, {kind: 'start', signals, first: null})
  for (let k = 0; k < earlier; k++) at = take(dialogue, at.state, answerTo(dialogue, shop, at, random))
  return at
}

interface Taken {
  readonly state: DialogueState
  readonly view: View
}

function take(dialogue: Dialogue, from: DialogueState, event: DialogueEvent): Taken {
  const {state, effects} = dialogue.step(from, event)
  for (const effect of effects) if (effect.kind === 'show') return {state, view: effect.view}
  throw new RangeError('a step showed nothing')
}

/** A drawn option of the question asked, or of any open one where the advisor would stop. */
function answerTo(
  {model}: Dialogue,
  shop: SyntheticShop,
  {state, view}: Taken,
  random: () => number,
): DialogueEvent {
  const drawn = (ids: readonly {readonly id: string}[]): string => ids[Math.floor(ids.length * random())]!.id
  const answer = (question: string, option: string): DialogueEvent => ({
    kind: 'answer',
    question,
    answer: {kind: 'options', options: [option]},
  })
  if (view.question?.kind === 'product') return answer(view.question.id, drawn(view.question.options))
  const isOpen = (id: string) => !state.evidence.some((entry) => entry.id === `answer:${id}`)
  const open = shop.advisor.questions.find(({id}) => isOpen(id) && !model.auto.has(id))!
  return answer(open.id, drawn(open.options))
}
