import type {LocalText} from '../../advisor-core/catalog/types'
import {addArms} from '../../advisor-core/dialogue/arms'
import type {Assessment} from '../../advisor-core/dialogue/assess'
import type {Dialogue} from '../../advisor-core/dialogue/create-dialogue'
import type {DialogueState} from '../../advisor-core/dialogue/state'
import type {Answer, DialogueEvent, Effect, QuestionView, View} from '../../advisor-core/dialogue/types'
import type {ShownChoice} from '../../advisor-core/taste/types'
import {answerQuestion, type GivenAnswer} from './answer-question'
import {type JudgedCard, judgeCards, rankOf} from './judge-cards'
import {answerTrait, chooseShown, type SimulatedVisitor} from './simulated-visitor'

/** The chance that a visitor asks for the results instead of answering, at each question after the first. */
export const IMPATIENCE = 0.05

/** The chance that a visitor skips a trait question. */
const TRAIT_SKIP = 0.25

/** The chance that a visitor looks at one of the products shown, unless told otherwise. */
export const CLICKS = 0.6

/** One product question of a conversation that nobody cut short. */
export interface VisitStep {
  readonly question: string
  /** How many more questions the visitor was told to expect, and how many came, trait questions included. */
  readonly saidMore: number
  readonly cameMore: number
  /** What was answered; `null` where the visitor had left before. */
  readonly answer: Answer | null
  /** V_3 after the answer, and whether the favourite was among the three shown then. */
  readonly claimed: number
  readonly bestShown: boolean
}

export interface SimulatedVisit {
  /** The product questions that would have been asked, were the visitor patient; those with an answer were. */
  readonly steps: readonly VisitStep[]
  /** Ids of the product questions asked, in order. */
  readonly asked: readonly string[]
  readonly traitsAsked: number
  /** How often the visitor was asked which of two products it is rather. */
  readonly comparisons: number
  /** The visitor asked for the results before the advisor was done. */
  readonly left: boolean
  /** The product that the visitor would choose with full knowledge. */
  readonly best: number
  /** Whether that product was on the first results; after clicks on them, whether it is now. */
  readonly bestShown: boolean
  readonly bestShownAfterClicks: boolean
  readonly clicks: number
  /** Utility lost against full knowledge: the best product's utility less the best shown one's. */
  readonly regret: number
  /** Where the best shown product stands among all in the visitor's own order, from 1. */
  readonly rank: number
  /** The products on the first results, and how they were labelled. */
  readonly shown: readonly number[]
  readonly cards: readonly JudgedCard[]
  /** V_3 that the engine claimed for the first results. */
  readonly claimed: number
  /** Whether questions were left that could have told more. */
  readonly moreLeft: boolean
  /** The first wishes that nothing met together, in words; empty without such. */
  readonly conflict: readonly LocalText[]
  /** How many wishes were stated at the end. */
  readonly wishes: number
  readonly view: View
}

export interface VisitorBehaviour {
  /** The chance that an answer does not hold; left out, what the engine expects of each question. */
  readonly noise?: number | undefined
  /** How many of the products shown the visitor looks at; a fraction is the chance of one more. Default 0.6. */
  readonly clicks?: number | undefined
  /** Sees each step of the conversation. */
  readonly onStep?: ((moment: Moment) => void) | undefined
}

export interface VisitOptions extends VisitorBehaviour {
  readonly random: () => number
  /** Dice of a question's own, so that two versions of an advisor hear the same answers; left out, `random`. */
  readonly diceOf?: ((question: string) => () => number) | undefined
  /** Fits the taste model after a click; without it clicks are recorded and change nothing. */
  readonly fitTaste?: ((choices: readonly ShownChoice[]) => ArrayLike<number>) | undefined
}

/** A moment of the conversation, after an answer. */
export interface Moment {
  readonly state: DialogueState
  readonly assessment: Assessment
  readonly view: View
}

/** Drives the real engine with one synthetic visitor, from the start card to the results and the clicks on them. */
export function simulateVisit(
  dialogue: Dialogue,
  visitor: SimulatedVisitor,
  options: VisitOptions,
): SimulatedVisit {
  const talk = converse(dialogue, visitor, options)
  const {end, steps, answered} = talk
  const shown = end.view.slate.map(({product}) => product)
  const cards = judgeCards({model: dialogue.model, visitor, slate: end.view.slate, answered})
  const after = lookAround(dialogue, visitor, end, options)
  return {
    steps,
    asked: steps.filter(({answer}) => answer !== null).map(({question}) => question),
    traitsAsked: talk.traitsAsked,
    comparisons: talk.comparisons,
    left: talk.left,
    best: visitor.best,
    bestShown: shown.includes(visitor.best),
    bestShownAfterClicks: after.view.slate.some(({product}) => product === visitor.best),
    clicks: after.clicks,
    regret: visitor.utility[visitor.best]! - Math.max(...shown.map((product) => visitor.utility[product]!)),
    rank: Math.min(...shown.map((product) => rankOf(dialogue.model, visitor, product))),
    shown,
    cards,
    claimed: end.view.slateValue,
    moreLeft: end.view.canAskMore,
    conflict: talk.conflict,
    wishes: end.view.chips.filter(({wish, products}) => wish && !products).length,
    view: after.view,
  }
}

