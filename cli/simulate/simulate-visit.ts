import type {Dialogue} from '../../advisor-core/dialogue/create-dialogue'
import type {DialogueEvent, Effect, View} from '../../advisor-core/dialogue/types'
import type {ShownChoice} from '../../advisor-core/taste/types'
import {answerQuestion, answerTrait, chooseShown, type SimulatedVisitor} from './simulated-visitor'

/** The chance that a visitor asks for the results instead of answering, at each question after the first. */
const IMPATIENCE = 0.05

/** The chance that a visitor skips a trait question. */
const TRAIT_SKIP = 0.25

/** The chance that a visitor looks at one of the products shown. */
const CLICKS = 0.6

export interface SimulatedVisit {
  /** Ids of the product questions asked, in order. */
  readonly asked: readonly string[]
  readonly traitsAsked: number
  /** Whether the product that the visitor would choose with full knowledge was on the first results. */
  readonly bestShown: boolean
  /** Utility lost against full knowledge: the best product's utility less the best shown one's. */
  readonly regret: number
  /** The products on the first results. */
  readonly shown: readonly number[]
  /** V_3 that the engine claimed for the first results. */
  readonly claimed: number
  readonly view: View
}

export interface VisitOptions {
  readonly random: () => number
  /** Fits the taste model after a click; without it clicks are recorded and change nothing. */
  readonly fitTaste?: (choices: readonly ShownChoice[]) => ArrayLike<number>
}

/** Drives the real engine with one synthetic visitor, from the start card to the results and a click. */
export function simulateVisit(
  dialogue: Dialogue,
  visitor: SimulatedVisitor,
  options: VisitOptions,
): SimulatedVisit {
  const {random} = options
  let state = dialogue.initial
  const send = (event: DialogueEvent): View => {
    const result = dialogue.step(state, event)
    state = result.state
    const fit = result.effects.find(
      (effect): effect is Effect & {kind: 'fit-taste'} => effect.kind === 'fit-taste',
    )
    if (fit && options.fitTaste)
      return send({kind: 'taste-fitted', key: fit.key, shift: Array.from(options.fitTaste(fit.choices))})
    return shownBy(result.effects)
  }
  const asked: string[] = []
  let traitsAsked = 0
  let view = send({kind: 'start', signals: visitor.signals, first: null})
  while (view.question !== null) {
    const {question} = view
    if (question.kind === 'trait') {
      traitsAsked++
      const category =
        random() < TRAIT_SKIP ? null : answerTrait(dialogue.model, visitor, question.id, random)
      view = send({kind: 'trait', item: question.id, category})
    } else if (asked.length > 0 && random() < IMPATIENCE) view = send({kind: 'show-now'})
    else {
      asked.push(question.id)
      view = send({
        kind: 'answer',
        question: question.id,
        answer: answerQuestion(dialogue.model, visitor, question.id, random),
      })
    }
  }
  const shown = view.slate.map(({product}) => product)
  const first = {
    shown,
    bestShown: shown.includes(dialogue.model.catalog.twins[visitor.best]!),
    regret: visitor.utility[visitor.best]! - Math.max(...shown.map((product) => visitor.utility[product]!)),
    claimed: view.slateValue,
  }
  if (random() < CLICKS)
    view = send({kind: 'choose', action: 'details', product: chooseShown(visitor, shown, random)})
  return {asked, traitsAsked, ...first, view}
}

function shownBy(effects: readonly Effect[]): View {
  const show = effects.find((effect): effect is Effect & {kind: 'show'} => effect.kind === 'show')
  if (!show) throw new Error('the engine showed nothing')
  return show.view
}
