import {archetypePosterior} from '../../advisor-core/archetypes/archetype-posterior'
import {assignArchetype} from '../../advisor-core/archetypes/assign-archetype'
import {drawPeople} from '../../advisor-core/archetypes/default-archetypes'
import {answerItem} from '../../advisor-core/archetypes/simulate-posteriors'
import type {ArchetypeModel} from '../../advisor-core/archetypes/types'
import {PRESENTING_TRAITS} from '../../advisor-core/dialogue/presentation'
import {IDLE_WEIGHT, MOST_STATEMENTS} from '../../advisor-core/dialogue/profile'
import {nextProfileItem} from '../../advisor-core/traits/next-profile-item'
import {scoreTraits} from '../../advisor-core/traits/score-traits'
import type {TraitBank, TraitResponse} from '../../advisor-core/traits/types'

/**
 * How many simulated visitors belong to no class after each statement of the visitor's own profile, which asks for the
 * traits' sake and not for the archetype's. They answer exactly as the bank says: people are noisier, and mixed more often.
 *
 * @param random uniform in [0, 1)
 * @returns shape [statements]; after the last one that a visitor was asked, it stays as it was
 */
export function simulateMixed(
  bank: TraitBank,
  model: ArchetypeModel,
  {visitors, random}: {readonly visitors: number; readonly random: () => number},
): readonly number[] {
  const ids = bank.traits.map(({id}) => id)
  const useful = new Set([...PRESENTING_TRAITS, ...model.indicators.map(({id}) => id.replace(/^trait:/, ''))])
  const weights = ids.map((id) => (useful.has(id) ? 1 : IDLE_WEIGHT))
  const people = drawPeople(bank, {traits: ids, draws: visitors, random})
  const mixed = new Float64Array(MOST_STATEMENTS)
  for (let n = 0; n < visitors; n++) {
    const responses: TraitResponse[] = []
    let isMixed = true
    for (let asked = 0; asked < MOST_STATEMENTS; asked++) {
      const next = nextProfileItem(
        bank,
        responses,
        responses.map(({item}) => item),
        {weights},
      )
      const item = next.kind === 'item' ? bank.items.find(({id}) => id === next.item) : undefined
      if (item) {
        const theta = people[n * ids.length + ids.indexOf(item.trait)]!
        responses.push({item: item.id, category: answerItem(item, theta, random)})
        const estimate = scoreTraits(bank, responses)
        isMixed = assignArchetype(archetypePosterior(model, {traits: ids, estimate, answers: {}})) === 'mixed'
      }
      if (isMixed) mixed[asked]! += 1
    }
  }
  return Array.from(mixed, (count) => count / visitors)
}
