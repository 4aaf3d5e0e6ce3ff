import {isFiller, isFunctionWord, LONGEST_OPERATOR, OPERATOR_BY_WORDS, type Operator} from './function-words'
import {nearestWords} from './resolve-word'
import {fold} from './stem'
import type {Token} from './tokenise'
import type {Lexicon, Phrase, Target} from './types'

/** How many words without meaning may stand inside a phrase. */
const MOST_SKIPPED = 3

export function longestOperator(
  tokens: readonly Token[],
  i: number,
): {readonly length: number; readonly operator: Operator} | null {
  for (let length = Math.min(LONGEST_OPERATOR, tokens.length - i); length > 0; length--) {
    const words = tokens
      .slice(i, i + length)
      .map(({kind, text}) => (kind === 'word' ? fold(text) : text))
      .join(' ')
    const operator = OPERATOR_BY_WORDS.get(words)
    if (operator) return {length, operator}
  }
  return null
}

/** The longest phrase that begins here; `first` replaces the stem of the first word, for typos. */
export function longestPhrase(
  tokens: readonly Token[],
  i: number,
  lexicon: Lexicon,
  first = tokens[i]!.stem,
): {readonly length: number; readonly phrase: Phrase} | null {
  for (const phrase of lexicon.phrases.get(first) ?? []) {
    const length = phraseLength(tokens, i, phrase, lexicon)
    if (length > 0) return {length, phrase}
  }
  return null
}

function phraseLength(tokens: readonly Token[], i: number, {stems}: Phrase, lexicon: Lexicon): number {
  let at = i + 1
  let skipped = 0
  for (let s = 1; s < stems.length; ) {
    const token = tokens[at]
    if (!token) return 0
    if (sameWord(token, stems[s]!, lexicon)) s++
    else if (!mayStandInside(token) || ++skipped > MOST_SKIPPED) return 0
    at++
  }
  return at - i
}

function sameWord(token: Token, wanted: string, lexicon: Lexicon): boolean {
  if (token.stem === wanted) return true
  return (
    token.kind === 'word' &&
    !lexicon.vocabulary.has(token.stem) &&
    nearestWords(lexicon, token.stem).words.includes(wanted)
  )
}

const mayStandInside = (token: Token): boolean =>
  (token.kind === 'sign' && token.text === '-') ||
  (token.kind === 'word' && (isFiller(token.text) || /^(mit|with|und|and)$/i.test(token.text)))

/** "tiefem Einstieg" for "Tiefeinsteiger", "touch screen" for "Touchscreen": two words written as one. */
export function joinedWords(tokens: readonly Token[], i: number, lexicon: Lexicon): readonly Target[] | null {
  const [a, b] = [tokens[i]!, tokens[i + 1]]
  if (b?.kind !== 'word' || isFiller(a.text) || isFunctionWord(b.text)) return null
  const exact = lexicon.phrases.get(a.stem + b.stem)?.find(({stems}) => stems.length === 1)
  if (exact) return exact.targets
  if (lexicon.vocabulary.has(b.stem) || a.stem.length + b.stem.length < 8) return null
  const [near] = nearestWords(lexicon, a.stem + b.stem).words
  return lexicon.phrases.get(near ?? '')?.find(({stems}) => stems.length === 1)?.targets ?? null
}
