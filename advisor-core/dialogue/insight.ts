import {archetypePosterior} from '../archetypes/archetype-posterior'
import {assignArchetype} from '../archetypes/assign-archetype'
import {pickArchetypeItem} from '../archetypes/pick-archetype-item'
import {conflictingWishes} from '../ranking/conflict'
import {objectionsTo} from '../ranking/objections'
import {toShelf} from '../ranking/shelf'
import {allSignalTerms} from '../signals/behaviour-terms'
import {scoreTraits} from '../traits/score-traits'
import type {TraitEstimate, TraitResponse} from '../traits/types'
import {pairAgain, pairChip} from './answered-pairs'
import {heed, infersTaste, withArms} from './arms'
import type {AdvisorModel, ChosenOptions, Insight} from './model'
import {pickPair} from './pick-pair'
import {presentShelf} from './present-shelf'
import {presentation} from './presentation'
import {toProfile} from './profile'
import {reduceLate} from './reduce-late'
import {tasteOfChoices} from './taste-of-choices'
import {toTopics} from './topics'
import type {ArchetypeView, Evidence, Refusal, TraitView} from './types'

/** A trait question is asked only if it tells at least this much about the archetype, in bits. */
const TRAIT_GAIN = 0.03

/** All of it but the events. */
const ARMLESS: Omit<Insight, 'reduceLate' | 'lateView'> = {
  portray(model, responses, answers) {
    const estimate = scoreTraits(model.bank, responses)
    const archetypes = archetypePosterior(model.archetypes, {
      estimate: responses.length > 0 ? estimate : null,
      traits: model.bank.traits.map(({id}) => id),
      answers: aboutThePerson(model, answers),
    })
    return {
      archetypes,
      archetype: toArchetypeView(model, archetypes),
      traits: toTraitViews(model, responses, estimate),
    }
  },
  pickTrait(model, {responses, traitsAsked}, answers) {
    const pick = pickArchetypeItem(
      model.bank,
      model.archetypes,
      responses,
      traitsAsked.filter((id) => !responses.some(({item}) => item === id)),
      aboutThePerson(model, answers),
    )
    if (!pick || pick.gainBits < TRAIT_GAIN) return null
    return model.bank.items.find(({id}) => id === pick.item) ?? null
  },
  pickPair,
  pairAgain,
  pairChip,
  heed,
  signalTerms: allSignalTerms,
  tasteOfChoices: (model, evidence, shift) =>
    tasteOfChoices(
      model,
      infersTaste(model, evidence) ? evidence.filter((entry) => entry.kind === 'choice') : [],
      shift,
    ),
}

/** What a conversation needs only once something was answered; the widget has it in a chunk of its own. */
export const INSIGHT: Insight = createInsight(null)

/** @param seed  32 random bits from which the arms of experiments are drawn; `null` draws none */
export function createInsight(seed: number | null): Insight {
  return {
    ...ARMLESS,
    reduceLate: (model, before, event, usual) =>
      withArms(model, {before, after: reduceLate(model, before, event) ?? usual()}, event, seed),
    lateView(model, input) {
      const results = input.phase === 'results'
      return {
        conflict: conflictingWishes(model, input.wishes),
        shelf: results
          ? presentShelf(toShelf(model, input), presentation(input.portrait, model.archetypes))
          : null,
        refusal: toRefusal(model, input.evidence, input.belief),
        profile: results ? toProfile(model, input) : null,
        topics: toTopics(model, input, seed),
      }
    },
  }
}

/** What may speak against the product that was turned down just now. */
function toRefusal(model: AdvisorModel, evidence: readonly Evidence[], belief: Float64Array): Refusal | null {
  const last = evidence.at(-1)
  if (last?.kind !== 'choice' || last.action !== 'not-for-me') return null
  return {
    product: last.product,
    objections: objectionsTo(model, belief, last.product, spokenOf(model, evidence)),
  }
}

/** What is said of a visit, a gift for instance, says nothing about who answers. */
function aboutThePerson({advisor}: AdvisorModel, answers: ChosenOptions): ChosenOptions {
  const situational = advisor.questions.filter((question) => question.situational).map(({id}) => id)
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !situational.includes(id)))
}

function toArchetypeView(model: AdvisorModel, archetypes: Float64Array): ArchetypeView {
  const assigned = assignArchetype(archetypes)
  return {
    assigned: assigned === 'mixed' ? 'mixed' : model.archetypes.classes[assigned]!.id,
    classes: model.archetypes.classes.map(({id, name}, k) => ({id, name, posterior: archetypes[k]!})),
  }
}

/** The traits about which something was said. */
function toTraitViews(
  {bank}: AdvisorModel,
  responses: readonly TraitResponse[],
  estimate: TraitEstimate,
): TraitView[] {
  const answered = new Set(responses.map(({item}) => bank.items.find(({id}) => id === item)?.trait))
  return bank.traits.flatMap(({id, label, low, high}, t) =>
    answered.has(id)
      ? [
          {
            id,
            label,
            low,
            high,
            mean: estimate.mean[t]!,
            sd: Math.sqrt(estimate.covariance[t * bank.traits.length + t]!),
          },
        ]
      : [],
  )
}

/** Attributes about which the visitor said what it wants: meeting that is nothing against a product. */
function spokenOf({advisor}: AdvisorModel, evidence: readonly Evidence[]): string[] {
  return evidence.flatMap((entry) => {
    if (entry.kind === 'text') return entry.wish.attribute
    if (entry.kind !== 'answer' || entry.answer.kind === 'no-preference') return []
    return advisor.questions.find(({id}) => id === entry.question)?.attribute ?? []
  })
}
