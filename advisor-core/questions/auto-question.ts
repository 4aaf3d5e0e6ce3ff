import type {Question} from '../advisor/types'
import {ANSWER_KINDS} from '../belief/answer-kinds'
import {type CompiledQuestion, tabulate} from '../belief/compile-question'
import type {Attribute} from '../catalog/types'
import type {AutoQuestion} from '../dialogue/model'
import {type AutoOption, decodeAutoId, toOption} from './auto-ids'
import {cellMasses} from './information-gain'

/** Answers whose likelihoods are kept: those of one conversation. */
const KEPT = 16

/** A question whose options are to be formed. */
export interface Auto {
  readonly question: Question
  readonly attribute: Attribute
  readonly most: number
}

/** The question with some options; `null` where they are none of this column's. */
export type Compile = (options: readonly AutoOption[]) => CompiledQuestion | null

/** Forms options for a belief, and keeps the questions of answers that were given. */
export function toAuto(
  {question}: Auto,
  column: AutoQuestion['column'],
  compile: Compile,
  pick: Pick,
): AutoQuestion {
  const kept = new Map<string, CompiledQuestion | null>()
  return {
    question,
    column,
    form(belief, masses) {
      const mass = column && masses.get(column.cells)
      const options = pick(belief, mass ?? new Float64Array(0))
      const compiled = options.length < 2 ? null : compile(options)
      return compiled && {compiled, mass: mass ?? cellMasses(belief, [compiled])[0]!}
    },
    compile(ids) {
      const key = JSON.stringify(ids)
      const known = kept.get(key)
      if (known !== undefined) return known
      const options = ids.map(decodeAutoId).filter((option) => option !== null)
      const compiled = options.length < ids.length || new Set(ids).size < ids.length ? null : compile(options)
      if (kept.size >= KEPT) kept.clear()
      kept.set(key, compiled)
      return compiled
    },
  }
}

/** The options for a belief, from the belief and its mass by cell of the column. */
export type Pick = (belief: Float64Array, mass: ArrayLike<number>) => AutoOption[]

/** Products sorted by value. */
export interface Table {
  readonly cells: Uint8Array | Uint16Array
  readonly cellCount: number
  readonly cellShare: Float64Array
}

/** The products stay sorted by value; an option is how well each value suits it. */
export function compileOver(
  {question, attribute}: Auto,
  {cells, cellCount, cellShare}: Table,
  options: readonly AutoOption[],
  suits: (option: AutoOption, cell: number) => number,
): CompiledQuestion {
  const compatibility = new Float64Array(options.length * cellCount)
  options.forEach((option, o) => {
    for (let cell = 1; cell < cellCount; cell++) compatibility[o * cellCount + cell] = suits(option, cell)
  })
  const noise = question.noise ?? ANSWER_KINDS[question.kind].noise
  const asked = {...question, options: options.map((option) => toOption(attribute, option))}
  const sorted = {question: asked, family: 'constraint' as const, noise, cells, cellCount, cellShare}
  return tabulate({...sorted, compatibility}, false)
}
