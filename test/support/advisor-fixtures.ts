import fc from 'fast-check'
import type {CompiledAdvisor, Match, Need, Question, QuestionKind} from '../../advisor-core/advisor/types'
import type {ArchetypeModel} from '../../advisor-core/archetypes/types'
import {assignNeeds} from '../../advisor-core/belief/assign-needs'
import {type CompiledQuestion, compileQuestion} from '../../advisor-core/belief/compile-question'
import type {Catalog, LocalText} from '../../advisor-core/catalog/types'
import {INSIGHT} from '../../advisor-core/dialogue/insight'
import type {DialogueInput} from '../../advisor-core/dialogue/model'
import type {SignalReading} from '../../advisor-core/signals/types'
import {buildFeatures} from '../../advisor-core/taste/build-features'
import type {TasteArtefact} from '../../advisor-core/taste/types'
import type {TraitBank} from '../../advisor-core/traits/types'
import {anyCatalog} from './taste-arbitraries'

/** The same word in both languages, for tests. */
export function both(word: string): LocalText {
  return {de: word, en: word}
}

export function question(
  kind: QuestionKind,
  attribute: string,
  matches: readonly Match[],
  more: Partial<Question> = {},
): Question {
  const id = more.id ?? `${attribute}-${kind}`
  return {
    text: both(`${attribute}?`),
    why: both('because'),
    ...more,
    id,
    kind,
    attribute,
    options: matches.map((match, o) => ({id: `o${o}`, label: both(`option ${o}`), match})),
  }
}

/** A question of each kind over the attributes of `anyCatalog`. */
export const ONE_OF_EACH: readonly Question[] = [
  question('budget', 'price', [{max: 300}, {max: 900}, {max: 2500}]),
  question('range', 'noise', [{max: 45}, {min: 45, max: 60}, {min: 60}]),
  question('at-least', 'cups', [{min: 2}, {min: 4}]),
  question('yes-no', 'steel', [{values: ['yes']}, {values: ['no']}]),
  question('several', 'drinks', [{values: ['v1']}, {values: ['v2']}, {values: ['v3', 'v4']}]),
  question('single', 'category', [{values: ['v1']}, {values: ['v2']}, {values: ['v3']}]),
]

/** Options that carry needs of their own, on several attributes. */
export function needing(
  kind: QuestionKind,
  needs: readonly (readonly Need[])[],
  more: Partial<Question> = {},
): Question {
  return {
    id: kind,
    kind,
    text: both(`${kind}?`),
    why: both('because'),
    options: needs.map((each, o) => ({id: `o${o}`, label: both(`option ${o}`), needs: each})),
    ...more,
  }
}

/** The same for the kinds that came later, with one attribute and with needs on several. */
export const MORE_KINDS: readonly Question[] = [
  question('a-or-b', 'cups', [{max: 3}, {min: 3}]),
  question('must-have', 'drinks', [{values: ['v1']}, {values: ['v2']}, {values: ['v3']}]),
  question('nice-to-have', 'drinks', [{values: ['v1']}, {values: ['v4']}]),
  question('exclusion', 'category', [{values: ['a']}, {values: ['b']}]),
  needing('must-have', [
    [{attribute: 'steel', match: {values: ['yes']}}],
    [{attribute: 'noise', match: {max: 50}}],
    [{attribute: 'drinks', match: {values: ['v2', 'v3']}}],
  ]),
  needing('needs', [
    [
      {attribute: 'category', match: {values: ['a']}},
      {attribute: 'noise', match: {max: 45}, weight: 0.5},
      {attribute: 'cups', match: {min: 2}},
    ],
    [
      {attribute: 'category', match: {values: ['b', 'c']}, weight: 2},
      {attribute: 'steel', match: {values: ['yes']}},
    ],
    [{attribute: 'price', match: {max: 1000}}],
  ]),
  needing('order', [
    [{attribute: 'noise', match: {max: 50}}],
    [{attribute: 'price', match: {max: 800}}],
    [
      {attribute: 'steel', match: {values: ['yes']}},
      {attribute: 'cups', match: {min: 4}},
    ],
  ]),
]

export const EVERY_KIND: readonly Question[] = [...ONE_OF_EACH, ...MORE_KINDS]

