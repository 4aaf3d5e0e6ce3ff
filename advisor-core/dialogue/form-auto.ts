import {logPosterior, normalize} from '../belief/posterior'
import {packedMasses} from '../questions/packed-masses'
import type {AdvisorModel, FormedQuestion, FormingInput} from './model'

/** The questions whose options the engine forms, as they stand at this belief; those with nothing to choose are left out. */
export function formAuto(
  model: AdvisorModel,
  {belief, masses, terms, editing}: FormingInput,
): FormedQuestion[] {
  return Array.from(model.auto.values(), ({question, form}) => {
    if (question.id !== editing) return form(belief, masses)
    // What to choose from instead of an answer is a matter of what else was said.
    const others = logPosterior(
      model.logPrior,
      terms.filter(({id}) => id !== `answer:${question.id}`),
    )
    normalize(others, others)
    return form(others, packedMasses(model.packed, others))
  }).filter((formed) => formed !== null)
}
