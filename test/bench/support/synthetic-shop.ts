import type {CompiledAdvisor, Match, Question, QuestionKind} from '../../../advisor-core/advisor/types'
import {encodeCatalog} from '../../../advisor-core/catalog/encode-catalog'
import type {Attribute, Column, LocalText} from '../../../advisor-core/catalog/types'
import {createRandom, normal} from '../../../advisor-core/numeric/random'

/** How the 40 attributes of a synthetic shop are made up. */
const CATEGORICAL = 18
const BOOLEAN = 6
const MULTI = 6
const NUMERIC = 10

const CATEGORIES = 12
/** Every fourth categorical attribute is asked only where a few categories have most of the belief. */
const PREREQUISITE_EVERY = 4

/** A made-up shop of N products, 40 attributes and a question about each; no real data anywhere. */
export interface SyntheticShop {
  /** The compiled catalogue, as `lotse build` would write it. */
  readonly file: Uint8Array<ArrayBuffer>
  readonly attributes: readonly Attribute[]
  readonly columns: Readonly<Record<string, Column>>
  readonly advisor: CompiledAdvisor
}

type Random = () => number

/**
 * Draws a shop: values are skewed, 0 to 20 % of an attribute are missing, numbers lean on a common factor (dearer
 * products are better at most things).
 */
export function createSyntheticShop(size: number, seed: number): SyntheticShop {
  const random = createRandom(seed)
  const factor = Float64Array.from({length: size}, () => normal(random))
  const made = [
    ...times(CATEGORICAL, (k) =>
      categorical(size, random, k === 0 ? CATEGORIES : k === 1 ? 200 : 3 + (k % 6), k),
    ),
    ...times(BOOLEAN, (k) => boolean(size, random, k)),
    ...times(MULTI, (k) => multi(size, random, 6 + 4 * k, k)),
    ...times(NUMERIC, (k) => numeric(size, random, factor, k)),
  ]
  const attributes = made.map(({attribute}) => attribute)
  const columns = Object.fromEntries(made.map(({attribute, column}) => [attribute.id, column]))
  // Numbers without repeats tell all products apart: nobody has a twin.
  const twins = Uint32Array.from({length: size}, (_, i) => i)
  const file = encodeCatalog({attributes, columns, twins})
  return {
    file: new Uint8Array(file),
    attributes,
    columns,
    advisor: {
      version: 1,
      shop: {id: '0'.repeat(32), name: 'Synthetic', currency: 'EUR'},
      locales: ['de', 'en'],
      questions: made.map(({question}) => question),
      arguments: [],
      personas: [],
      signals: [],
      rules: {maxQuestions: 10, askFirst: ['q-c0'], traitQuestions: 2},
      report: {collector: null, odds: 7},
    },
  }
}

interface Made {
  readonly attribute: Attribute
  readonly column: Column
  readonly question: Question
}

function categorical(size: number, random: Random, values: number, k: number): Made {
  const missing = k === 0 ? 0 : 0.2 * random()
  const skew = 1 + random()
  const codes = new (values <= 0xff ? Uint8Array : Uint16Array)(size)
  for (let i = 0; i < size; i++) codes[i] = random() < missing ? 0 : 1 + Math.floor(values * random() ** skew)
  const names = times(values, (v) => `c${k}v${v}`)
  const matches = groupsOf(names, Math.min(6, values)).map((group): Match => ({values: group}))
  const role = k === 0 ? 'category' : k === 1 ? 'brand' : null
  const when =
    k > 1 && k % PREREQUISITE_EVERY === 0 ? {attribute: 'c0', values: ['c0v0', 'c0v1', 'c0v2']} : undefined
  return {
    attribute: attributeOf(`c${k}`, 'categorical', {role}),
    column: {kind: 'categorical', values: names, codes},
    question: questionOf(k % 5 === 1 ? 'several' : 'single', `c${k}`, matches, when),
  }
}

