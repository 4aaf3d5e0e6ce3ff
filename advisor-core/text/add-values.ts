import type {Option} from '../advisor/types'
import type {Attribute, Catalog, LocalText} from '../catalog/types'
import {VALUE_GROUPS} from './concepts'
import {isFunctionWord} from './function-words'
import {contentOf, type PhraseBook, RANK, splitNegation, tellingWords} from './phrase-book'
import {stem} from './stem'
import {type Token, tokenise} from './tokenise'
import type {Target} from './types'

export const both = ({de, en}: LocalText): readonly string[] => (de === en ? [de] : [de, en])

/** The phrase as it is, and written as one word: "E-Bike" and "ebike". */
export function addWhole(book: PhraseBook, tokens: readonly Token[], target: Target): void {
  book.add(tokens, target)
  if (tokens.length === 2 || tokens.length === 3)
    book.addStems([stem(tokens.map(({text}) => text).join(''))], target)
}

export function valuesOf(catalog: Catalog, attribute: Attribute): readonly string[] {
  const column = catalog.columns[attribute.id]
  return column?.kind === 'categorical' || column?.kind === 'multi' ? column.values : []
}

export function addValues(
  book: PhraseBook,
  attribute: Attribute,
  values: readonly string[],
  words: Set<string>,
): void {
  const {id, role} = attribute
  const byWord = new Map<string, {values: Set<string>; inverse: boolean}>()
  for (const value of values) {
    const label = attribute.valueLabels?.[value]
    const names = label ? both(label) : [value]
    for (const name of names) addValue(name, RANK.label)
    // "viel" alone is nothing to go by where the label says "viel Dämpfung".
    const raw = contentOf(value)
    if (label && tellingWords(raw).length === raw.length && raw.length > 0) addValue(value, RANK.synonym)

    function addValue(name: string, rank: number): void {
      const {rest, negated} = splitNegation(contentOf(name))
      addWhole(book, rest, {attribute: id, kind: 'value', values: [value], inverse: negated, rank})
      addAliases(book, rest, {
        attribute: id,
        kind: 'value',
        values: [value],
        inverse: negated,
        rank: RANK.synonym,
      })
      for (const token of tellingWords(rest)) {
        if (role !== 'brand') words.add(token.stem)
        if (rest.length === 1 || negated) continue
        const known = byWord.get(token.stem) ?? {values: new Set(), inverse: false}
        known.values.add(value)
        byWord.set(token.stem, known)
      }
    }
  }
  for (const [word, {values: some}] of byWord) {
    if (some.size === values.length && values.length > 1) continue
    const target = {attribute: id, kind: 'value', values: [...some].sort(), inverse: false} as const
    book.addStems([word], {...target, rank: RANK.labelWord})
    for (const group of VALUE_GROUPS)
      if (group.some((name) => stem(name) === word))
        for (const name of group) book.addStems([stem(name)], {...target, rank: RANK.labelWord})
  }
}

function addAliases(book: PhraseBook, tokens: readonly Token[], target: Target): void {
  const key = tokens.map((token) => token.stem).join(' ')
  for (const group of VALUE_GROUPS) {
    const members = group.map((name) => tokenise(name).map((token) => token.stem))
    if (members.some((stems) => stems.join(' ') === key))
      for (const stems of members) book.addStems(stems, target)
  }
}

/** "auf Knopfdruck, aus ganzen Bohnen" is two phrases; words that stand in few options may stand for them. */
export function addOption(book: PhraseBook, attribute: string, {label, hint, match}: Option): void {
  // An option that maps softly on several attributes names none of their values.
  if (!match) return
  const target =
    'values' in match
      ? ({attribute, kind: 'value', values: [...match.values].sort(), inverse: false} as const)
      : ({attribute, kind: 'bound', min: match.min ?? null, max: match.max ?? null} as const)
  for (const [text, whole, part] of [
    ...both(label).map((words) => [words, RANK.option, RANK.optionWord] as const),
    ...(hint ? both(hint) : []).map((words) => [words, RANK.hint, RANK.hintWord] as const),
  ])
    for (const segment of text.split(/[,;.:]\s|\s(?:und|and|oder|or)\s/)) {
      const {rest, negated} = splitNegation(contentOf(segment))
      if (negated || rest.some((token) => token.number !== null)) continue
      const telling = tellingWords(rest)
      if (telling.length > 0 || rest.some(({text}) => !isFunctionWord(text)))
        book.add(rest, {...target, rank: whole})
      if (rest.length > 1) for (const token of telling) book.addWord(token, {...target, rank: part})
    }
}
