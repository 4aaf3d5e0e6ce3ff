import type {Locale} from '../../advisor-core/catalog/types'
import type {Reading, Relation, Wish} from '../../advisor-core/text'

export interface ExpectedWish {
  readonly attribute: string
  /** Any of these, where the words leave it open. */
  readonly relation: string | readonly string[]
  readonly value: number | readonly number[] | readonly string[] | null
}

export interface Sentence {
  readonly shop: 'coffee' | 'ebike' | 'shoes' | 'laptop' | 'monitor'
  readonly locale: Locale
  readonly text: string
  readonly wishes: readonly ExpectedWish[]
  readonly notUnderstood: readonly string[]
  readonly mayAlso?: readonly ExpectedWish[]
}

export interface Verdict {
  readonly missing: readonly ExpectedWish[]
  /** Understood, but not what was meant: each of them is a chip. */
  readonly wrong: readonly Wish[]
  /** Words that should have been reported as not understood. */
  readonly silent: readonly string[]
  /** Reported as not understood, though they should have been. */
  readonly refused: readonly string[]
}

function isSame(wish: Wish, {attribute, relation, value}: ExpectedWish): boolean {
  const relations: readonly (Relation | string)[] = typeof relation === 'string' ? [relation] : relation
  const own = Array.isArray(wish.value) ? [...wish.value].sort() : wish.value
  const wanted = Array.isArray(value) ? [...value].sort() : value
  return (
    wish.attribute === attribute &&
    relations.includes(wish.relation) &&
    JSON.stringify(own) === JSON.stringify(wanted)
  )
}

/** Compares a reading with what was expected of it, as the head of sentences.json says. */
export function judge({wishes, ignored}: Reading, sentence: Sentence): Verdict {
  const allowed = [...sentence.wishes, ...(sentence.mayAlso ?? [])]
  return {
    missing: sentence.wishes.filter((expected) => !wishes.some((wish) => isSame(wish, expected))),
    wrong: wishes.filter((wish) => !allowed.some((expected) => isSame(wish, expected))),
    silent: sentence.notUnderstood.filter((word) => !ignored.some(({text}) => text.includes(word))),
    refused: ignored
      .map(({text}) => text)
      .filter((text) => !sentence.notUnderstood.some((word) => text.includes(word))),
  }
}

export const isRight = (verdict: Verdict): boolean =>
  Object.values(verdict).every((list: readonly unknown[]) => list.length === 0)
