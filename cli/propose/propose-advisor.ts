import type {Advisor, MappedAttribute, Question} from '../../advisor-core/advisor/types'
import type {LocalText} from '../../advisor-core/catalog/types'
import type {CatalogueFile} from '../catalogue/read-catalogue-file'
import {readColumn} from '../catalogue/read-column'
import {currencySymbol} from './format-number'
import {inferAttributes, type LeftOut} from './infer-attributes'
import type {InferredAttribute} from './inferred'
import {fillOf} from './option-shares'
import {pickQuestions} from './pick-questions'
import {proposeArguments} from './propose-arguments'
import {labelOfValue} from './propose-question'
import {type Candidate, proposeQuestions} from './propose-questions'
import {proposeSynonyms} from './propose-synonyms'

/** Attributes known of fewer products than this are no help at all. */
const LEAST_KNOWN = 0.02

export interface ShopFacts {
  /** 32 hexadecimal digits. */
  readonly id: string
  readonly name: string
  /** ISO 4217. */
  readonly currency: string
}

export interface Proposal {
  readonly advisor: Advisor
  /** Columns without an attribute, attributes without a question, and why. */
  readonly leftOut: readonly LeftOut[]
}

/**
 * Proposes a whole advisor from a catalogue: attributes, at most twelve questions in order of what they tell,
 * and arguments that the catalogue proves. Nothing in here knows any shop.
 *
 * @param catalogPath  how `advisor.json` names the catalogue file
 */
export function proposeAdvisor(file: CatalogueFile, shop: ShopFacts, catalogPath: string): Proposal {
  const {attributes, leftOut} = inferAttributes(file)
  const price = priceAttribute(file, shop.currency)
  const all = [...(price ? [price] : []), ...attributes]
  const candidates = all.map((inferred) =>
    withValueLabels({inferred, column: readColumn(inferred.attribute, file)}),
  )
  const everything = Array.from(file.products, (_, index) => index)
  const category = candidates.find(({inferred}) => inferred.attribute.role === 'category')
  const {proposed, leftOut: withoutQuestion} = proposeQuestions(candidates, everything)
  const questions = pickQuestions(proposed)
  const known = candidates.filter(({column}) => fillOf(column, everything) >= LEAST_KNOWN)
  return {
    advisor: {
      $schema: './advisor.schema.json',
      version: 1,
      shop,
      locales: ['de', 'en'],
      catalog: {
        file: catalogPath,
        format: file.table.delimiter === '\t' ? 'tsv' : 'csv',
        mapping: file.mapping,
        attributes: known.map(({inferred}) => inferred.attribute),
      },
      questions,
      arguments: proposeArguments(known),
      personas: [],
      signals: [],
      synonyms: proposeSynonyms(known),
      rules: {maxQuestions: 7, askFirst: questionsToAskFirst(questions, category), traitQuestions: 2},
      report: {collector: null, odds: 7},
    },
    leftOut: [...leftOut, ...withoutQuestion],
  }
}

function priceAttribute({mapping, priceDecimal}: CatalogueFile, currency: string): InferredAttribute | null {
  if (mapping.price === undefined) return null
  const attribute: MappedAttribute = {
    id: 'price',
    kind: 'numeric',
    label: {de: 'Preis', en: 'Price'},
    unit: currencySymbol(currency),
    role: 'price',
    better: 'lower',
    column: mapping.price,
    ...(priceDecimal === ',' && {decimal: ','}),
  }
  return {attribute, term: null, derived: false}
}

function withValueLabels(candidate: Candidate): Candidate {
  const {inferred, column} = candidate
  if (column.kind !== 'categorical' && column.kind !== 'multi') return candidate
  const labels = column.values.flatMap((value): [string, LocalText][] => {
    const label = labelOfValue(value, inferred)
    return label.de === value && label.en === value ? [] : [[value, label]]
  })
  if (labels.length === 0) return candidate
  const attribute = {...inferred.attribute, valueLabels: Object.fromEntries(labels)}
  return {...candidate, inferred: {...inferred, attribute}}
}

/** The sort of thing comes first: it is what one would be asked in a shop, and other questions depend on it. */
function questionsToAskFirst(
  questions: readonly Question[],
  category: Candidate | undefined,
): readonly string[] {
  const id = category?.inferred.attribute.id
  return questions.filter(({attribute}) => attribute === id).map((question) => question.id)
}
