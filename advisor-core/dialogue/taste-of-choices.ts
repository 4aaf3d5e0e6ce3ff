import type {EvidenceTerm} from '../belief/posterior'
import type {ShownChoice} from '../taste/types'
import {utilities} from '../taste/utilities'
import type {AdvisorModel, TasteOfChoices} from './model'
import {UNSEEN} from './state'
import type {Evidence} from './types'

/** How strongly a change of taste counts against stated answers: κ of DESIGN.md §3. */
const TASTE_WEIGHT = 1

type Choice = Evidence & {kind: 'choice'}

/**
 * What choices say about taste: what to fit it to, and what the last fit changed.
 *
 * @param shift  of the last fit; `null` before it
 */
export function tasteOfChoices(
  model: AdvisorModel,
  choices: readonly Choice[],
  shift: readonly number[] | null,
): TasteOfChoices {
  const told = choices.filter(({action}) => action !== 'cannot-say')
  if (told.length === 0 || !model.learnsTaste) return {fit: null, shift: null, terms: []}
  const fit = {
    key: told.map(({id, shown}) => `${id}<${shown.join()}`).join(';'),
    choices: told.map(toChoice),
  }
  // A fit that went astray says nothing.
  if (!shift || shift.length !== model.tasteFeatures.length || !shift.every(Number.isFinite))
    return {fit, shift: null, terms: []}
  const weights = Float64Array.from(shift)
  return {fit, shift: weights, terms: [tasteTerm(model, weights)]}
}

/** Taste changes once in a while, the belief with every answer: the last term is kept. */
const LAST = new WeakMap<AdvisorModel, {readonly key: string; readonly term: EvidenceTerm}>()

function tasteTerm(model: AdvisorModel, shift: Float64Array): EvidenceTerm {
  const key = shift.join()
  const last = LAST.get(model)
  if (last?.key === key) return last.term
  const logLikelihood = new Float64Array(model.catalog.size)
  const weights = shift.map((weight) => TASTE_WEIGHT * weight)
  utilities(model.catalog, model.tasteFeatures, weights, logLikelihood)
  const term: EvidenceTerm = {id: 'taste', kind: 'dense', logLikelihood}
  LAST.set(model, {key, term})
  return term
}

/** Cards that were not seen are left out, and the others keep their slots. */
function toChoice({action, product, shown}: Choice): ShownChoice {
  const products = shown.filter((each) => (action === 'not-for-me' ? each === product : each !== UNSEEN))
  return {
    products,
    chosen: action === 'not-for-me' ? -1 : products.indexOf(product),
    positions: products.map((each) => shown.indexOf(each)),
  }
}
