import type {Need, Option, Question} from './types'

/** What an option asks of a product: its own needs, or the one about the question's attribute. */
export function optionNeeds({attribute}: Question, {match, needs}: Option): readonly Need[] {
  if (needs) return needs
  return attribute !== undefined && match ? [{attribute, match}] : []
}
