import {nextProfileItem} from '../traits/next-profile-item'
import {normalCdf} from '../traits/normal-cdf'
import type {TraitItem} from '../traits/types'
import type {AdvisorModel, ProfileInput} from './model'
import {PRESENTING_TRAITS, presentation} from './presentation'
import type {ProfileTrait, ProfileView, TraitView} from './types'

/** Statements at most, those that were answered inside the advice included. */
export const MOST_STATEMENTS = 8

/** What knowing a trait is worth that changes nothing in this shop, beside one that may. */
export const IDLE_WEIGHT = 0.25

/** Half the width of a band that holds 80 % of a normal distribution, in standard deviations. */
const BAND = 1.2816

/** From these probabilities on we say to which side somebody leans, and that we are fairly sure. */
const LEANS = 0.75
const SURE = 0.9

/** The visitor's own profile: what to put next, what is known so far and how well, and what follows from it. */
export function toProfile(model: AdvisorModel, input: ProfileInput): ProfileView | null {
  if (input.rules.traitQuestions === 0) return null
  const {portrait, responses, traitsAsked, evidence} = input
  const put = new Set(traitsAsked)
  const next = nextItem(model, {...input, traitsAsked: [...put]})
  const last = evidence.filter((entry) => entry.kind === 'trait' && entry.category !== null).at(-1)
  const k = model.archetypes.classes.findIndex(({id}) => id === portrait.archetype.assigned)
  const {name, description, share} = model.archetypes.classes[k] ?? {}
  return {
    next: next && {
      kind: 'trait',
      id: next.id,
      text: next.text,
      categories: model.bank.categories,
      expectedMore: MOST_STATEMENTS - put.size - 1,
    },
    put: put.size,
    most: MOST_STATEMENTS,
    answered: responses.length,
    last: last?.id ?? null,
    traits: portrait.traits.map(toProfileTrait),
    region: name && description && share !== undefined ? {name, description, share} : null,
    mixedShare: mixedShare(model, responses.length),
    presentation: presentation(portrait, model.archetypes),
  }
}

/** Share of people whom the model assigns to no class after as many answers. */
function mixedShare({archetypes: {mixed = []}}: AdvisorModel, answered: number): number | null {
  return mixed[Math.min(answered, mixed.length) - 1] ?? null
}

function nextItem(model: AdvisorModel, {responses, traitsAsked}: ProfileInput): TraitItem | null {
  const {bank} = model
  const useful = usefulTraits(model)
  const next = nextProfileItem(bank, responses, traitsAsked, {
    most: MOST_STATEMENTS,
    weights: bank.traits.map(({id}) => (useful.has(id) ? 1 : IDLE_WEIGHT)),
  })
  return next.kind === 'item' ? bank.items.find(({id}) => id === next.item)! : null
}

/** The traits that may change how something is shown here: visitors are asked about them first. */
function usefulTraits({advisor, archetypes}: AdvisorModel): ReadonlySet<string> {
  return new Set([
    ...PRESENTING_TRAITS,
    ...archetypes.indicators.map(({id}) => id.replace(/^trait:/, '')),
    ...advisor.personas.flatMap(({traits}) => traits.map(({trait}) => trait)),
    ...advisor.arguments.flatMap((argument) => argument.for?.traits?.map(({trait}) => trait) ?? []),
  ])
}

function toProfileTrait({id, label, low, high, mean, sd}: TraitView): ProfileTrait {
  const probability = normalCdf(Math.abs(mean) / sd)
  const side = mean < 0 ? 'low' : 'high'
  return {
    id,
    label,
    low,
    high,
    from: mean - BAND * sd,
    to: mean + BAND * sd,
    side: probability < LEANS ? 'open' : side,
    sure: probability >= SURE,
  }
}
