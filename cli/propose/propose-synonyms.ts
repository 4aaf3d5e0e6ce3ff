import type {Advisor} from '../../advisor-core/advisor/types'
import type {Column} from '../../advisor-core/catalog/types'
import {NAME_GROUPS, VALUE_GROUPS} from '../../advisor-core/text/concepts'
import {findUnit} from '../../advisor-core/text/units'
import {headerKey} from '../catalogue/header-key'
import {spellingsOf} from './glossary/values'
import type {InferredAttribute} from './inferred'
import {ownWords} from './own-words'
import {wordKey} from './word-key'

/** More than this nobody reads through. */
const MOST_WORDS = 6

/** Attributes with more values than this get synonyms for the attribute only. */
const MOST_VALUES = 40

type Synonyms = NonNullable<Advisor['synonyms']>

/**
 * What visitors may call attributes and values, beyond the labels: the column's own header, what the glossary and
 * the word lists know in both languages. A word that could mean two things is proposed for neither.
 */
export function proposeSynonyms(
  candidates: readonly {readonly inferred: InferredAttribute; readonly column: Column}[],
): Synonyms {
  const places = candidates.flatMap(({inferred, column}) => [
    {place: inferred.attribute.id, words: namesFor(inferred)},
    ...valuesOf(inferred, column).map((value) => ({
      place: `${inferred.attribute.id}=${value}`,
      words: spellingsFor(value, inferred),
    })),
  ])
  const attributes = candidates.map(({inferred, column}) => ({
    attribute: inferred.attribute,
    values: valuesOf(inferred, column),
  }))
  const taken = ownWords(attributes)
  const homes = new Map<string, Set<string>>()
  for (const {place, words} of places)
    for (const key of words.map(wordKey)) homes.set(key, (homes.get(key) ?? new Set()).add(place))
  return Object.fromEntries(
    places.flatMap(({place, words}) => {
      const free = words.filter((word) => !taken.has(wordKey(word)) && homes.get(wordKey(word))!.size === 1)
      const own = uniqueByKey(free).slice(0, MOST_WORDS)
      return own.length > 0 ? [[place, own]] : []
    }),
  )
}

function namesFor({attribute, term, derived}: InferredAttribute): string[] {
  const names = [
    // Several attributes may be read out of one column: its header is the name of none of them.
    ...(derived ? [] : [withoutUnit(headerKey(attribute.column))]),
    ...(term?.names ?? []),
    ...groupsWith(NAME_GROUPS, [attribute.label.de, attribute.label.en]),
  ]
  return names.filter(isProposable)
}

function spellingsFor(value: string, {attribute}: InferredAttribute): string[] {
  const label = attribute.valueLabels?.[value] ?? {de: value, en: value}
  const names = [...spellingsOf(value), ...groupsWith(VALUE_GROUPS, [value, label.de, label.en])]
  return names.filter(isProposable)
}

function groupsWith(groups: readonly (readonly string[])[], names: readonly string[]): string[] {
  const keys = new Set(names.map(wordKey))
  return groups.filter((group) => group.some((name) => keys.has(wordKey(name)))).flat()
}

/** Two words at most, not a unit, no numbers, and something is left without function words. */
const isProposable = (word: string): boolean =>
  wordKey(word) !== '' && /^[\p{L}-]{2,30}(?: [\p{L}-]{1,30})?$/u.test(word) && findUnit(word) === null

/** "noise db" is "noise". */
const withoutUnit = (header: string): string =>
  header
    .split(' ')
    .filter((word, at) => at === 0 || findUnit(word) === null)
    .join(' ')

function valuesOf({attribute}: InferredAttribute, column: Column): readonly string[] {
  if (attribute.role === 'brand' || (column.kind !== 'categorical' && column.kind !== 'multi')) return []
  return column.values.length > MOST_VALUES ? [] : column.values
}

function uniqueByKey(words: readonly string[]): string[] {
  return [...new Map([...words].reverse().map((word) => [wordKey(word), word])).values()].reverse()
}
