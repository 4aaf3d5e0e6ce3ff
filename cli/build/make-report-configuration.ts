import {createHash} from 'node:crypto'
import {AdvisorError} from '../../advisor-core/advisor'
import type {Advisor, Question} from '../../advisor-core/advisor/types'
import type {Column} from '../../advisor-core/catalog/types'
import {listExperiments} from '../../advisor-core/experiments/list-experiments'
import {
  canonicalJson,
  createConfiguration,
  MAX_CELLS,
  MAX_TOPICS,
  parseConfiguration,
  type ReportConfiguration,
  topicId,
} from '../../advisor-core/reporting'
import {experimentArtefact} from '../../advisor-core/reporting/counted-alike'
import type {TopicInput} from '../../advisor-core/reporting/make-topic'
import {
  AGREEMENT,
  behaviourCells,
  EXPERIMENT_OUTCOMES,
  pairs,
  SIGNAL_CELLS,
  TRAIT_ANSWERS,
  TRAIT_BINS,
  transitionCells,
} from '../../advisor-core/reporting/topic-cells'
import type {Artefacts} from './artefacts'

/** Questions whose answers are counted from the start; a topic more makes every other one less exact. */
const LIVE_QUESTIONS = 3

/** `none` is a cell too. */
const MOST_VALUES = MAX_CELLS - 1
/** A cell's name has at most so many characters. */
const LONGEST_CELL = 64

const SIGNALS = ['hour', 'weekday', 'device'] as const
const BEHAVIOUR = ['sort', 'filter', 'search'] as const

/** Five answers, from "not at all" to "very much". */
const HELPED = ['1', '2', '3', '4', '5'] as const

/** What orders are told as, in euros and the like: 1, then from 10 to 10,000, each 1.7 times the last. */
const ORDER_VALUES = [1, ...Array.from({length: 14}, (_, i) => Math.round(10 * 10 ** ((3 * i) / 13)))]
/** Currencies of which ten, a hundred, a thousand or ten thousand units are about what a euro is, by order of magnitude. */
const SMALLER_UNITS = [
  'AED BOB BRL BWP BYN CNY CZK DKK GHS GTQ HKD HNL ILS MAD MDL MOP MXN MYR NAD NOK PEN PLN QAR RON SAR SEK TND ZAR',
  'ALL BDT DOP DZD EGP ETB INR ISK JMD JPY KES KGS MKD MUR NIO NPR PHP RSD RUB THB TRY TWD UAH UYU',
  'AMD AOA ARS CLP CRC HUF IQD KRW KZT LKR MMK NGN PKR RWF TZS XAF XOF',
  'COP GNF IDR KHR LAK MGA MNT PYG UGX UZS VND',
]

type Candidate = Omit<TopicInput, 'live'>

/**
 * The public report configuration of a shop: every topic it could count that fits the caps, the more useful ones
 * first. Live are those that the advisor file names, else the archetype, the first three questions and the last
 * one reached.
 *
 * @param columns  the catalogue by attribute id: values of the category and of questions whose options are formed
 * @throws AdvisorError when a live topic is unknown
 */
export function makeReportConfiguration(
  advisor: Advisor,
  {archetypes, bank, hashes}: Pick<Artefacts, 'archetypes' | 'bank' | 'hashes'>,
  columns: Readonly<Record<string, Column>>,
  simulated = false,
): ReportConfiguration {
  const classes = archetypes.classes.map(({id}) => id)
  const {live, outcomes = 'delayed'} = advisor.report
  const candidates = makeCandidates(advisor, {classes, traits: bank.traits.map(({id}) => id), columns})
  const ids = candidates.map(({source}) => topicId(source))
  const compared = candidates.filter(({source}) => source.kind === 'experiment')
  const wanted = new Set([
    ...(live ?? liveByDefault(candidates)),
    ...compared.map(({source}) => topicId(source)),
  ])
  refuseUnknown(live ?? [], ['archetype', ...ids])
  const isLive = ({source}: Candidate) => wanted.has(topicId(source))
  // What is live has a place before what is not.
  const kept = new Set(
    [...candidates.filter(isLive), ...candidates.filter((each) => !isLive(each))].slice(0, MAX_TOPICS - 1),
  )
  return createConfiguration({
    shop: advisor.shop.id,
    simulated,
    odds: advisor.report.odds,
    topics: [
      {source: {kind: 'archetype'}, cells: classes, live: true},
      ...candidates.flatMap((each) => (kept.has(each) ? [{...each, live: isLive(each)}] : [])),
    ],
    outcomes:
      outcomes === 'off'
        ? null
        : {when: outcomes, currency: advisor.shop.currency, values: orderValues(advisor.shop.currency)},
    artefacts: {...hashes, ...experimentHashes(advisor)},
  })
}

function orderValues(currency: string): readonly number[] {
  const units = 10 ** (1 + SMALLER_UNITS.findIndex((list) => list.includes(currency)))
  return ORDER_VALUES.map((value) => value * units)
}

/** @throws AdvisorError naming every live topic that this shop cannot count */
function refuseUnknown(live: readonly string[], known: readonly string[]): void {
  const [first, ...rest] = live.flatMap((id, index) =>
    known.includes(id)
      ? []
      : [
          {
            path: `report.live[${index}]`,
            expected: `a topic that this shop can count: ${known.join(', ')}`,
            received: `"${id}"`,
          },
        ],
  )
  if (first) throw new AdvisorError([first, ...rest])
}

