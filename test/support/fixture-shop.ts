import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import type {Argument, CompiledAdvisor, Question, Relation} from '../../advisor-core/advisor/types'
import type {ArchetypeModel} from '../../advisor-core/archetypes/types'
import {encodeCatalog} from '../../advisor-core/catalog/encode-catalog'
import {findTwins} from '../../advisor-core/catalog/find-twins'
import {parseCatalog} from '../../advisor-core/catalog/parse-catalog'
import type {Attribute, Column, Locale, LocalText} from '../../advisor-core/catalog/types'
import {createDialogue} from '../../advisor-core/dialogue/create-dialogue'
import {EXTRA_KINDS} from '../../advisor-core/dialogue/extra-kinds'
import {usesExtraKinds} from '../../advisor-core/dialogue/model'
import {listExperiments} from '../../advisor-core/experiments/list-experiments'
import type {Experiments} from '../../advisor-core/experiments/types'
import {createConfiguration} from '../../advisor-core/reporting/create-configuration'
import {EXPERIMENT_OUTCOMES} from '../../advisor-core/reporting/topic-cells'
import type {OutcomeTerms} from '../../advisor-core/reporting/types'
import {parseTraitBank} from '../../advisor-core/traits/parse-trait-bank'
import {encodeTaste} from '../../models/format/taste-format'
import type {Cards} from '../../widget/cards'
import type {StartCard} from '../../widget/start-card'
import {TEST_TASTE} from './advisor-fixtures'

const SIZE = 60
const TYPES = ['portafilter', 'automatic', 'filter'] as const
const COLOURS = ['steel', 'black', 'red'] as const
const NAMES = ['Aroma', 'Brisa', 'Corso', 'Duetto', 'Estro', 'Fiamma', 'Gala', 'Nube', 'Ombra', 'Perla']

const text = (de: string, en: string): LocalText => ({de, en})

const ARGUMENTS: readonly Argument[] = [
  {
    id: 'milk',
    attribute: 'milk',
    match: {values: ['yes']},
    text: text('Schäumt die Milch gleich mit.', 'Froths the milk as well.'),
  },
  {
    id: 'steel',
    attribute: 'colour',
    match: {values: ['steel']},
    text: text('Nimmt Kratzer nicht übel.', 'Does not mind scratches.'),
  },
]

const RELATIONS: readonly Relation[] = [
  {
    from: {attribute: 'type', match: {values: ['portafilter', 'automatic']}},
    to: {attribute: 'type', match: {values: ['filter']}},
    text: text('Für Besuch: eine ganze Kanne.', 'For guests: a whole pot.'),
  },
]

const ATTRIBUTES: readonly Attribute[] = [
  {id: 'price', kind: 'numeric', label: text('Preis', 'Price'), unit: '€', role: 'price', better: 'lower'},
  {
    id: 'type',
    kind: 'categorical',
    label: text('Bauart', 'Type'),
    unit: null,
    role: null,
    better: null,
    valueLabels: {
      portafilter: text('Siebträger', 'Portafilter'),
      automatic: text('Vollautomat', 'Fully automatic'),
      filter: text('Filtermaschine', 'Filter machine'),
    },
  },
  {id: 'noise', kind: 'numeric', label: text('Lautstärke', 'Noise'), unit: 'dB', role: null, better: 'lower'},
  {
    id: 'milk',
    kind: 'boolean',
    label: text('Milchschaum', 'Milk foam'),
    unit: null,
    role: null,
    better: null,
  },
  {
    id: 'colour',
    kind: 'categorical',
    label: text('Farbe', 'Colour'),
    unit: null,
    role: null,
    better: null,
    valueLabels: {
      steel: text('Edelstahl', 'Steel'),
      black: text('Schwarz', 'Black'),
      red: text('Rot', 'Red'),
    },
  },
  {
    id: 'tank',
    kind: 'numeric',
    label: text('Wassertank', 'Water tank'),
    unit: 'l',
    role: null,
    better: 'higher',
  },
]

const numeric = (of: (i: number) => number): Column => ({
  kind: 'numeric',
  values: Float32Array.from({length: SIZE}, (_, i) => of(i)),
})

