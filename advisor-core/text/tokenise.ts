import type {Locale} from '../catalog/types'
import {numberOfDigits, numberOfWord} from './number-words'
import {stem} from './stem'

/** The smallest pieces of a text: words, numbers, signs. */
export interface Token {
  readonly kind: 'word' | 'number' | 'sign'
  readonly text: string
  readonly start: number
  readonly end: number
  /** The stem of a word, the digits of a number, the sign itself. */
  readonly stem: string
  /** What a number in digits or words stands for; `null` for anything else. */
  readonly number: number | null
  /** Nothing lies between this token and the one before. */
  readonly tight: boolean
}

const PATTERN =
  /(?<number>\d+[.,]\dk(?![\p{L}\d])|\d+(?:[.,'’]\d+)*)|(?<word>\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*)|(?<sign><=|>=|[^\s\p{M}])/gu

/** More text than this is not read: nobody types it into one line. */
export const LONGEST_TEXT = 2000

/** A unit behind a number that is not money: there "1.250" may be one and a quarter. */
const MEASURE = /^\s*(?!€|\$|£|eur|usd|dollar|gbp|chf|fr)(?:\p{L}|[″"%°])/iu

/** Cuts a text into words, numbers and signs; "16GB" is two tokens, white space none. */
export function tokenise(text: string, locale: Locale = 'de'): Token[] {
  const tokens: Token[] = []
  for (const match of text.slice(0, LONGEST_TEXT).matchAll(PATTERN)) {
    const [piece] = match
    const {number, word} = match.groups ?? {}
    const kind = number !== undefined ? 'number' : word !== undefined ? 'word' : 'sign'
    tokens.push({
      kind,
      text: piece,
      start: match.index,
      end: match.index + piece.length,
      stem: kind === 'word' ? stem(piece) : piece.replace(/[–—−]/, '-').replace('”', '"'),
      number:
        kind === 'number'
          ? numberOfDigits(
              piece,
              MEASURE.test(text.slice(match.index + piece.length, match.index + piece.length + 8))
                ? locale
                : null,
            )
          : kind === 'word'
            ? numberOfWord(piece)
            : null,
      tight: match.index === (tokens.at(-1)?.end ?? -1),
    })
  }
  return tokens
}