function boolean(size: number, random: Random, k: number): Made {
  const yes = 0.2 + 0.6 * random()
  const missing = 0.1 * random()
  const codes = new Uint8Array(size)
  for (let i = 0; i < size; i++) codes[i] = random() < missing ? 0 : random() < yes ? 2 : 1
  return {
    attribute: attributeOf(`b${k}`, 'boolean'),
    column: {kind: 'boolean', codes},
    question: questionOf('yes-no', `b${k}`, [{values: ['yes']}, {values: ['no']}]),
  }
}

function multi(size: number, random: Random, values: number, k: number): Made {
  const share = times(values, () => 3 * random())
  const total = share.reduce((sum, x) => sum + x, 0)
  const offsets = new Uint32Array(size + 1)
  const codes: number[] = []
  for (let i = 0; i < size; i++) {
    for (let v = 0; v < values; v++) if (random() < (2.5 * share[v]!) / total) codes.push(v + 1)
    offsets[i + 1] = codes.length
  }
  const names = times(values, (v) => `m${k}v${v}`)
  const matches = groupsOf(names, 6).map((group): Match => ({values: group}))
  return {
    attribute: attributeOf(`m${k}`, 'multi'),
    column: {
      kind: 'multi',
      values: names,
      offsets,
      codes: Uint8Array.from(codes),
      emptyMeans: k % 2 === 0 ? 'missing' : 'none',
    },
    question: questionOf('several', `m${k}`, matches),
  }
}

/** Half of the numbers have few levels (inches, litres), half are all different (weights, prices to the cent). */
function numeric(size: number, random: Random, factor: Float64Array, k: number): Made {
  const missing = k === 0 ? 0 : 0.15 * random()
  const lean = random()
  const values = new Float32Array(size)
  for (let i = 0; i < size; i++) {
    const z = lean * factor[i]! + Math.sqrt(1 - lean * lean) * normal(random)
    const value = 100 * Math.exp(0.6 * z)
    values[i] = random() < missing ? Number.NaN : k % 2 === 0 ? value : 5 * Math.round(value / 5)
  }
  const price = k === 0
  const bounds = [50, 80, 120, 200]
  const kind = price ? 'budget' : k % 3 === 0 ? 'at-least' : 'range'
  const matches = {
    budget: bounds.map((max): Match => ({max})),
    'at-least': bounds.map((min): Match => ({min})),
    range: [
      {max: 50},
      ...bounds.slice(1).map((max, b): Match => ({min: bounds[b]!, max})),
      {min: 200},
    ] as Match[],
  }[kind]
  return {
    attribute: attributeOf(`n${k}`, 'numeric', {
      role: price ? 'price' : null,
      better: price ? 'lower' : k < 7 ? (k % 2 === 0 ? 'higher' : 'lower') : null,
      unit: price ? '€' : 'kg',
    }),
    column: {kind: 'numeric', values},
    question: questionOf(kind, `n${k}`, matches),
  }
}

function attributeOf(id: string, kind: Attribute['kind'], more: Partial<Attribute> = {}): Attribute {
  return {id, kind, label: both(id), unit: null, role: null, better: null, ...more}
}

function questionOf(
  kind: QuestionKind,
  attribute: string,
  matches: readonly Match[],
  when?: Question['when'],
): Question {
  return {
    id: `q-${attribute}`,
    kind,
    attribute,
    text: both(`${attribute}?`),
    why: both('because'),
    options: matches.map((match, o) => ({id: `o${o}`, label: both(`${attribute} option ${o}`), match})),
    ...(when && {when}),
  }
}

function both(word: string): LocalText {
  return {de: word, en: word}
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({length: count}, (_, index) => make(index))
}

/** The values in order, shared out over a number of groups. */
function groupsOf(values: readonly string[], groups: number): string[][] {
  return times(groups, (g) => values.filter((_, v) => v % groups === g))
}
