import {normal} from '../../numeric/random'
import {traitInterval} from './trait-interval'
import type {PersonaProfile, VisitorTable} from './types'

/** How personas share the visitors among them. */
export interface PersonaOverlap {
  /** Share of people who match none of the personas. */
  readonly none: number
  /** Share who match two or more. */
  readonly several: number
  /** shape [P × P]; |A ∩ B| / |A ∪ B|; 1 on the diagonal */
  readonly jaccard: Float64Array
}

/** Draws of each person's unknown true values; estimates are uncertain, and personas share that uncertainty. */
const DRAWS = 5

/** Overlap of the personas' regions, over plausible values of each person's traits and missing answers. */
export function personaOverlap(
  table: VisitorTable,
  personas: readonly PersonaProfile[],
  random: () => number,
): PersonaOverlap {
  const size = personas.length
  const both = new Float64Array(size * size)
  let [none, several, total] = [0, 0, 0]
  for (let draw = 0; draw < DRAWS; draw++) {
    const members = membersOf(table, personas, random)
    for (let n = 0; n < table.people; n++) {
      const weight = table.weights?.[n] ?? 1
      const count = members.filter((member) => member[n] === 1).length
      total += weight
      if (count === 0) none += weight
      if (count > 1) several += weight
      for (let a = 0; a < size; a++)
        for (let b = 0; b < size; b++)
          if (members[a]![n] === 1 && members[b]![n] === 1) both[a * size + b]! += weight
    }
  }
  const jaccard = both.map((value, i) => {
    const [a, b] = [Math.floor(i / size), i % size]
    if (a === b) return 1
    const either = both[a * size + a]! + both[b * size + b]! - value
    return either > 0 ? value / either : 0
  })
  return {none: none / total, several: several / total, jaccard}
}

/** By persona: 1 for whoever matches it under one draw of the unknown values, shape [people]. */
function membersOf(
  table: VisitorTable,
  personas: readonly PersonaProfile[],
  random: () => number,
): readonly Uint8Array[] {
  const values = new Map(
    table.traits.map(({id, means, sds}) => {
      const known = means.filter((mean) => !Number.isNaN(mean))
      const centre = sds ? 0 : known.reduce((sum, mean) => sum + mean, 0) / known.length
      const square = known.reduce((sum, mean) => sum + (mean - centre) ** 2, 0) / known.length
      const scale = sds ? 1 : Math.sqrt(Math.max(square, 1e-12))
      const drawn = means.map((mean, n) => {
        if (Number.isNaN(mean)) return normal(random)
        return (mean - centre) / scale + (sds?.[n] ?? 0) * normal(random)
      })
      return [id, drawn] as const
    }),
  )
  const answers = new Map(
    table.questions.map(({id, options, codes}) => {
      const known = codes.filter((code) => code >= 0)
      const drawn = codes.map((code) =>
        code >= 0 ? code : (known[Math.floor(random() * known.length)] ?? -1),
      )
      return [id, {options, drawn}] as const
    }),
  )
  return personas.map((persona) =>
    Uint8Array.from({length: table.people}, (_, n) => {
      const fits = persona.traits.every((wanted) => {
        const [from, to] = traitInterval(wanted)
        const value = values.get(wanted.trait)?.[n] ?? Number.NaN
        return value >= from && value < to
      })
      if (!fits) return 0
      return (persona.answers ?? []).every(({question, options}) => {
        const column = answers.get(question)
        return options.includes(column?.options[column.drawn[n]!] ?? '')
      })
        ? 1
        : 0
    }),
  )
}
