import type {CompiledAdvisor} from '../advisor/types'
import type {Attribute, Catalog} from '../catalog/types'
import {addOption, addValues, addWhole, both, valuesOf} from './add-values'
import {attributeFacts, categoriesOf} from './attribute-facts'
import {compoundParts} from './compound-parts'
import {CONCEPT_STEMS, NAME_GROUPS} from './concepts'
import {isFunctionWord} from './function-words'
import {contentOf, createPhraseBook, type PhraseBook, RANK, tellingWords} from './phrase-book'
import {stem} from './stem'
import {tokenise} from './tokenise'
import type {Lexicon, Phrase, Target} from './types'

/**
 * The words of a catalogue and its advisor: labels, values, options and hints in both languages, the base
 * lexicon where it fits an attribute, the merchant's synonyms. Nothing in here knows any shop.
 */
export function buildLexicon(catalog: Catalog, advisor: CompiledAdvisor): Lexicon {
  const book = createPhraseBook()
  const words = new Set<string>()
  const categories = categoriesOf(catalog)
  for (const attribute of catalog.attributes) {
    addNames(book, attribute, words)
    addDirections(book, attribute)
    addValues(book, attribute, valuesOf(catalog, attribute), words)
  }
  for (const {attribute, options} of advisor.questions)
    if (attribute !== undefined && catalog.columns[attribute])
      for (const option of options) addOption(book, attribute, option)
  addSynonyms(book, catalog, advisor.synonyms ?? {})
  const phrases = book.close()
  return {
    phrases: byFirstStem(phrases),
    vocabulary: new Set([
      ...phrases
        .filter(({targets}) => targets[0]!.rank <= RANK.labelWord)
        .flatMap(({stems}) => stems)
        .filter((word) => /^\p{L}/u.test(word)),
    ]),
    parts: compoundParts(words),
    silent: new Set(tokenise(advisor.shop.name).map((token) => token.stem)),
    attributes: new Map(
      catalog.attributes.map((attribute) => [
        attribute.id,
        attributeFacts(catalog, advisor, attribute, categories),
      ]),
    ),
    categories: categories.names,
    category: categories.attribute,
    price: catalog.attributes.find(({role}) => role === 'price')?.id ?? null,
  }
}

function byFirstStem(phrases: readonly Phrase[]): Map<string, readonly Phrase[]> {
  const out = new Map<string, Phrase[]>()
  for (const phrase of phrases) out.set(phrase.stems[0]!, [...(out.get(phrase.stems[0]!) ?? []), phrase])
  for (const list of out.values()) list.sort((a, b) => b.stems.length - a.stems.length)
  return out
}

function addNames(book: PhraseBook, {id, label}: Attribute, words: Set<string>): void {
  const own = [...both(label), id.replaceAll('_', ' ')].map((name) => contentOf(name))
  const keys = new Set(own.map((tokens) => tokens.map((token) => token.stem).join(' ')))
  for (const tokens of own) {
    addWhole(book, tokens, {attribute: id, kind: 'attribute', rank: RANK.label})
    for (const token of tellingWords(tokens)) {
      words.add(token.stem)
      if (tokens.length > 1)
        book.addStems([token.stem], {attribute: id, kind: 'attribute', rank: RANK.labelWord})
    }
  }
  for (const group of NAME_GROUPS) {
    const members = group.map((name) => tokenise(name))
    if (!members.some((tokens) => keys.has(tokens.map((token) => token.stem).join(' ')))) continue
    for (const tokens of members)
      addWhole(book, tokens, {attribute: id, kind: 'attribute', rank: RANK.synonym})
  }
}

function addDirections(book: PhraseBook, {id, kind, label, better, role}: Attribute): void {
  if (kind !== 'numeric') return
  const own = [...both(label), id.replaceAll('_', ' ')].flatMap((name) =>
    tokenise(name).map((token) => token.stem),
  )
  for (const {names, lower, higher, wanted} of CONCEPT_STEMS) {
    const meant = own.some((word) =>
      names.some((name) => word === name || (name.length > 4 && word.endsWith(name))),
    )
    const isPrice = role === 'price' && names.includes(stem('price'))
    if (!(meant || isPrice) || (wanted === 'lower' && better === 'higher')) continue
    if (role === 'price' && !isPrice) continue
    for (const word of lower)
      book.addStems([word], {attribute: id, kind: 'direction', direction: 'lower', rank: RANK.synonym})
    for (const word of higher)
      book.addStems([word], {attribute: id, kind: 'direction', direction: 'higher', rank: RANK.synonym})
  }
}

function addSynonyms(
  book: PhraseBook,
  catalog: Catalog,
  synonyms: NonNullable<CompiledAdvisor['synonyms']>,
): void {
  for (const [place, names] of Object.entries(synonyms)) {
    const at = place.indexOf('=')
    const attribute = at < 0 ? place : place.slice(0, at)
    if (!catalog.columns[attribute]) continue
    const target: Target =
      at < 0
        ? {attribute, kind: 'attribute', rank: RANK.label}
        : {attribute, kind: 'value', values: [place.slice(at + 1)], inverse: false, rank: RANK.label}
    for (const name of names) {
      const tokens = contentOf(name)
      if (tokens.some(({text}) => !isFunctionWord(text))) addWhole(book, tokens, target)
    }
  }
}