/** As the engine compiles it, needs on several attributes or not. */
export function compileAny(catalog: Catalog, asked: Question): CompiledQuestion {
  const hasNeeds = asked.options.some(({needs}) => needs)
  return compileQuestion(catalog, asked, hasNeeds ? assignNeeds(catalog, asked) : undefined)
}

export const TEST_BANK: TraitBank = {
  version: 1,
  traits: [
    {id: 'careful', label: both('careful'), low: both('quick'), high: both('thorough')},
    {id: 'thrifty', label: both('thrifty'), low: both('generous'), high: both('sparing')},
  ],
  correlation: [1, 0.2, 0.2, 1],
  categories: ['1', '2', '3', '4', '5'].map(both),
  items: ['careful', 'careful', 'thrifty', 'thrifty'].map((trait, i) => ({
    id: `${trait}-${i}`,
    trait,
    facet: `${trait}-${i}`,
    keyed: i % 2 === 0 ? 1 : -1,
    text: both(`I am ${trait}`),
    plain: both(trait),
    discrimination: 1.6,
    intercepts: [3, 1, -1, -3],
    source: 'test',
    status: 'provisional' as const,
    calibratedOn: 0,
  })),
}

export const TEST_ARCHETYPES: ArchetypeModel = {
  version: 1,
  origin: 'regions',
  classes: [
    {id: 'a', name: both('A'), description: both('a'), share: 0.5},
    {id: 'b', name: both('B'), description: both('b'), share: 0.5},
  ],
  indicators: [
    {
      id: 'trait:careful',
      bins: {kind: 'cuts', cuts: [-0.5, 0.5]},
      probabilities: [0.7, 0.2, 0.1, 0.1, 0.2, 0.7],
    },
    {
      id: 'trait:thrifty',
      bins: {kind: 'cuts', cuts: [-0.5, 0.5]},
      probabilities: [0.6, 0.3, 0.1, 0.1, 0.3, 0.6],
    },
  ],
}

export const TEST_TASTE: TasteArtefact = {
  version: 2,
  roles: {
    price: {mean: -0.5, sd: 1},
    higher: {mean: 0.3, sd: 0.5},
    lower: {mean: -0.3, sd: 0.5},
    number: {mean: 0, sd: 0.5},
    step: {mean: 0, sd: 0.3},
    level: {mean: 0, sd: 0.5},
    flag: {mean: 0, sd: 0.5},
  },
  positions: [0.2],
  dilution: 0.5,
  fitted: null,
}

export const TEST_READING: SignalReading = {
  hour: 'evening',
  weekday: 'sunday',
  device: 'phone',
  browser: 'firefox',
  page: null,
}

export function advisorOf(
  questions: readonly Question[],
  more: Partial<CompiledAdvisor> = {},
): CompiledAdvisor {
  return {
    version: 1,
    shop: {id: '0'.repeat(32), name: 'Test', currency: 'EUR'},
    locales: ['de', 'en'],
    questions,
    arguments: [],
    personas: [],
    signals: [],
    rules: {maxQuestions: 7, askFirst: [], traitQuestions: 2},
    report: {collector: null, odds: 7},
    ...more,
  }
}

export function dialogueInput(catalog: Catalog, more: Partial<CompiledAdvisor> = {}): DialogueInput {
  const features = buildFeatures(catalog)
  return {
    catalog,
    advisor: advisorOf(
      ONE_OF_EACH.filter(({attribute = ''}) => catalog.columns[attribute]),
      more,
    ),
    bank: TEST_BANK,
    archetypes: TEST_ARCHETYPES,
    insight: () => INSIGHT,
    learnsTaste: true,
    features: () => features,
    build: 'test',
  }
}

/** Beliefs over N products: positive masses that sum to 1. */
export function belief(size: number): fc.Arbitrary<Float64Array> {
  return fc
    .array(fc.double({min: 1e-6, max: 1, noNaN: true}), {minLength: size, maxLength: size})
    .map((masses) => {
      const total = masses.reduce((sum, x) => sum + x, 0)
      return Float64Array.from(masses, (x) => x / total)
    })
}

/** A catalogue, a belief over it, and one of the questions, of any kind. */
export const anyAskedCatalog = anyCatalog.chain((catalog) =>
  fc.record({
    catalog: fc.constant(catalog),
    belief: belief(catalog.size),
    question: fc.constantFrom(...EVERY_KIND),
  }),
)