const COLUMNS: Readonly<Record<string, Column>> = {
  price: numeric((i) => 59 + ((i * 37) % SIZE) * 14),
  type: {
    kind: 'categorical',
    values: [...TYPES],
    codes: Uint8Array.from({length: SIZE}, (_, i) => 1 + (i % 3)),
  },
  noise: numeric((i) => 40 + ((i * 11) % 30)),
  milk: {kind: 'boolean', codes: Uint8Array.from({length: SIZE}, (_, i) => 1 + (((i * 7) >> 2) % 2))},
  colour: {
    kind: 'categorical',
    values: [...COLOURS],
    codes: Uint8Array.from({length: SIZE}, (_, i) => 1 + (((i * 5) >> 1) % 3)),
  },
  tank: numeric((i) => 0.8 + ((i * 13) % 20) / 10),
}

const QUESTIONS: readonly Question[] = [
  {
    id: 'type',
    kind: 'single',
    attribute: 'type',
    text: text('Wie möchten Sie Ihren Kaffee am liebsten machen?', 'How would you like to make your coffee?'),
    why: text(
      'Die Bauart entscheidet am meisten über Handgriffe und Platz.',
      'The type decides most about handling and space.',
    ),
    options: [
      {
        id: 'portafilter',
        label: text('Von Hand, mit Siebträger', 'By hand, portafilter'),
        hint: text('braucht etwas Übung', 'takes a little practice'),
        match: {values: ['portafilter']},
      },
      {
        id: 'automatic',
        label: text('Auf Knopfdruck', 'At the push of a button'),
        hint: text('mahlt und brüht selbst', 'grinds and brews by itself'),
        match: {values: ['automatic']},
      },
      {
        id: 'filter',
        label: text('Eine ganze Kanne', 'A whole pot'),
        hint: text('klassischer Filterkaffee', 'classic filter coffee'),
        match: {values: ['filter']},
      },
    ],
  },
  {
    id: 'budget',
    kind: 'budget',
    attribute: 'price',
    text: text('Wie viel möchten Sie höchstens ausgeben?', 'What is the most you would like to spend?'),
    why: text('Dann zeige ich nichts, das weit darüber liegt.', 'Then I show nothing far above it.'),
    options: [
      {id: 'max-200', label: text('Bis 200 €', 'Up to €200'), match: {max: 200}},
      {id: 'max-400', label: text('Bis 400 €', 'Up to €400'), match: {max: 400}},
      {id: 'max-700', label: text('Bis 700 €', 'Up to €700'), match: {max: 700}},
    ],
  },
  {
    id: 'colour',
    kind: 'several',
    attribute: 'colour',
    text: text('Welche Farben kommen infrage?', 'Which colours would suit you?'),
    why: text('Sie steht jeden Tag in Ihrer Küche.', 'It stands in your kitchen every day.'),
    options: [
      {id: 'steel', label: text('Edelstahl', 'Steel'), match: {values: ['steel']}},
      {id: 'black', label: text('Schwarz', 'Black'), match: {values: ['black']}},
      {id: 'red', label: text('Rot', 'Red'), match: {values: ['red']}},
    ],
  },
  {
    id: 'noise',
    kind: 'range',
    attribute: 'noise',
    text: text('Wie leise soll sie sein?', 'How quiet should it be?'),
    why: text('Morgens hört man den Unterschied.', 'In the morning one hears the difference.'),
    options: [
      {id: 'quiet', label: text('Leise', 'Quiet'), hint: text('bis 50 dB', 'up to 50 dB'), match: {max: 50}},
      {
        id: 'normal',
        label: text('Normal', 'Normal'),
        hint: text('50 bis 60 dB', '50 to 60 dB'),
        match: {min: 50, max: 60},
      },
      {id: 'loud', label: text('Darf man hören', 'May be heard'), match: {min: 60}},
    ],
  },
  {
    id: 'milk',
    kind: 'yes-no',
    attribute: 'milk',
    text: text('Möchten Sie Milchschaum?', 'Would you like milk foam?'),
    why: text('Nicht jede kann das.', 'Not all of them can.'),
    options: [
      {id: 'yes', label: text('Ja', 'Yes'), match: {values: ['yes']}},
      {id: 'no', label: text('Nein', 'No'), match: {values: ['no']}},
    ],
  },
]

