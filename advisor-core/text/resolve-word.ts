import {editDistance, slipsAllowed} from './edit-distance'
import {LONG_OPERATORS} from './function-words'
import {fold, stem} from './stem'
import type {Token} from './tokenise'
import type {Lexicon, Target} from './types'

/** Shorter words are not taken apart, nor taken for the beginning of another. */
const SHORTEST_COMPOUND = 7
const SHORTEST_BEGINNING = 4
const SHORTEST_WORD = 4

/** From this length on, a typo may also hit the first letter. */
const FREE_FIRST_LETTER = 8

/** Part of a word with what it may stand for; `from` and `to` are offsets in the token's text. */
export interface WordPart {
  readonly from: number
  readonly to: number
  readonly targets: readonly Target[]
  readonly unsure: boolean
}

const singles = (lexicon: Lexicon, word: string): readonly Target[] =>
  lexicon.phrases.get(word)?.find(({stems}) => stems.length === 1)?.targets ?? []

/** The known words nearest to a mistyped one, all at the same distance; empty where none is near enough. */
export function nearestWords(
  lexicon: Lexicon,
  word: string,
): {readonly words: readonly string[]; readonly slips: number} {
  let slips = slipsAllowed(word.length)
  let words: string[] = []
  if (slips === 0) return {words, slips}
  for (const known of lexicon.vocabulary) {
    if (known[0] !== word[0] && word.length < FREE_FIRST_LETTER) continue
    if (slipsAllowed(known.length) === 0) continue
    const distance = editDistance(word, known, slips)
    if (distance > slips) continue
    if (distance < slips) words = []
    slips = distance
    words.push(known)
  }
  return {words, slips}
}

/** The operator word that a mistyped one was meant to be, such as "betwen"; `null` where none is near. */
export function nearestOperator(word: string): string | null {
  const folded = fold(word)
  if (slipsAllowed(folded.length) === 0) return null
  return LONG_OPERATORS.find((known) => known[0] === folded[0] && editDistance(folded, known, 1) <= 1) ?? null
}

/**
 * A compound taken apart into known words and parts: "Siebträgermaschine" is "Siebträger" and the part "maschine";
 * "Traillaufschuhe" are two words, each with a meaning of its own.
 *
 * @returns empty where anything is left over
 */
export function splitCompound(lexicon: Lexicon, token: Token): readonly WordPart[] {
  const word = token.stem
  if (word.length < SHORTEST_COMPOUND) return []
  for (let cut = word.length - SHORTEST_WORD; cut >= SHORTEST_WORD; cut--) {
    const [head, tail] = [word.slice(0, cut), word.slice(cut)]
    const first =
      [head, unlinked(head), stem(head)]
        .map((part) => strong(lexicon, part))
        .find((found) => found.length > 0) ?? []
    const last = strong(lexicon, tail)
    if (first.length > 0 && last.length > 0) return twoParts(token, head.length, first, last)
    if (first.length > 0 && isPart(lexicon, tail)) return [whole(token, first)]
    if (last.length > 0 && isPart(lexicon, head)) return [whole(token, last)]
  }
  return []
}

/** Meanings that come from the catalogue's own words, not from a word in a hint. */
const strong = (lexicon: Lexicon, word: string): readonly Target[] =>
  singles(lexicon, word).filter(({rank, kind}) => rank <= 3 && kind !== 'bound')

/** Without the letters that join German compounds. */
const unlinked = (part: string): string => part.replace(/(?:es|en|s|n)$/, '')

function isPart(lexicon: Lexicon, word: string): boolean {
  if (lexicon.parts.has(word) || lexicon.parts.has(unlinked(word))) return true
  const slips = slipsAllowed(word.length)
  return (
    slips > 0 && [...lexicon.parts].some((part) => part[0] === word[0] && editDistance(word, part, 1) <= 1)
  )
}

function whole(token: Token, targets: readonly Target[]): WordPart {
  return {from: 0, to: token.text.length, targets, unsure: false}
}

function twoParts(
  token: Token,
  length: number,
  first: readonly Target[],
  last: readonly Target[],
): readonly WordPart[] {
  let cut = 1
  while (cut < token.text.length - 1 && fold(token.text.slice(0, cut)).length < length) cut++
  return [
    {from: 0, to: cut, targets: first, unsure: false},
    {from: cut, to: token.text.length, targets: last, unsure: false},
  ]
}

/** "Kapseln" for "Kapselmaschine": the beginning of a known word, at least a third of it. */
export function beginningOf(lexicon: Lexicon, word: string): readonly Target[] {
  if (word.length < SHORTEST_BEGINNING) return []
  const found = [...lexicon.phrases.keys()]
    .filter((known) => known.startsWith(word) && known.length <= 3 * word.length)
    .flatMap((known) => singles(lexicon, known))
    .filter(
      ({rank, kind, attribute}) =>
        rank <= 1 && kind !== 'direction' && lexicon.attributes.get(attribute)?.attribute.role !== 'brand',
    )
  return found.map((target) => ({...target, rank: target.rank + 3}))
}
