import {hasWords} from '../../catalogue/header-key'
import {FLAGS} from './flags'
import {NUMBERS} from './numbers'
import type {Term} from './term'
import {WORDS} from './words'

/** A term and how well a header names it. */
export interface FoundTerm {
  readonly term: Term
  /** The header is one of the term's names, not only a part of it. */
  readonly exact: boolean
}

const BY_KIND = {number: NUMBERS, words: WORDS, flag: FLAGS} as const
const SHORTEST_PART = 3

/**
 * What the glossary knows about a column.
 *
 * @param key    the header as `headerKey` gives it; a unit in it is no hindrance
 * @param cells  some of its cells, for terms that look at them
 */
export function findTerm(key: string, kind: Term['kind'], cells: readonly string[]): FoundTerm | null {
  const terms = BY_KIND[kind].filter((term) => !term.cells || isTypical(term.cells, cells))
  const telling = terms.find((term) => term.telling && isTypical(term.telling, cells, 0.95))
  if (telling) return {term: telling, exact: true}
  // Terms that look at the cells know more than those that go by the name alone.
  const ranked = [...terms].sort((a, b) => Number(Boolean(b.cells)) - Number(Boolean(a.cells)))
  const exact = ranked.find(({names}) => names.includes(key))
  if (exact) return {term: exact, exact: true}
  let best: {term: Term; length: number} | null = null
  // "coffee type" is a type, not what the shop sorts its products by.
  for (const term of ranked)
    for (const name of term.names)
      if (term.role && !name.includes(' ')) continue
      else if (name.length >= SHORTEST_PART && name.length > (best?.length ?? 0) && hasWords(key, name))
        best = {term, length: name.length}
  return best && {term: best.term, exact: false}
}

function isTypical(pattern: RegExp, cells: readonly string[], least = 0.5): boolean {
  return cells.length > 0 && cells.filter((cell) => pattern.test(cell)).length / cells.length > least
}
