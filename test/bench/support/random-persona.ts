import {traitInterval} from '../../../advisor-core/archetypes/personas/trait-interval'
import type {PersonaProfile, PersonaTrait} from '../../../advisor-core/archetypes/personas/types'
import {normal} from '../../../advisor-core/numeric/random'

export const FRESH_TRAITS: readonly string[] = ['a', 'b', 'c', 'd', 'e']

/** A persona of two to four conditions on traits drawn at random; one in four of them is about an answer as well. */
export function randomPersona(random: () => number): PersonaProfile {
  const left: string[] = [...FRESH_TRAITS]
  const size = 2 + Math.floor(random() * 3)
  const hasAnswer = size > 2 && random() < 0.25
  const traits = Array.from({length: size - (hasAnswer ? 1 : 0)}, (_, t): PersonaTrait => {
    const [trait] = left.splice(Math.floor(random() * left.length), 1)
    const level = t > 0 && random() < 0.1 ? 'mid' : random() < 0.5 ? 'low' : 'high'
    return {trait: trait!, level, sure: random() < 0.7 ? 'sure' : 'somewhat'}
  })
  return {id: 'wanted', traits, ...(hasAnswer ? {answers: [{question: 'gift', options: ['yes']}]} : {})}
}

/** A centre inside the persona's region, .5 to 1 standard deviations from its edges; other traits near the middle. */
export function centreInside(persona: PersonaProfile, random: () => number): Float64Array {
  const centre = Float64Array.from(FRESH_TRAITS, () => 0.3 * normal(random))
  for (const wanted of persona.traits) {
    const [from, to] = traitInterval(wanted)
    const depth = 0.5 + 0.5 * random()
    centre[FRESH_TRAITS.indexOf(wanted.trait)] =
      wanted.level === 'high' ? from + depth : wanted.level === 'low' ? to - depth : 0
  }
  return centre
}

/** By how much a point misses the persona's region in the condition it misses by most; 0 inside. */
export function distanceOutside(persona: PersonaProfile, point: ArrayLike<number>): number {
  return Math.max(
    ...persona.traits.map((wanted) => {
      const [from, to] = traitInterval(wanted)
      const x = point[FRESH_TRAITS.indexOf(wanted.trait)]!
      return Math.max(from - x, x - to, 0)
    }),
  )
}