/** The configuration among a shop's built files, as it is or for simulated visitors. */
export function builtReportConfiguration(
  files: ReadonlyMap<string, Uint8Array>,
  simulated = false,
): ReportConfiguration {
  const [, bytes] = [...files].find(([name]) => name.startsWith('report-config.')) ?? []
  const configuration = parseConfiguration(JSON.parse(new TextDecoder().decode(bytes)))
  return {...configuration, simulated}
}

function makeCandidates(
  advisor: Advisor,
  given: {
    readonly classes: readonly string[]
    readonly traits: readonly string[]
    readonly columns: Readonly<Record<string, Column>>
  },
): Candidate[] {
  const questions = inAskingOrder(advisor)
  const asked = questions.map(({id}) => id)
  const category = advisor.catalog.attributes.find(({role}) => role === 'category')
  const groups = category ? valuesOf(given.columns[category.id]) : []
  const signal = (kind: (typeof SIGNALS)[number]): Candidate => ({source: {kind}, cells: SIGNAL_CELLS[kind]})
  const all: Candidate[] = [
    ...experimentTopics(advisor),
    ...questions.map(
      (question): Candidate => ({
        source: {kind: 'question', question: question.id},
        cells: answersTo(question, given.columns),
      }),
    ),
    {source: {kind: 'last-question'}, cells: asked},
    ...SIGNALS.map(signal),
    ...(['weekday', 'device'] as const).map(
      (kind): Candidate => ({
        source: {kind: 'joint', signal: kind},
        cells: pairs(SIGNAL_CELLS[kind], given.classes),
      }),
    ),
    {source: {kind: 'chosen-group'}, cells: groups},
    {source: {kind: 'transition'}, cells: asked.length > 0 ? transitionCells(asked) : []},
    {source: {kind: 'kpi', kpi: 'helped'}, cells: HELPED},
    ...given.traits.map((trait): Candidate => ({source: {kind: 'trait', trait}, cells: TRAIT_BINS})),
    ...asked.map((question): Candidate => ({source: {kind: 'agreement', question}, cells: AGREEMENT})),
    ...SIGNALS.map(
      (kind): Candidate => ({
        source: {kind: 'signal-group', signal: kind},
        cells: pairs(SIGNAL_CELLS[kind], groups),
      }),
    ),
    ...BEHAVIOUR.map(
      (kind): Candidate => ({
        source: {kind: 'behaviour', signal: kind},
        cells: hasPrices(advisor, given.columns) ? behaviourCells(kind) : [],
      }),
    ),
    {
      source: {kind: 'kpi', kpi: 'trait-answers'},
      cells: advisor.rules.traitQuestions > 0 ? TRAIT_ANSWERS : [],
    },
  ]
  return all.filter(({source, cells}) => cells.length > 0 && (source.kind === 'question' || fits(cells)))
}

/**
 * What the arms of each experiment do is part of what is counted: with other rules its counting begins anew. A rule that
 * an arm names is another in those that do not name it, too, where the file's own is changed.
 */
const experimentHashes = ({experiments, rules}: Advisor): Readonly<Record<string, string>> =>
  Object.fromEntries(
    listExperiments(experiments).map(({id, arms}) => {
      const named = new Set(arms.flatMap((arm) => Object.keys(arm.rules ?? {})))
      const compared = arms.map((arm) =>
        Object.fromEntries(Object.entries({...rules, ...arm.rules}).filter(([rule]) => named.has(rule))),
      )
      return [experimentArtefact(id), createHash('sha256').update(canonicalJson(compared)).digest('hex')]
    }),
  )

/** Always live: what is compared is to be read. */
function experimentTopics({experiments}: Advisor): Candidate[] {
  return listExperiments(experiments).flatMap(({id: experiment, arms}) =>
    arms.map(({id: arm, share = 1}) => ({
      source: {kind: 'experiment', experiment, arm, share},
      cells: EXPERIMENT_OUTCOMES,
    })),
  )
}

/** Options of the file; where the engine forms them, the values of the catalogue, if they are a short public list. */
function answersTo(question: Question, columns: Readonly<Record<string, Column>>): readonly string[] {
  if (!question.auto) return [...question.options.map(({id}) => id), 'no-preference']
  const values = valuesOf(columns[question.attribute ?? ''])
  return values.length > 0 && fits([...values, 'no-preference']) ? [...values, 'no-preference'] : []
}

function hasPrices({catalog}: Advisor, columns: Readonly<Record<string, Column>>): boolean {
  const priced = catalog.attributes.find(({role}) => role === 'price')
  return columns[priced?.id ?? '']?.kind === 'numeric'
}

/** Values of a categorical or multi-valued attribute; empty where it has none that can be cells. */
function valuesOf(column: Column | undefined): readonly string[] {
  return column && 'values' in column && column.kind !== 'numeric' ? column.values : []
}

/** Names that a configuration takes: not too many, not too long, none twice and none that is `none`. */
function fits(cells: readonly string[]): boolean {
  const named = cells.every((cell) => cell !== 'none' && [...cell].length <= LONGEST_CELL)
  return named && cells.length <= MOST_VALUES && new Set(cells).size === cells.length
}

function liveByDefault(candidates: readonly Candidate[]): string[] {
  const questions = candidates.filter(({source}) => source.kind === 'question').slice(0, LIVE_QUESTIONS)
  return [...questions.map(({source}) => topicId(source)), 'last-question'].filter(
    (id) => id !== 'last-question' || candidates.some(({source}) => source.kind === id),
  )
}

function inAskingOrder({questions, rules}: Advisor): Advisor['questions'] {
  const rank = (id: string) => {
    const index = rules.askFirst.indexOf(id)
    return index < 0 ? rules.askFirst.length : index
  }
  return [...questions].sort((a, b) => rank(a.id) - rank(b.id))
}
