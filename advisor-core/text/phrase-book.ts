import {AMOUNT_STEMS, CONCEPT_STEMS} from './concepts'
import {isDegree, isFiller, OPERATOR_BY_WORDS} from './function-words'
import {fold} from './stem'
import {type Token, tokenise} from './tokenise'
import type {Phrase, Target} from './types'

/** How close a phrase is to what the merchant wrote about the attribute itself; part of each target. */
export const RANK = {
  label: 0,
  synonym: 1,
  option: 2,
  labelWord: 3,
  optionWord: 4,
  hint: 5,
  hintWord: 6,
} as const

/** A word in more phrases than this tells nothing about any of them. */
const MOST_HOMES = 2
const SHORTEST_WORD = 4

const ADJECTIVES: ReadonlySet<string> = new Set(
  CONCEPT_STEMS.flatMap(({lower, higher}) => [...lower, ...higher]),
)

const operatorOf = (token: Token) =>
  token.kind === 'word' ? OPERATOR_BY_WORDS.get(fold(token.text)) : undefined

/** Words of a phrase that carry meaning. */
export function contentOf(text: string): Token[] {
  return tokenise(text).filter(
    (token) =>
      token.kind !== 'sign' &&
      (!isFiller(token.text) || isDegree(token.text)) &&
      !['but', 'and', 'or'].includes(operatorOf(token) ?? ''),
  )
}

/** Words that may stand for the whole phrase: no numbers, no function words, no adjectives of measure. */
export const tellingWords = (tokens: readonly Token[]): Token[] =>
  tokens.filter(
    (token) =>
      token.kind === 'word' &&
      !isFiller(token.text) &&
      token.number === null &&
      operatorOf(token) === undefined &&
      token.text.length >= SHORTEST_WORD &&
      !AMOUNT_STEMS.has(token.stem) &&
      !ADJECTIVES.has(token.stem),
  )

/** A phrase that begins with "kein", "ohne", "no" is kept without it, and turned round. */
export function splitNegation(tokens: readonly Token[]): {
  readonly rest: readonly Token[]
  readonly negated: boolean
} {
  const negated = tokens[0] !== undefined && operatorOf(tokens[0]) === 'not'
  return {rest: negated ? tokens.slice(1) : tokens, negated}
}

/** Collects phrases with all that each may stand for. */
export interface PhraseBook {
  readonly add: (tokens: readonly Token[], target: Target) => void
  readonly addStems: (stems: readonly string[], target: Target) => void
  /** Words of longer phrases: kept only where few phrases share them. */
  readonly addWord: (token: Token, target: Target) => void
  readonly close: () => readonly Phrase[]
}

export function createPhraseBook(): PhraseBook {
  const phrases = new Map<string, {stems: readonly string[]; targets: Target[]}>()
  const words = new Map<string, Target[]>()
  const addStems = (stems: readonly string[], target: Target): void => {
    if (stems.length === 0 || stems.includes('')) return
    const key = stems.join(' ')
    const phrase = phrases.get(key) ?? {stems, targets: []}
    phrases.set(key, phrase)
    const same = phrase.targets.find((other) => sameTarget(other, target))
    if (!same) phrase.targets.push(target)
    else if (same.rank > target.rank) phrase.targets[phrase.targets.indexOf(same)] = target
  }
  return {
    addStems,
    add: (tokens, target) =>
      addStems(
        tokens.map(({stem}) => stem),
        target,
      ),
    addWord: (token, target) => {
      const homes = words.get(token.stem) ?? []
      if (!homes.some((other) => sameTarget(other, target))) words.set(token.stem, [...homes, target])
    },
    close: () => {
      for (const [word, homes] of words)
        if (homes.length <= MOST_HOMES) for (const home of homes) addStems([word], home)
      return [...phrases.values()].map(({stems, targets}) => ({
        stems,
        targets: [...targets].sort((a, b) => a.rank - b.rank),
      }))
    },
  }
}

function sameTarget({rank: _a, ...a}: Target, {rank: _b, ...b}: Target): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
