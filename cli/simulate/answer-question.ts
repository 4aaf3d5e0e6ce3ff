import {ANSWER_KINDS, type AnswerKind, type Combination} from '../../advisor-core/belief/answer-kinds'
import type {CompiledQuestion} from '../../advisor-core/belief/compile-question'
import type {Answer} from '../../advisor-core/dialogue/types'
import type {SimulatedVisitor} from './simulated-visitor'

/** An option suits a product from this compatibility on. */
const SUITS = 0.99

/** Where none suits fully, the best one is taken from this compatibility on. */
const NEARLY_SUITS = 0.75

/** The chance to have no preference on a question although the wished product has a value. */
const INDIFFERENCE = 0.08

const NO_PREFERENCE: Answer = {kind: 'no-preference'}

export interface PutQuestion {
  readonly compiled: CompiledQuestion
  /** Ids of the options on offer, in order. */
  readonly offered: readonly string[]
}

export interface AnswerOptions {
  readonly random: () => number
  /** The chance that an answer does not hold; left out, what the engine expects of the question. */
  readonly noise?: number | undefined
}

/** What a visitor said, and what it would have said had every answer held. */
export interface SimulatedAnswer {
  readonly said: Answer
  readonly meant: Answer
}

/** An answer with the question as it was put. */
export interface GivenAnswer extends SimulatedAnswer {
  readonly compiled: CompiledQuestion
}

/** Chooses among offered options that suit the favourite product; indices of options, none for no preference. */
type ChoosingRule = (
  put: OfferedOptions,
  visitor: SimulatedVisitor,
  random: () => number,
) => readonly number[]

interface OfferedOptions {
  readonly compiled: CompiledQuestion
  readonly offered: readonly number[]
  /** Those that suit the favourite; never empty. */
  readonly suiting: readonly number[]
}

/** Options that exclude each other: one that suits, whichever. */
const anyOne: ChoosingRule = ({suiting}, _, random) => [suiting[Math.floor(random() * suiting.length)]!]

/** Conditions: the most particular one that the favourite still meets. */
const narrowest: ChoosingRule = ({compiled, suiting}) => [
  suiting.reduce((a, b) => (coverage(compiled, b) < coverage(compiled, a) ? b : a)),
]

/** Any of several will do: what suits the favourite or one of the products that would do as well. */
const allThatWouldDo: ChoosingRule = (put, visitor, random) => {
  const wanted = put.offered.filter((o) => visitor.liked.some((product) => suits(put.compiled, o, product)))
  // Who would take anything names what suits the favourite.
  return wanted.length > 0 && wanted.length < put.offered.length ? wanted : narrowest(put, visitor, random)
}

/** Several wishes of their own, or wishes by importance: the most particular ones that the favourite meets. */
const mostParticular: ChoosingRule = ({compiled, suiting}) =>
  [...suiting].sort((a, b) => coverage(compiled, a) - coverage(compiled, b) || a - b).slice(0, MOST_WISHES)

/** How many wishes a visitor names at once. */
const MOST_WISHES = 2

/** How each kind of question is answered, by what several options of it say. */
const RULES = {
  one: null,
  any: allThatWouldDo,
  each: mostParticular,
  ranked: mostParticular,
} as const satisfies Record<Combination, ChoosingRule | null>

const RULE_OF_FAMILY = {partition: anyOne, constraint: narrowest} as const

/** What the visitor answers: what suits its favourite product, but for noise and now and then indifference. */
export function answerQuestion(
  {compiled, offered: ids}: PutQuestion,
  visitor: SimulatedVisitor,
  {random, noise = compiled.noise}: AnswerOptions,
): SimulatedAnswer {
  const {question} = compiled
  const indifferent = random() < INDIFFERENCE
  const fails = random() < noise
  const slip = random()
  const offered = ids.map((id) => question.options.findIndex((option) => option.id === id))
  const suiting = bestSuiting(compiled, offered, visitor.best)
  const {combination, family}: AnswerKind = ANSWER_KINDS[question.kind]
  const rule = RULES[combination] ?? RULE_OF_FAMILY[family]
  const chosen =
    indifferent || suiting.length === 0 ? [] : rule({compiled, offered, suiting}, visitor, random)
  const meant = toAnswer(compiled, chosen)
  if (chosen.length === 0 || !fails) return {said: meant, meant}
  return {said: toAnswer(compiled, [offered[Math.floor(slip * offered.length)]!]), meant}
}

/** Whether a product has all of what an answer asks for; a missing value is no proof of that. */
export function holdsFor(compiled: CompiledQuestion, answer: Answer, product: number): boolean {
  if (answer.kind === 'no-preference') return true
  const chosen = compiled.question.options.flatMap(({id}, o) => (answer.options.includes(id) ? [o] : []))
  const {combination}: AnswerKind = ANSWER_KINDS[compiled.question.kind]
  const holds = (o: number): boolean => suits(compiled, o, product)
  return combination === 'any' ? chosen.some(holds) : chosen.every(holds)
}

function toAnswer({question}: CompiledQuestion, chosen: readonly number[]): Answer {
  if (chosen.length === 0) return NO_PREFERENCE
  return {kind: 'options', options: chosen.map((o) => question.options[o]!.id)}
}

/** The options that suit a product fully, else those that suit it best, where that is well enough. */
function bestSuiting(compiled: CompiledQuestion, offered: readonly number[], product: number): number[] {
  const most = Math.max(...offered.map((o) => compatibilityOf(compiled, o, product)))
  return most >= NEARLY_SUITS
    ? offered.filter((o) => compatibilityOf(compiled, o, product) >= Math.min(most, SUITS))
    : []
}

function suits(compiled: CompiledQuestion, option: number, product: number): boolean {
  return compatibilityOf(compiled, option, product) >= SUITS
}

/** c(o, v) in [0, 1]; 0 where the value is missing. */
function compatibilityOf(
  {cells, cellCount, compatibility}: CompiledQuestion,
  option: number,
  product: number,
): number {
  const cell = cells[product]!
  return cell > 0 ? compatibility[option * cellCount + cell]! : 0
}

/** Share of the products that an option suits. */
function coverage({cellCount, compatibility, cellShare}: CompiledQuestion, option: number): number {
  let covered = 0
  for (let cell = 1; cell < cellCount; cell++)
    covered += compatibility[option * cellCount + cell]! * cellShare[cell]!
  return covered
}
