import type {CategoricalColumn, Column} from '../../advisor-core/catalog/types'
import {slug} from './humanise'
import type {LeftOut} from './infer-attributes'
import type {InferredAttribute} from './inferred'
import {type Base, fillOf} from './option-shares'
import {type ProposedQuestion, proposeQuestion} from './propose-question'

/** An attribute is asked about where at least this share of the products has it. */
export const LEAST_FILL = 0.6

export interface Candidate {
  readonly inferred: InferredAttribute
  readonly column: Column
}

/** The attribute that says what sort of thing a product is, and the products of each sort. */
interface Categories {
  readonly candidate: Candidate
  readonly sorts: readonly {readonly value: string; readonly base: Base}[]
}

export interface ProposedQuestions {
  readonly proposed: readonly ProposedQuestion[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * One question for every attribute that allows one. An attribute that only some categories have is asked about
 * in those; where that is so, prices and values that differ by category are asked about in each category apart.
 */
export function proposeQuestions(candidates: readonly Candidate[], everything: Base): ProposedQuestions {
  const categories = findCategories(candidates, everything)
  const places = candidates.map((candidate) => placeOf(candidate, categories, everything))
  const isDivided = places.some((place) => place !== null && place.when !== undefined)
  const proposed: ProposedQuestion[] = []
  const leftOut: LeftOut[] = []
  candidates.forEach((candidate, index) => {
    const result = questionsFor({candidate, place: places[index]!, categories, isDivided, everything})
    if (typeof result === 'string')
      leftOut.push({column: candidate.inferred.attribute.column, reason: result})
    else proposed.push(...result)
  })
  return {proposed, leftOut}
}

function findCategories(candidates: readonly Candidate[], everything: Base): Categories | null {
  const candidate = candidates.find(({inferred}) => inferred.attribute.role === 'category')
  if (candidate?.column.kind !== 'categorical') return null
  const byCode = productsByCode(candidate.column, everything)
  const sorts = candidate.column.values.map((value, index) => ({value, base: byCode[index + 1]!}))
  return {candidate, sorts: sorts.filter(({base}) => base.length > 0)}
}

function productsByCode({values, codes}: CategoricalColumn, everything: Base): readonly Base[] {
  const byCode: number[][] = Array.from({length: values.length + 1}, () => [])
  for (const product of everything) byCode[codes[product]!]!.push(product)
  return byCode
}

interface Place {
  readonly base: Base
  readonly when: {readonly attribute: string; readonly values: readonly string[]} | undefined
}

/** Where enough products have the attribute: everywhere, in some categories, or nowhere. */
function placeOf(candidate: Candidate, categories: Categories | null, everything: Base): Place | null {
  const {column} = candidate
  if (fillOf(column, everything) >= LEAST_FILL) return {base: everything, when: undefined}
  if (!categories || categories.candidate === candidate) return null
  const sorts = categories.sorts.filter(({base}) => fillOf(column, base) >= LEAST_FILL)
  if (sorts.length === 0) return null
  const values = sorts.map(({value}) => value)
  return {
    base: sorts.flatMap(({base}) => base).sort((a, b) => a - b),
    when: {attribute: categories.candidate.inferred.attribute.id, values},
  }
}

interface QuestionsInput {
  readonly candidate: Candidate
  readonly place: Place | null
  readonly categories: Categories | null
  readonly isDivided: boolean
  readonly everything: Base
}

/** More categories than this cannot each have questions of their own for what all have. */
const MOST_SORTS = 4

function questionsFor(input: QuestionsInput): readonly ProposedQuestion[] | string {
  const {candidate, place, categories, isDivided, everything} = input
  const {inferred, column} = candidate
  if (!place) return `filled in for ${Math.floor(100 * fillOf(column, everything))} % of the products only`
  const products = everything.length
  const result = proposeQuestion({inferred, column, products, ...place})
  const isShared = place.when === undefined && isDivided && categories && categories.candidate !== candidate
  const wantsOwn = inferred.attribute.role === 'price' || typeof result === 'string'
  if (isShared && wantsOwn && categories.sorts.length <= MOST_SORTS) {
    const own = categories.sorts.flatMap(({value, base}) => {
      const when = {attribute: categories.candidate.inferred.attribute.id, values: [value]}
      const each = proposeQuestion({inferred, column, products, base, when, suffix: `-${slug(value)}`})
      return typeof each === 'string' || fillOf(column, base) < LEAST_FILL ? [] : [each]
    })
    // A price question for each category, or one for all: never for some.
    const isWhole = own.length === categories.sorts.length || inferred.attribute.role !== 'price'
    if (own.length > 0 && isWhole) return own
  }
  return typeof result === 'string' ? result : [result]
}
