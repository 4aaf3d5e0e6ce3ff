import type {MatchOption, Question, QuestionKind} from '../../advisor-core/advisor/types'
import {ANSWER_WORDING} from '../../advisor-core/belief/answer-wording'
import type {Column, LocalText, NumericColumn} from '../../advisor-core/catalog/types'
import {expectedGainBits} from './expected-gain'
import {capital, translateValue} from './glossary/values'
import type {InferredAttribute} from './inferred'
import {lowerOptions, rangeOptions, upperOptions} from './number-options'
import {type Base, coverOf, LEAST_SHARE, MOST_SHARE, shareOfCover} from './option-shares'
import type {Numbers} from './pick-edges'
import {
  BUDGET_QUESTION,
  BUDGET_WHY,
  FEATURES_QUESTION,
  NEUTRAL_AT_MOST,
  NEUTRAL_WHY,
  NO,
  YES,
} from './templates'
import {wordOptions} from './word-options'

/** A question that could be asked, and what its answer would tell. */
export interface ProposedQuestion {
  readonly question: Question
  /** Expected information about the best product, averaged over all products, in bits. */
  readonly gainBits: number
  /** The attribute is one that all categories have. */
  readonly isGeneral: boolean
}

interface QuestionInput {
  readonly inferred: InferredAttribute
  readonly column: Column
  /** Products among which the question makes sense. */
  readonly base: Base
  /** All products, so that questions for few weigh less. */
  readonly products: number
  readonly when: Question['when']
  /** Ends the id, where an attribute has a question for each category. */
  readonly suffix?: string
}

/** A rest of more than this share of the products makes the named options look like chance. */
const MOST_OTHERS = 0.65
/** η of a question about the sort of thing. For the one category of a shop the engine knows an even smaller one. */
const DEFINING_NOISE = 0.01
/** How much less a question counts that few visitors can answer. */
const MINOR = 0.4

/** The question that suits an attribute, or why there is none. */
export function proposeQuestion(input: QuestionInput): ProposedQuestion | string {
  const {inferred, column, base, products, when, suffix = ''} = input
  if (inferred.term?.silent) return 'not worth a question'
  const kind = questionKind(inferred)
  const options = optionsFor(input)
  if (options.length === 0) return 'no options that divide the products sensibly'
  const covers = options.map(({match}) => coverOf({match, kind, column, base}))
  const shares = covers.map(shareOfCover)
  if (!shares.every(({ofAll, ofFilled}) => ofAll >= LEAST_SHARE && ofFilled <= MOST_SHARE))
    return 'nearly all products are alike in it'
  if (options.some(({id}, index) => id === 'other' && shares[index]!.ofAll > MOST_OTHERS))
    return 'too many different values'
  const {id} = inferred.attribute
  return {
    question: {
      id: `${inferred.attribute.role === 'price' ? 'budget' : id}${suffix}`,
      kind,
      attribute: id,
      text: textFor(inferred, kind),
      why: inferred.attribute.role === 'price' ? BUDGET_WHY : whyFor(inferred, kind),
      options,
      ...(when && {when}),
      ...(inferred.term?.defines && inferred.attribute.role !== 'category' && {noise: DEFINING_NOISE}),
    },
    isGeneral: when === undefined || suffix !== '',
    gainBits: (expectedGainBits(covers) * (inferred.term?.minor ? MINOR : 1) * base.length) / products,
  }
}

function questionKind({attribute, term}: InferredAttribute): QuestionKind {
  switch (attribute.kind) {
    case 'numeric':
      return attribute.role === 'price' ? 'budget' : attribute.better === 'higher' ? 'at-least' : 'range'
    case 'boolean':
      return 'yes-no'
    case 'categorical':
      return term?.single ? 'single' : 'several'
    case 'multi':
      return 'several'
  }
}

function optionsFor({inferred, column, base}: QuestionInput): readonly MatchOption[] {
  const {attribute} = inferred
  switch (column.kind) {
    case 'numeric': {
      const numbers = numbersOf(column, base, attribute.unit)
      if (numbers.sorted.length === 0) return []
      if (attribute.better === 'lower')
        return upperOptions(numbers, attribute.role === 'price' ? 'round' : 'values')
      return attribute.better === 'higher' ? lowerOptions(numbers) : rangeOptions(numbers)
    }
    case 'boolean':
      return [
        {id: 'yes', label: YES, match: {values: ['yes']}},
        {id: 'no', label: NO, match: {values: ['no']}},
      ]
    case 'categorical':
    case 'multi':
      return wordOptions({
        column,
        base,
        labelOf: (value) => labelOfValue(value, inferred),
      })
  }
}

/** Words in both languages; names stay as they are. */
export function labelOfValue(value: string, {attribute}: InferredAttribute): LocalText {
  const {valueLabels} = attribute
  if (valueLabels && Object.hasOwn(valueLabels, value)) return valueLabels[value]!
  const own = capital(value)
  const translated = attribute.role === 'brand' ? null : translateValue(value)
  if (!translated) return {de: own, en: own}
  // The catalogue's own spelling stays in its own language.
  const isOwn = (text: string) => text.toLowerCase() === own.toLowerCase()
  return {de: isOwn(translated.de) ? own : translated.de, en: isOwn(translated.en) ? own : translated.en}
}

function numbersOf({values}: NumericColumn, base: Base, unit: string | null): Numbers {
  const filled = base.map((product) => values[product]!).filter((value) => !Number.isNaN(value))
  // Float32 prints 1.4 as 1.399999976: round to what was meant.
  const sorted = Float64Array.from(filled, (value) => Number(value.toPrecision(6))).sort()
  return {sorted, products: base.length, unit}
}

function textFor({attribute, term, derived}: InferredAttribute, kind: QuestionKind): LocalText {
  if (attribute.role === 'price') return BUDGET_QUESTION
  if (derived && attribute.kind === 'multi') return FEATURES_QUESTION(attribute.label)
  if (term?.ask && suits(term.kind, kind)) return term.ask
  if (kind === 'range' && attribute.better === 'lower') return NEUTRAL_AT_MOST(attribute.label)
  return ANSWER_WORDING[kind].ask(attribute.label)
}

function whyFor({attribute, term}: InferredAttribute, kind: QuestionKind): LocalText {
  return term?.why && suits(term.kind, kind) ? term.why : NEUTRAL_WHY(attribute.label)
}

function suits(termKind: 'number' | 'words' | 'flag', kind: QuestionKind): boolean {
  if (termKind === 'flag') return kind === 'yes-no'
  return (termKind === 'words') === (kind === 'single' || kind === 'several')
}
