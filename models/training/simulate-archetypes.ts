import {archetypePosterior} from '../../advisor-core/archetypes/archetype-posterior'
import {assignArchetype} from '../../advisor-core/archetypes/assign-archetype'
import {type DefaultArchetypes, drawPeople} from '../../advisor-core/archetypes/default-archetypes'
import {nearestCentre} from '../../advisor-core/archetypes/k-means'
import {pickArchetypeItem} from '../../advisor-core/archetypes/pick-archetype-item'
import {answerItem} from '../../advisor-core/archetypes/simulate-posteriors'
import {scoreTraits} from '../../advisor-core/traits/score-traits'
import type {TraitBank, TraitResponse} from '../../advisor-core/traits/types'

/** How sure the archetype is after a number of questions, over simulated visitors. */
export interface Certainty {
  readonly questions: number
  /** Share of visitors with a class at posterior ≥ 0.8. */
  readonly assigned: number
  /** Share of the assigned whose class is the region their θ lies in; null where nobody is assigned. */
  readonly right: number | null
  /** Share of all visitors whose likeliest class is right. */
  readonly likeliestRight: number
}

export interface SimulationOptions {
  readonly traits: readonly string[]
  readonly visitors: number
  readonly questions: readonly number[]
  /** Uniform in [0, 1). */
  readonly random: () => number
}

/**
 * Simulated visitors, θ from the bank's correlations, answer the items that `pickArchetypeItem` picks, exactly
 * as the bank's parameters say: an upper bound for people.
 */
export function simulateCertainty(
  bank: TraitBank,
  {model, regions}: DefaultArchetypes,
  {traits, visitors, questions, random}: SimulationOptions,
): Certainty[] {
  const ids = bank.traits.map((trait) => trait.id)
  const people = drawPeople(bank, {traits: ids, draws: visitors, random})
  const tallies = questions.map(() => ({assigned: 0, right: 0, likeliestRight: 0}))
  for (let n = 0; n < visitors; n++) {
    const theta = people.subarray(n * ids.length, (n + 1) * ids.length)
    const truth = nearestCentre(
      traits.map((trait) => theta[ids.indexOf(trait)]!),
      0,
      regions.centres,
      traits.length,
    )
    const responses: TraitResponse[] = []
    for (let asked = 1; asked <= Math.max(...questions); asked++) {
      const picked = pickArchetypeItem(bank, model, responses, [], {})
      const item = bank.items.find((one) => one.id === picked?.item)
      if (!item) break
      responses.push({item: item.id, category: answerItem(item, theta[ids.indexOf(item.trait)]!, random)})
      const tally = tallies[questions.indexOf(asked)]
      if (!tally) continue
      const posterior = archetypePosterior(model, {
        traits: ids,
        estimate: scoreTraits(bank, responses),
        answers: {},
      })
      const assigned = assignArchetype(posterior)
      if (assigned !== 'mixed') tally.assigned += 1
      if (assigned === truth) tally.right += 1
      if (posterior.indexOf(Math.max(...posterior)) === truth) tally.likeliestRight += 1
    }
  }
  return tallies.map((tally, i) => ({
    questions: questions[i]!,
    assigned: tally.assigned / visitors,
    right: tally.assigned > 0 ? tally.right / tally.assigned : null,
    likeliestRight: tally.likeliestRight / visitors,
  }))
}
