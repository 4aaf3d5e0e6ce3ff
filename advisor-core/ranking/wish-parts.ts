import {optionNeeds} from '../advisor/option-needs'
import type {Need, Question} from '../advisor/types'
import {
  answerCompatibility,
  answerLogLikelihood,
  type CompiledQuestion,
  compileQuestion,
} from '../belief/compile-question'
import type {AdvisorModel} from '../dialogue/model'
import type {Wish} from './wish'

/**
 * What an answer asks of single attributes, each as a wish of its own: facts and objections are about these. Each
 * counts by what it would say alone, times its weight among the option's needs.
 *
 * @param chosen indices of the options that the wish is made of
 */
export function wishParts(model: AdvisorModel, wish: Wish, chosen: readonly number[]): Wish[] {
  const {question} = wish.compiled
  return chosen.flatMap((o) => {
    const option = question.options[o]!
    const needs = optionNeeds(question, option)
    const total = needs.reduce((sum, {weight = 1}) => sum + weight, 0)
    return needs.map((need): Wish => {
      const {attribute, match, weight = 1} = need
      const compiled = compileNeed(model, question, need)
      const logLikelihood = answerLogLikelihood(compiled, [0])
      const bounds = 'values' in match ? {} : match
      return {
        attribute: model.attributes.get(attribute)!,
        compiled,
        compatibility: answerCompatibility(compiled, [0]),
        contribution: logLikelihood.map((x) => ((x - logLikelihood[0]!) * weight) / total),
        // Several options in one wish are each called by their own name.
        wanted: chosen.length > 1 ? option.label : wish.wanted,
        bounds: {min: bounds.min ?? -Infinity, max: bounds.max ?? Infinity},
      }
    })
  })
}

/** A need is a fact of the advisor: its cells are worked out when somebody first has it. */
const KNOWN = new WeakMap<AdvisorModel, Map<string, CompiledQuestion>>()

function compileNeed(
  model: AdvisorModel,
  {id, kind, text, why, noise}: Question,
  need: Need,
): CompiledQuestion {
  const {attribute, match} = need
  const key = JSON.stringify([kind, noise, attribute, match])
  const kept = KNOWN.get(model) ?? new Map<string, CompiledQuestion>()
  KNOWN.set(model, kept)
  const label = model.attributes.get(attribute)!.label
  const asked = {id, kind, attribute, text, why, options: [{id: 'need', label, match}]}
  const compiled =
    kept.get(key) ?? compileQuestion(model.catalog, noise === undefined ? asked : {...asked, noise})
  kept.set(key, compiled)
  return compiled
}
