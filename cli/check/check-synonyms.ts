import type {Advisor} from '../../advisor-core/advisor/types'
import type {Column} from '../../advisor-core/catalog/types'
import {ownWords} from '../propose/own-words'
import {wordKey} from '../propose/word-key'
import type {Finding} from './finding'

/** Synonyms that name nothing, say nothing, or mean two things. */
export function checkSynonyms(
  {synonyms = {}, catalog}: Advisor,
  columns: Readonly<Record<string, Column>>,
): readonly Finding[] {
  const own = ownWords(
    catalog.attributes.map((attribute) => ({attribute, values: valuesOf(columns[attribute.id]) ?? []})),
  )
  const homes = new Map<string, string[]>()
  for (const [place, words] of Object.entries(synonyms))
    for (const key of new Set(words.map(wordKey))) homes.set(key, [...(homes.get(key) ?? []), place])
  return Object.entries(synonyms).flatMap(([place, words]) => {
    const unknown = problemOfPlace(place, columns)
    if (unknown)
      return [
        finding(
          place,
          unknown,
          'Name an attribute, or an attribute and one of its values: "noise", "colour=red".',
        ),
      ]
    return words.flatMap((word) => {
      const key = wordKey(word)
      if (key === '')
        return [finding(place, `"${word}" is a word of the language itself`, 'Remove it; it is not read.')]
      const others = [...(homes.get(key) ?? []), ...(own.get(key) ?? [])].filter((other) => other !== place)
      if (others.length === 0) return []
      const names = [...new Set(others)].map((other) => `"${other}"`).join(', ')
      return [finding(place, `"${word}" stands for ${names} as well`, 'Keep it where most visitors mean it.')]
    })
  })
}

const finding = (place: string, problem: string, remedy: string): Finding => ({
  place: `synonyms["${place}"]`,
  problem,
  remedy,
})

function problemOfPlace(place: string, columns: Readonly<Record<string, Column>>): string | null {
  const at = place.indexOf('=')
  const id = at < 0 ? place : place.slice(0, at)
  if (!Object.hasOwn(columns, id)) return `there is no attribute "${id}"`
  if (at < 0) return null
  const values = valuesOf(columns[id])
  if (values === null) return `"${id}" holds numbers, which have no synonyms`
  const value = place.slice(at + 1)
  return values.includes(value) ? null : `no product has the value "${value}" of "${id}"`
}

/** The values that occur; `null` for numbers. */
function valuesOf(column: Column | undefined): readonly string[] | null {
  if (!column || column.kind === 'numeric') return null
  return column.kind === 'boolean' ? ['yes', 'no'] : column.values
}
