import {AMOUNT_STEMS} from './concepts'
import {joinedWords, longestOperator, longestPhrase} from './find-phrases'
import {isFiller, OPERATOR_BY_WORDS, type Operator} from './function-words'
import {beginningOf, nearestOperator, nearestWords, splitCompound} from './resolve-word'
import {fold} from './stem'
import type {Token} from './tokenise'
import type {Lexicon, Target} from './types'
import {findUnit, type Unit} from './units'

/** What a stretch of text is, before its neighbours are looked at. */
export type Item = {readonly start: number; readonly end: number} & (
  | {readonly kind: 'number'; readonly value: number}
  | {readonly kind: 'unit'; readonly unit: Unit}
  | {readonly kind: 'operator'; readonly operator: Operator}
  /** `amount`: also an adjective that says more or less of what stands beside it. */
  | {
      readonly kind: 'mention'
      readonly targets: readonly Target[]
      readonly amount: 'higher' | 'lower' | null
      readonly unsure: boolean
    }
  /** `excess`: "zu teuer", which is a complaint. */
  | {readonly kind: 'filler'; readonly excess?: boolean}
  | {readonly kind: 'break'}
  | {readonly kind: 'unknown'}
)

/** Cuts tokens into items, the longest known phrase first. */
export function findItems(tokens: readonly Token[], lexicon: Lexicon): Item[] {
  const items: Item[] = []
  for (let i = 0; i < tokens.length; ) {
    const {length, found} = itemsAt(tokens, i, lexicon, items.at(-1))
    items.push(...found)
    i += length
  }
  return items
}

interface Step {
  readonly length: number
  readonly found: readonly Item[]
}

function itemsAt(tokens: readonly Token[], i: number, lexicon: Lexicon, before: Item | undefined): Step {
  const token = tokens[i]!
  const {start, end} = token
  const one = (item: Item): Step => ({length: 1, found: [item]})
  const unit = unitAt(token, lexicon, before, tokens[i + 1])
  if (unit) return one({kind: 'unit', unit, start, end})
  const found = longestPhrase(tokens, i, lexicon)
  // An ordinary word may begin a phrase, but alone it is not taken for one; nor is the shop's own name for an attribute.
  const isName =
    lexicon.silent.has(token.stem) && found?.phrase.targets.every(({kind}) => kind === 'attribute')
  const phrase = found?.length === 1 && (isFiller(token.text) || isName) ? null : found
  const operator = longestOperator(tokens, i)
  const until = (length: number) => ({start, end: tokens[i + length - 1]!.end})
  if (
    operator &&
    operator.length >= (phrase?.length ?? 0) &&
    !(token.kind === 'sign' && token.text === '+' && before?.kind !== 'number' && before?.kind !== 'unit')
  )
    return {
      length: operator.length,
      found: [{kind: 'operator', operator: operator.operator, ...until(operator.length)}],
    }
  if (phrase) {
    const amount = phrase.length === 1 ? (AMOUNT_STEMS.get(token.stem) ?? null) : null
    const {targets} = phrase.phrase
    return {
      length: phrase.length,
      found: [{kind: 'mention', targets, amount, unsure: false, ...until(phrase.length)}],
    }
  }
  if (token.number !== null) return one({kind: 'number', value: token.number, start, end})
  if (isRange(token, before, tokens[i + 1])) return one({kind: 'operator', operator: 'to', start, end})
  if (token.kind === 'sign') return one({kind: signKind(token, tokens[i - 1], tokens[i + 1]), start, end})
  const joined = joinedWords(tokens, i, lexicon)
  if (joined)
    return {length: 2, found: [{kind: 'mention', targets: joined, amount: null, unsure: false, ...until(2)}]}
  const amount = AMOUNT_STEMS.get(token.stem)
  if (amount) return one({kind: 'mention', targets: [], amount, unsure: false, start, end})
  if (isFiller(token.text) || lexicon.silent.has(token.stem))
    return one({kind: 'filler', excess: /^(?:zu|too)$/i.test(token.text), start, end})
  return resolveUnknown(tokens, i, lexicon)
}

function resolveUnknown(tokens: readonly Token[], i: number, lexicon: Lexicon): Step {
  const token = tokens[i]!
  const {start, end} = token
  const {words, slips} = nearestWords(lexicon, token.stem)
  const operator = words.length === 0 ? OPERATOR_BY_WORDS.get(nearestOperator(token.text) ?? '') : undefined
  if (operator) return {length: 1, found: [{kind: 'operator', operator, start, end}]}
  for (const word of words) {
    const near = longestPhrase(tokens, i, lexicon, word)
    if (near)
      return {
        length: near.length,
        found: [
          {
            kind: 'mention',
            targets: near.phrase.targets,
            amount: null,
            unsure: slips > 1 || words.length > 1,
            start,
            end: tokens[i + near.length - 1]!.end,
          },
        ],
      }
  }
  const parts = splitCompound(lexicon, token)
  if (parts.length > 0)
    return {
      length: 1,
      found: parts.map(({from, to, targets, unsure}) => ({
        kind: 'mention',
        targets,
        amount: null,
        unsure,
        start: start + from,
        end: start + to,
      })),
    }
  const targets = beginningOf(lexicon, token.stem)
  if (targets.length > 0)
    return {length: 1, found: [{kind: 'mention', targets, amount: null, unsure: true, start, end}]}
  return {length: 1, found: [{kind: 'unknown', start, end}]}
}

/** Units stand behind a number, signs of money also before one. */
function unitAt(
  token: Token,
  lexicon: Lexicon,
  before: Item | undefined,
  next: Token | undefined,
): Unit | null {
  if (token.kind === 'number') return null
  const unit = findUnit(token.text) ?? ownUnit(token, lexicon)
  if (!unit) return null
  if (before?.kind === 'number') return unit
  return unit.dimension === -1 && (token.kind === 'sign' ? next !== undefined && next.number !== null : false)
    ? unit
    : null
}

function ownUnit(token: Token, lexicon: Lexicon): Unit | null {
  const name = fold(token.text)
  for (const {attribute} of lexicon.attributes.values())
    if (attribute.unit !== null && fold(attribute.unit) === name) return {dimension: -2, factor: 1, name}
  return null
}

/** The dash of "300-400" and "300 € – 400 €". */
const isRange = (token: Token, before: Item | undefined, next: Token | undefined): boolean =>
  token.stem === '-' &&
  (before?.kind === 'number' || before?.kind === 'unit') &&
  next !== undefined &&
  (next.number !== null || findUnit(next.text)?.dimension === -1)

function signKind(token: Token, before: Token | undefined, next: Token | undefined): 'break' | 'filler' {
  if (!/[,;.!?()\n]/.test(token.text)) return 'filler'
  const abbreviation =
    token.text === '.' && token.tight && before?.kind === 'word' && OPERATOR_BY_WORDS.has(fold(before.text))
  return abbreviation && next !== undefined ? 'filler' : 'break'
}
