import type {Finding} from './inferred'
import type {ColumnProfile} from './profile-column'

/** A first part of a name and the rows that begin with it. */
interface Node {
  readonly words: readonly string[]
  readonly count: number
}

/** A family that holds more than this share of the rows is divided further. */
const TOO_LARGE = 0.6
const SMALLEST = 0.02
const MOST_FAMILIES = 8

/**
 * Families in names that begin alike: "Intel Core i5 7200U 2.5GHz" belongs to "Intel Core i5". Leading words are
 * taken one by one until no family holds most of the products; what belongs to none keeps its first word.
 */
export function findFamilies(profile: ColumnProfile): Finding | null {
  const rows = profile.cells.map(({cell, count}) => ({words: cell.split(/\s+/), count}))
  const total = rows.reduce((sum, {count}) => sum + count, 0)
  let families = childrenOf([], rows)
  for (let depth = 0; depth < 4; depth++) {
    const large = families.find(({count}) => count > TOO_LARGE * total)
    if (!large) break
    families = [...families.filter((node) => node !== large), ...childrenOf(large.words, rows)]
  }
  const named = families
    .filter(({count}) => count >= SMALLEST * total)
    .sort((a, b) => b.count - a.count || (a.words.join(' ') < b.words.join(' ') ? -1 : 1))
    .slice(0, MOST_FAMILIES)
  const covered = named.reduce((sum, {count}) => sum + count, 0)
  if (named.length < 2 || covered < 0.8 * total || named[0]!.count > 0.8 * total) return null
  if (named.some(({words}) => !/\p{L}/u.test(words.join('')))) return null
  const patterns = [...named]
    .sort((a, b) => b.words.length - a.words.length)
    .map(({words}) => words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'))
  return {kind: 'categorical', unit: null, extract: `^(${patterns.join('|')}|\\S+)(?!\\S)`, derived: 'family'}
}

function childrenOf(prefix: readonly string[], rows: readonly Node[]): readonly Node[] {
  const counts = new Map<string, number>()
  for (const {words, count} of rows) {
    if (words.length <= prefix.length || prefix.some((word, index) => words[index] !== word)) continue
    const next = words[prefix.length]!
    counts.set(next, (counts.get(next) ?? 0) + count)
  }
  return Array.from(counts, ([word, count]) => ({words: [...prefix, word], count}))
}