interface Conversation {
  readonly steps: readonly VisitStep[]
  readonly answered: readonly GivenAnswer[]
  readonly traitsAsked: number
  readonly comparisons: number
  readonly left: boolean
  readonly conflict: readonly LocalText[]
  /** The first results. */
  readonly end: Moment
}

/** The questions and answers; who leaves is followed on in secret, to learn how many questions would have come. */
function converse(dialogue: Dialogue, visitor: SimulatedVisitor, options: VisitOptions): Conversation {
  const {onStep} = options
  const open: {step: Omit<VisitStep, 'cameMore'>; before: number}[] = []
  const answered: GivenAnswer[] = []
  let conflict: readonly LocalText[] = []
  let end: Moment | null = null
  let count = 0
  let traitsAsked = 0
  let comparisons = 0
  let moment = send(
    dialogue,
    dialogue.initial,
    {kind: 'start', signals: visitor.signals, first: null},
    options,
  )
  onStep?.(moment)
  // As a device does with what the visitor does next.
  const {model} = dialogue
  if (model.advisor.experiments) {
    const seed = Math.floor(options.random() * 2 ** 32)
    moment = {...moment, state: addArms(model, moment.state, seed)}
  }
  while (moment.view.question !== null) {
    const {question} = moment.view
    const random = options.diceOf?.(question.id) ?? options.random
    const leaves = random() < IMPATIENCE && count > 0
    if (leaves && !end) end = send(dialogue, moment.state, {kind: 'show-now'}, options)
    const here = end === null
    const {event, answer} = reply(
      dialogue,
      visitor,
      {question, assessment: moment.assessment},
      {...options, random},
    )
    moment = send(dialogue, moment.state, event, options)
    onStep?.(moment)
    count++
    if (here && conflict.length === 0) conflict = moment.view.conflict
    if (question.kind === 'trait') traitsAsked += here ? 1 : 0
    else if (question.kind === 'pair') comparisons += here ? 1 : 0
    else {
      if (here && answer) answered.push(answer)
      const step = {
        question: question.id,
        saidMore: question.expectedMore,
        answer: here ? (answer?.said ?? null) : null,
        claimed: moment.view.slateValue,
        bestShown: moment.view.slate.some(({product}) => product === visitor.best),
      }
      open.push({step, before: count})
    }
  }
  const steps = open.map(({step, before}) => ({...step, cameMore: count - before}))
  return {steps, answered, traitsAsked, comparisons, left: end !== null, conflict, end: end ?? moment}
}

/** What the visitor says to a question. */
export function reply(
  {model}: Dialogue,
  visitor: SimulatedVisitor,
  {question, assessment}: {question: QuestionView; assessment: Assessment},
  {random, noise}: VisitOptions,
): {event: DialogueEvent; answer: GivenAnswer | null} {
  if (question.kind === 'trait') {
    const skips = random() < TRAIT_SKIP
    const category = skips ? null : answerTrait(model, visitor, question.id, random)
    return {event: {kind: 'trait', item: question.id, category}, answer: null}
  }
  if (question.kind === 'pair') {
    return {event: {kind: 'prefer', product: chooseShown(visitor, question.products, random)}, answer: null}
  }
  const compiled = assessment.questions.find((each) => each.question.id === question.id)
  if (!compiled) throw new RangeError(`no question ${question.id}`)
  const offered = question.options.map(({id}) => id)
  const answer = answerQuestion({compiled, offered}, visitor, {random, noise})
  return {event: {kind: 'answer', question: question.id, answer: answer.said}, answer: {...answer, compiled}}
}

/** The clicks on the results: each on another product of those shown, by the visitor's own taste. */
function lookAround(
  dialogue: Dialogue,
  visitor: SimulatedVisitor,
  from: Moment,
  options: VisitOptions,
): {view: View; clicks: number} {
  const {random, clicks: wanted = CLICKS} = options
  const count = Math.floor(wanted) + (random() < wanted % 1 ? 1 : 0)
  const looked = new Set<number>()
  let moment = from
  while (looked.size < count) {
    const left = moment.view.slate.map(({product}) => product).filter((product) => !looked.has(product))
    if (left.length === 0) break
    const product = chooseShown(visitor, left, random)
    looked.add(product)
    moment = send(dialogue, moment.state, {kind: 'choose', action: 'details', product}, options)
  }
  return {view: moment.view, clicks: looked.size}
}

/** One event through the engine, and the refit of taste that it asks for. */
export function send(
  dialogue: Dialogue,
  from: DialogueState,
  event: DialogueEvent,
  options: VisitOptions,
): Moment {
  const {state, effects, assessment} = dialogue.step(from, event)
  const fit = effects.find((effect): effect is Effect & {kind: 'fit-taste'} => effect.kind === 'fit-taste')
  if (fit && options.fitTaste) {
    const shift = Array.from(options.fitTaste(fit.choices))
    return send(dialogue, state, {kind: 'taste-fitted', key: fit.key, shift}, options)
  }
  const show = effects.find((effect): effect is Effect & {kind: 'show'} => effect.kind === 'show')
  if (!show) throw new Error('the engine showed nothing')
  return {state, assessment, view: show.view}
}
