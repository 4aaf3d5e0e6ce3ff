import fc from 'fast-check'
import {AdvisorError} from '../../advisor-core/advisor/advisor-error'
import {parseAdvisor} from '../../advisor-core/advisor/parse-advisor'
import type {CompiledAdvisor, Match, Option, Question, QuestionKind} from '../../advisor-core/advisor/types'
import {ANSWER_KINDS} from '../../advisor-core/belief/answer-kinds'
import {findTwins} from '../../advisor-core/catalog/find-twins'
import type {Attribute, Catalog, Column} from '../../advisor-core/catalog/types'
import {EXTRA_KINDS} from '../../advisor-core/dialogue/extra-kinds'
import {INSIGHT} from '../../advisor-core/dialogue/insight'
import type {DialogueInput} from '../../advisor-core/dialogue/model'
import {buildFeatures} from '../../advisor-core/taste/build-features'
import {advisorOf, both, TEST_ARCHETYPES, TEST_BANK} from './advisor-fixtures'
import {attribute} from './taste-arbitraries'

const KINDS = Object.keys(ANSWER_KINDS) as QuestionKind[]

/** Values as shops have them, and as nobody expects them. */
const oddWord = fc.oneof(
  fc.constantFrom(
    'yes',
    'no',
    'a',
    'A',
    ' ',
    '"',
    '<b>',
    '0',
    'ß',
    '🚲',
    'e\u0301',
    'constructor',
    '__proto__',
  ),
  fc.string({minLength: 1, maxLength: 5, unit: 'grapheme'}),
)
const oddNumber = fc.oneof(
  fc.constantFrom(0, -0, 1, 2, 2.5, -3, 299, 300, 1e-30, 1e-7, 3e38, -3e38, 16_777_217),
  fc.float({noNaN: true, noDefaultInfinity: true}),
)

const listOf = <T>(each: fc.Arbitrary<T>, size: number): fc.Arbitrary<T[]> =>
  fc.array(each, {minLength: size, maxLength: size})

/** Codes of every product: anything, all missing, or all the same. */
const codesOf = (size: number, highest: number): fc.Arbitrary<number[]> =>
  fc.oneof(
    {weight: 4, arbitrary: listOf(fc.nat(highest), size)},
    fc.nat(highest).map((code) => new Array<number>(size).fill(code)),
  )

const words = fc.oneof(
  {weight: 6, arbitrary: fc.uniqueArray(oddWord, {minLength: 1, maxLength: 6})},
  fc.constant(Array.from({length: 300}, (_, i) => `value ${i}`)),
)

function column(kind: Attribute['kind'], size: number): fc.Arbitrary<Column> {
  switch (kind) {
    case 'boolean':
      return codesOf(size, 2).map((codes) => ({kind, codes: Uint8Array.from(codes)}))
    case 'numeric':
      return fc
        .oneof(
          {weight: 4, arbitrary: listOf(fc.oneof(oddNumber, fc.constant(Number.NaN)), size)},
          oddNumber.map((x) => new Array<number>(size).fill(x)),
          fc.constant(new Array<number>(size).fill(Number.NaN)),
        )
        .map((values) => ({kind, values: Float32Array.from(values)}))
    case 'categorical':
      return words.chain((values) =>
        codesOf(size, values.length).map((codes) => ({kind, values, codes: Uint16Array.from(codes)})),
      )
    case 'multi':
      return words.chain((values) =>
        fc
          .record({
            rows: listOf(fc.uniqueArray(fc.integer({min: 1, max: values.length}), {maxLength: 4}), size),
            emptyMeans: fc.constantFrom('missing' as const, 'none' as const),
          })
          .map(({rows, emptyMeans}) => {
            const offsets = new Uint32Array(size + 1)
            rows.forEach((row, i) => {
              offsets[i + 1] = offsets[i]! + row.length
            })
            const codes = Uint16Array.from(rows.flatMap((row) => [...row].sort((a, b) => a - b)))
            return {kind, values, offsets, codes, emptyMeans}
          }),
      )
  }
}

const ATTRIBUTES: readonly Attribute[] = [
  attribute('price', 'numeric', {role: 'price', better: 'lower', unit: '€'}),
  attribute('category', 'categorical', {role: 'category', valueLabels: {a: both('first'), yes: both('yes')}}),
  attribute('weight', 'numeric', {better: 'higher', unit: 'kg'}),
  attribute('brand', 'categorical', {role: 'brand'}),
  attribute('colours', 'multi'),
  attribute('steel', 'boolean'),
]

/** Catalogues of one product and more, equal ones among them, with columns that are constant, empty or wild. */
export const anyOddCatalog: fc.Arbitrary<Catalog> = fc
  .record({
    size: fc.oneof(fc.constantFrom(1, 2), fc.integer({min: 3, max: 24})),
    attributes: fc.subarray([...ATTRIBUTES], {minLength: 1}),
  })
  .chain(({size, attributes}) =>
    fc.tuple(...attributes.map(({kind}) => column(kind, size))).map((columns) => ({
      size,
      attributes,
      columns: Object.fromEntries(attributes.map(({id}, at) => [id, columns[at]!])),
      twins: findTwins(columns, size),
    })),
  )

