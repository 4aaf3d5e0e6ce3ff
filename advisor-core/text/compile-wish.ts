import type {Match, Question, QuestionKind} from '../advisor/types'
import {answerCompatibility, answerLogLikelihood, compileQuestion} from '../belief/compile-question'
import type {Attribute, Catalog} from '../catalog/types'
import {chipLabel} from './chip-label'
import {directionCells} from './direction-cells'
import type {Claim, Claimed} from './types'
import {wishId} from './wish-id'

/** A reading that is a guess holds less surely: its η. */
const UNSURE_NOISE = 0.25

/** "leise" says less than "under 60 dB": η of a direction. */
const DIRECTION_NOISE = 0.1

/** "um die 300": this share of the number to either side is all the same; beyond it, wishes fade out anyway. */
const AROUND = 0.1

/** A wish that nothing satisfies still has a likelihood; the same floor as for answers. */
const FLOOR = 1e-6

/** A wish against one catalogue; what reasons, fit and conflicts need of an answered question. */
export interface CompiledWish {
  /** A question with the wish as its only option. */
  readonly question: Question
  /** shape [N]; 0 where the value is missing */
  readonly cells: Uint8Array | Uint16Array
  /** Share of the products (that have a value) in each cell; shape [cells], 0 for cell 0. */
  readonly cellShare: Float64Array
  /** c(wish, cell), in [0, 1]; cell 0 has the catalogue mean. shape [cells] */
  readonly compatibility: Float64Array
  /** log P(wish | cell), in nats; shape [cells] */
  readonly logLikelihood: Float64Array
}

/**
 * A wish as a question with one option that was chosen, so that belief, reasons and fit treat it like a tap.
 *
 * @returns `null` when the catalogue has no such attribute, or it is not of the kind that the wish speaks of
 */
export function compileWish(catalog: Catalog, wish: Claimed): CompiledWish | null {
  const attribute = catalog.attributes.find(({id}) => id === wish.attribute)
  const column = catalog.columns[wish.attribute]
  if (!attribute || !column) return null
  const speaksOfNumbers = wish.relation !== 'is' && wish.relation !== 'not'
  if (speaksOfNumbers !== (column.kind === 'numeric')) return null
  const {kind, match} = toOption(attribute, wish)
  const question: Question = {
    id: wishId(wish),
    kind,
    attribute: attribute.id,
    text: attribute.label,
    why: attribute.label,
    options: [{id: 'text', label: chipLabel(attribute, wish), match}],
    ...(wish.unsure && {noise: UNSURE_NOISE}),
  }
  if (
    (wish.relation === 'lower' || wish.relation === 'higher') &&
    wish.limit === null &&
    column.kind === 'numeric'
  ) {
    const {cells, compatibility} = directionCells(catalog, column.values, wish.relation)
    const noise = wish.unsure ? UNSURE_NOISE : DIRECTION_NOISE
    return withCells({question, noise, cells, compatibility})
  }
  const compiled = compileQuestion(catalog, question)
  const {cells, cellShare, noise} = compiled
  const compatibility = answerCompatibility(compiled, [0])
  if (wish.relation !== 'not')
    return {question, cells, cellShare, compatibility, logLikelihood: answerLogLikelihood(compiled, [0])}
  return withCells({question, noise, cells, compatibility: compatibility.map((c) => 1 - c)})
}

function toOption({role}: Attribute, claim: Claim): {readonly kind: QuestionKind; readonly match: Match} {
  switch (claim.relation) {
    case 'at-most':
      return {kind: role === 'price' ? 'budget' : 'range', match: {max: claim.value}}
    case 'at-least':
      return {kind: 'at-least', match: {min: claim.value}}
    case 'between':
      return {kind: 'range', match: {min: claim.value[0], max: claim.value[1]}}
    case 'around':
      return {kind: 'range', match: {min: claim.value * (1 - AROUND), max: claim.value * (1 + AROUND)}}
    case 'lower':
      return {kind: 'range', match: claim.limit === null ? {} : {max: claim.limit}}
    case 'higher':
      return {kind: 'at-least', match: claim.limit === null ? {} : {min: claim.limit}}
    case 'is':
    case 'not':
      return {kind: 'several', match: {values: claim.value}}
  }
}

interface WishCells {
  readonly question: Question
  readonly noise: number
  /** shape [N] */
  readonly cells: Uint8Array | Uint16Array
  /** shape [cells]; cell 0 is not used */
  readonly compatibility: Float64Array
}

/** L(cell) = (1 − η) · c(cell) + η · c̄, missing values at the mean: the constraint family of docs/engine.md. */
function withCells({question, noise, cells, compatibility}: WishCells): CompiledWish {
  const count = new Float64Array(compatibility.length)
  for (const cell of cells) count[cell]!++
  count[0] = 0
  const known = count.reduce((sum, n) => sum + n, 0) || 1
  const cellShare = count.map((n) => n / known)
  const meanOf = (row: Float64Array) => row.reduce((sum, x, cell) => sum + x * cellShare[cell]!, 0)
  const mean = meanOf(compatibility)
  const likelihood = compatibility.map((c) => Math.max(FLOOR, (1 - noise) * c + noise * mean))
  likelihood[0] = meanOf(likelihood) || 1
  const filled = compatibility.map((c, cell) => (cell === 0 ? mean : c))
  return {question, cells, cellShare, compatibility: filled, logLikelihood: likelihood.map(Math.log)}
}
