import {parseArchetypeModel} from '../../../advisor-core/archetypes/parse-archetype-model'
import {logPosterior, normalize} from '../../../advisor-core/belief/posterior'
import {openCatalog} from '../../../advisor-core/catalog/open-catalog'
import {createDialogue, type Dialogue} from '../../../advisor-core/dialogue/create-dialogue'
import type {DialogueState} from '../../../advisor-core/dialogue/state'
import type {DialogueEvent, View} from '../../../advisor-core/dialogue/types'
import {createRandom} from '../../../advisor-core/numeric/random'
import {informationGainBits} from '../../../advisor-core/questions/information-gain'
import {packedMasses} from '../../../advisor-core/questions/packed-masses'
import {parseTraitBank} from '../../../advisor-core/traits/parse-trait-bank'
import archetypes from '../../../models/artefacts/archetypes.json'
import traits from '../../../models/artefacts/traits.json'
import {sampleTimes, type Times} from './sample-times'
import {createSyntheticShop, type SyntheticShop} from './synthetic-shop'
import {typedArrayBytes} from './typed-array-bytes'

/** How many answers were given before the one that is timed. */
const EARLIER_ANSWERS = [0, 3, 6]

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
  const dialogue = createDialogue({
    catalog,
    advisor: shop.advisor,
    bank: parseTraitBank(traits),
    archetypes: parseArchetypeModel(archetypes),
    learnsTaste: false,
    build: 'bench',
  })
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
  const steps = EARLIER_ANSWERS.map((earlier) => stepOperation(dialogue, shop, earlier, random))

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

/** Answers the question of the moment for visitors who gave some answers before; what they say is drawn. */
function stepOperation(
  dialogue: Dialogue,
  shop: SyntheticShop,
  earlier: number,
  random: () => number,
): () => number {
  const visitors = Array.from({length: VISITORS}, (_, v) => {
    let {state, view} = take(dialogue, dialogue.initial, {
      kind: 'start',
      signals: {
        hour: 'evening',
        weekday: 'sunday',
        device: 'phone',
        browser: 'firefox',
        page: v % 2 === 0 ? null : 'c0v1',
      },
      first: null,
    })
    for (let k = 0; k < earlier; k++)
      ({state, view} = take(dialogue, state, answerTo(shop, state, view, random)))
    return {state, event: answerTo(shop, state, view, random)}
  })
  let turn = 0
  return () => {
    const {state, event} = visitors[turn++ % VISITORS]!
    return dialogue.step(state, event).state.shown.length
  }
}

function take(dialogue: Dialogue, from: DialogueState, event: DialogueEvent) {
  const {state, effects} = dialogue.step(from, event)
  for (const effect of effects) if (effect.kind === 'show') return {state, view: effect.view}
  throw new RangeError('a step showed nothing')
}

/** A drawn option of the question asked, or of any open one where the advisor would stop. */
function answerTo(
  shop: SyntheticShop,
  state: DialogueState,
  view: View,
  random: () => number,
): DialogueEvent {
  const isOpen = (id: string) => !state.evidence.some((entry) => entry.id === `answer:${id}`)
  const asked = view.question?.kind === 'product' ? view.question.id : null
  const question =
    shop.advisor.questions.find(({id}) => id === asked) ?? shop.advisor.questions.find(({id}) => isOpen(id))!
  const option = question.options[Math.floor(question.options.length * random())]!
  return {kind: 'answer', question: question.id, answer: {kind: 'options', options: [option.id]}}
}