function anyMatch({columns}: Catalog, {id, kind}: Attribute): fc.Arbitrary<Match> {
  const stored = columns[id]!
  if (kind === 'numeric')
    return fc.record({min: oddNumber, max: oddNumber}, {requiredKeys: []}) as fc.Arbitrary<Match>
  const known = 'values' in stored && stored.kind !== 'numeric' ? stored.values : ['yes', 'no']
  const value = fc.oneof({weight: 4, arbitrary: fc.constantFrom(...known)}, oddWord)
  return fc.array(value, {minLength: 1, maxLength: 3}).map((values) => ({values}))
}

const IDS = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6'] as const

function optionsOf(kind: QuestionKind, parts: readonly Pick<Option, 'match' | 'needs'>[]): Option[] {
  return parts.map((part, o) => {
    const id = kind === 'yes-no' ? (['yes', 'no'][o] ?? `o${o}`) : `o${o}`
    return {id, label: both(`label ${o}`), ...part}
  })
}

/** Options that speak about one attribute, options with needs of their own, or none: the engine forms them. */
function anyOptions(catalog: Catalog, kind: QuestionKind, about: Attribute): fc.Arbitrary<Partial<Question>> {
  const need = fc.constantFrom(...catalog.attributes).chain((each) =>
    fc.record({
      attribute: fc.constant(each.id),
      match: anyMatch(catalog, each),
      weight: fc.constantFrom(1e-9, 1, 1e9),
    }),
  )
  const matches = fc.array(anyMatch(catalog, about), {minLength: 1, maxLength: 4})
  const needs = fc.array(fc.array(need, {minLength: 1, maxLength: 3}), {minLength: 2, maxLength: 4})
  return fc.oneof(
    {
      weight: 3,
      arbitrary: matches.map((all) => ({
        attribute: about.id,
        options: optionsOf(
          kind,
          all.map((match) => ({match})),
        ),
      })),
    },
    needs.map((all) => ({
      options: optionsOf(
        kind,
        all.map((each) => ({needs: each})),
      ),
    })),
    fc.integer({min: 2, max: 12}).map((most) => ({attribute: about.id, options: [], auto: {most}})),
  )
}

function anyQuestion(catalog: Catalog): fc.Arbitrary<Question> {
  return fc
    .record({kind: fc.constantFrom(...KINDS), about: fc.constantFrom(...catalog.attributes)})
    .chain(({kind, about}) =>
      fc
        .record({
          id: fc.constantFrom(...IDS),
          options: anyOptions(catalog, kind, about),
          noise: fc.constantFrom({}, {noise: 0}, {noise: 0.06}, {noise: 1}),
          when: fc.constantFrom(
            {},
            ...catalog.attributes
              .filter((each) => each.kind !== 'numeric')
              .map(({id}) => ({when: {attribute: id, values: ['yes', 'a', 'value 1']}})),
          ),
        })
        .map(({id, options, noise, when}): Question => {
          const words = {text: both('?'), why: both('because')}
          return {id, kind, options: [], ...words, ...options, ...noise, ...when}
        }),
    )
}

/** Whether `lotse check` would take the question for this catalogue. */
function isValid(question: Question, attributes: readonly Attribute[]): boolean {
  const mapped = attributes.map((each) => ({...each, column: each.id}))
  const mapping = {id: 'id', title: 'title'}
  const file = {
    ...advisorOf([question]),
    catalog: {file: 'x.csv', format: 'csv', mapping, attributes: mapped},
  }
  try {
    parseAdvisor(JSON.parse(JSON.stringify(file)))
    return true
  } catch (error) {
    if (error instanceof AdvisorError) return false
    throw error
  }
}

/** Advisors that the schema accepts, whatever they make of this catalogue. */
function anyAdvisor(catalog: Catalog): fc.Arbitrary<CompiledAdvisor> {
  return fc
    .record({
      drawn: fc.uniqueArray(anyQuestion(catalog), {selector: ({id}) => id, maxLength: 6}),
      maxQuestions: fc.integer({min: 1, max: 7}),
      traitQuestions: fc.integer({min: 0, max: 2}),
      first: fc.nat(2),
      logRatio: fc.constantFrom(-1, 0, 0.5, 1),
    })
    .map(({drawn, maxQuestions, traitQuestions, first, logRatio}) => {
      const questions = drawn.filter((question) => isValid(question, catalog.attributes))
      const askFirst = questions.slice(0, first).map(({id}) => id)
      const weight = {signal: 'device', bin: 'phone', attribute: 'steel', values: ['yes'], logRatio} as const
      return advisorOf(questions, {rules: {maxQuestions, askFirst, traitQuestions}, signals: [weight]})
    })
}

/** A shop whose advisor is valid by schema and odd by content. */
export const anyOddShop: fc.Arbitrary<DialogueInput> = anyOddCatalog.chain((catalog) =>
  fc.record({advisor: anyAdvisor(catalog), learnsTaste: fc.boolean()}).map(({advisor, learnsTaste}) => ({
    catalog,
    advisor,
    bank: TEST_BANK,
    archetypes: TEST_ARCHETYPES,
    insight: () => INSIGHT,
    learnsTaste,
    kinds: EXTRA_KINDS,
    features: once(() => buildFeatures(catalog)),
    build: 'test',
  })),
)

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
