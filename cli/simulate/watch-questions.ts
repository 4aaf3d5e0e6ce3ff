import type {AdvisorModel} from '../../advisor-core/dialogue/model'
import {informationGainBits} from '../../advisor-core/questions/information-gain'
import {offeredOptions} from '../../advisor-core/questions/offered-options'
import {CHANGE_THRESHOLD, SLATE_SIZE} from '../../advisor-core/questions/pick-question'
import {slateOutlook, topProducts} from '../../advisor-core/questions/slate-value'
import type {Moment} from './simulate-visit'

/** Why a question was never asked. */
export type NotAskedBecause =
  /** Products that it makes sense for never had more than half of the belief. */
  | 'prerequisite'
  /** There were never two options to choose from. */
  | 'options'
  /** It never told more than a trifle. */
  | 'tells-nothing'
  /** Its answers would hardly ever have changed the products shown. */
  | 'changes-nothing'
  /** It would have helped, but others always told more, and then the advice was done. */
  | 'others-first'

export interface NotAsked {
  readonly question: string
  readonly because: NotAskedBecause
  /** The most that was seen of it, where it was open: gain in bits, chance that the three products would differ. */
  readonly gainBits: number
  readonly changeProbability: number
}

export interface QuestionWatch {
  readonly onStep: (moment: Moment) => void
  /** Of these questions: why they were not asked. */
  readonly explain: (questions: readonly string[]) => NotAsked[]
}

/** What is less than this is a trifle, in bits. */
const TRIFLE_BITS = 0.02

/** A prerequisite counts as met when products it holds for have more than this much of the belief. */
const MET = 0.5

/** So many moments are looked at: more would tell the same. */
const MOMENTS = 1500

interface Seen {
  reached: boolean
  offered: boolean
  gainBits: number
  changeProbability: number
}

/** Watches, at each moment of the conversations, what asking the questions that never come would do. */
export function watchQuestions(model: AdvisorModel): QuestionWatch {
  const asked = new Set<string>()
  const seen = new Map<string, Seen>()
  let moments = 0
  const onStep = ({assessment, view}: Moment): void => {
    if (view.question) asked.add(view.question.id)
    if (moments++ >= MOMENTS) return
    const {belief, masses, questions} = assessment
    const now = topProducts(belief, SLATE_SIZE)
    for (const compiled of questions) {
      const {id} = compiled.question
      if (asked.has(id)) continue
      const needed = model.prerequisites.get(id)
      const row = seen.get(id) ?? {reached: false, offered: false, gainBits: 0, changeProbability: 0}
      seen.set(id, row)
      if (needed && !(masses.get(needed)![1]! > MET)) continue
      row.reached = true
      const mass = masses.get(compiled.cells)!
      if (offeredOptions(compiled, mass).length < 2) continue
      row.offered = true
      const gainBits = informationGainBits(compiled, mass)
      row.gainBits = Math.max(row.gainBits, gainBits)
      if (gainBits < TRIFLE_BITS) continue
      const {changeProbability} = slateOutlook(compiled, belief, mass, SLATE_SIZE, now)
      row.changeProbability = Math.max(row.changeProbability, changeProbability)
    }
  }
  const explain = (ids: readonly string[]): NotAsked[] =>
    ids.map((question) => {
      const row = seen.get(question)
      const {gainBits = 0, changeProbability = 0} = row ?? {}
      return {question, because: reasonOf(row), gainBits, changeProbability}
    })
  return {onStep, explain}
}

function reasonOf(row: Seen | undefined): NotAskedBecause {
  if (row && !row.reached) return 'prerequisite'
  if (!row?.offered) return 'options'
  if (row.gainBits < TRIFLE_BITS) return 'tells-nothing'
  return row.changeProbability < CHANGE_THRESHOLD ? 'changes-nothing' : 'others-first'
}