/** What a fixture may differ in. */
export interface FixtureOptions {
  readonly collector?: string | null
  readonly askFirst?: readonly string[]
  /** Asked beside its own questions. */
  readonly questions?: readonly Question[]
  /** How orders after advice are told; left out, they are not. */
  readonly outcomes?: OutcomeTerms | null
  /** Versions that are compared; left out, none. */
  readonly experiments?: Experiments
}

/** A made-up shop of sixty coffee machines, compiled as `lotse build` does: names of files to their bytes. */
export function fixtureShop({
  collector = null,
  askFirst = ['type'],
  questions = [],
  outcomes = null,
  experiments,
}: FixtureOptions = {}) {
  const catalog = encodeCatalog({
    attributes: ATTRIBUTES,
    columns: COLUMNS,
    twins: findTwins(Object.values(COLUMNS), SIZE),
  })
  const bank = parseTraitBank(
    JSON.parse(readFileSync(new URL('../../models/artefacts/traits.json', import.meta.url), 'utf8')),
  )
  const advisor: CompiledAdvisor = {
    version: 1,
    shop: {id: '00112233445566778899aabbccddeeff', name: 'Fixture', currency: 'EUR'},
    locales: ['de', 'en'],
    questions: [...questions, ...QUESTIONS],
    arguments: ARGUMENTS,
    relations: RELATIONS,
    personas: [],
    signals: [],
    rules: {maxQuestions: 7, askFirst, traitQuestions: 1},
    ...(experiments && {experiments}),
    report: {collector, odds: 7},
  }
  const archetypes = twoArchetypes(bank.traits[0]!.id)
  const build = createHash('sha256').update(catalog).digest('hex').slice(0, 16)
  const dialogue = createDialogue({
    build,
    catalog: parseCatalog(new Uint8Array(catalog).buffer),
    advisor,
    bank,
    archetypes,
    learnsTaste: true,
    kinds: EXTRA_KINDS,
  })
  const question = dialogue.firstQuestion(null)
  if (!question) throw new RangeError('the fixture has no first question')
  const start: StartCard = {build, question}
  const configuration = createConfiguration({
    shop: advisor.shop.id,
    simulated: false,
    odds: 7,
    topics: [
      {source: {kind: 'archetype'}, cells: archetypes.classes.map(({id}) => id), live: true},
      {source: {kind: 'question', question: 'type'}, cells: [...TYPES], live: true},
      ...listExperiments(experiments).flatMap(({id: experiment, arms}) =>
        arms.map(({id: arm, share = 1}) => ({
          source: {kind: 'experiment' as const, experiment, arm, share},
          cells: EXPERIMENT_OUTCOMES,
          live: true,
        })),
      ),
    ],
    outcomes,
    artefacts: {},
  })
  return {
    build,
    start,
    hasExtraKinds: usesExtraKinds(advisor),
    files: {
      catalog,
      'cards.de': json(cards('de')),
      'cards.en': json(cards('en')),
      advisor: json(advisor),
      traits: json({bank, archetypes}),
      taste: encodeTaste(TEST_TASTE),
      'report-config': json(configuration),
    },
  }
}

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

function cards(locale: Locale): Cards {
  const price = COLUMNS.price
  return {
    version: 1,
    locale,
    currency: 'EUR',
    products: Array.from({length: SIZE}, (_, i) => ({
      id: `machine-${i}`,
      name: `${NAMES[i % 10]} ${100 + i} ${ATTRIBUTES[1]!.valueLabels![TYPES[i % 3]!]![locale]}`,
      price: price?.kind === 'numeric' ? price.values[i]! : null,
      link: `/product?id=machine-${i}`,
      image: `/picture-${i % 3}.svg`,
    })),
  }
}

function twoArchetypes(trait: string): ArchetypeModel {
  const bins = {kind: 'cuts', cuts: [-0.5, 0.5]} as const
  return {
    version: 1,
    origin: 'regions',
    classes: [
      {
        id: 'quick',
        name: text('schnell entschlossen', 'quick to decide'),
        description: text('…', '…'),
        share: 0.5,
      },
      {id: 'thorough', name: text('gründlich', 'thorough'), description: text('…', '…'), share: 0.5},
    ],
    indicators: [{id: `trait:${trait}`, bins, probabilities: [0.7, 0.2, 0.1, 0.1, 0.2, 0.7]}],
  }
}
