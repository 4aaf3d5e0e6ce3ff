import {MAX_ARMS, MAX_CELLS, MAX_TOPICS, ODDS, VALUE_BANDS} from './caps'
import {fields, integer, list, nullable, oneOf, type Read, text} from './read'
import {ReportingError} from './reporting-error'
import {requireCaps} from './require-caps'
import {sameExperiment} from './same-experiment'
import {EXPERIMENT_OUTCOMES} from './topic-cells'
import {topicId} from './topic-id'
import type {OutcomeTerms, ReportConfiguration, ReportedSignal, Topic, TopicSource} from './types'

type SourceKind = TopicSource['kind']

const readSignal = oneOf<ReportedSignal>('hour', 'weekday', 'device')
const plain = <K extends SourceKind>(kind: K) => fields({kind: oneOf(kind)})

/** Every kind of topic with the fields that name it. */
const SOURCES = {
  archetype: plain('archetype'),
  trait: fields({kind: oneOf('trait'), trait: text()}),
  question: fields({kind: oneOf('question'), question: text()}),
  agreement: fields({kind: oneOf('agreement'), question: text()}),
  hour: plain('hour'),
  weekday: plain('weekday'),
  device: plain('device'),
  joint: fields({kind: oneOf('joint'), signal: readSignal}),
  'signal-group': fields({kind: oneOf('signal-group'), signal: readSignal}),
  behaviour: fields({kind: oneOf('behaviour'), signal: oneOf('sort', 'filter', 'search')}),
  'last-question': plain('last-question'),
  transition: plain('transition'),
  'chosen-group': plain('chosen-group'),
  kpi: fields({kind: oneOf('kpi'), kpi: text()}),
  experiment: fields({
    kind: oneOf('experiment'),
    experiment: text(),
    arm: text(),
    share: integer(100),
  }),
} satisfies {[K in SourceKind]: Read<Extract<TopicSource, {kind: K}>>}

const isSourceKind = (kind: unknown): kind is SourceKind =>
  typeof kind === 'string' && Object.hasOwn(SOURCES, kind)

const readOutcomes = fields<OutcomeTerms>({
  when: oneOf('delayed', 'immediate'),
  currency: text(/^[A-Z]{3}$/),
  values: list(VALUE_BANDS, VALUE_BANDS, integer(1e9)),
})
const readHash = text(/^[0-9a-f]{64}$/)

const readShape = fields<ReportConfiguration>({
  version: oneOf(1),
  shop: text(/^[0-9a-f]{32}$/),
  simulated: oneOf(true, false),
  periodDays: oneOf(7),
  odds: oneOf(...ODDS),
  topics: list(
    1,
    MAX_TOPICS,
    fields<Topic>({
      id: text(/^/),
      source: readSource,
      cells: list(2, MAX_CELLS, text()),
      subsetSize: integer(MAX_CELLS),
      live: oneOf(true, false),
    }),
  ),
  outcomes: nullable(readAscending),
  artefacts: readArtefacts,
})

/**
 * A configuration from its JSON value, within the compiled caps (`requireCaps`); every topic named after its
 * source, no two alike; and no other fields, because the hash must name everything that was read.
 *
 * @throws ReportingError
 */
export function parseConfiguration(value: unknown): ReportConfiguration {
  const configuration = readShape(value, 'configuration')
  requireCaps(configuration)
  configuration.topics.forEach(({id, source}, i, topics) => {
    const path = `configuration.topics[${i}].id`
    if (id !== topicId(source)) throw new ReportingError(path, topicId(source), id)
    if (topics.findIndex((topic) => topic.id === id) < i) throw new ReportingError(path, 'another topic', id)
  })
  requireArms(configuration.topics)
  return configuration
}

/** Of each experiment two arms at least, all with a share and the same cells. */
function requireArms(topics: readonly Topic[]): void {
  topics.forEach(({source, cells}, i) => {
    if (source.kind !== 'experiment') return
    const path = `configuration.topics[${i}]`
    const arms = topics.filter((other) => sameExperiment(other.source, source)).length
    if (source.share === 0) throw new ReportingError(`${path}.source.share`, 'a whole number above 0', 0)
    if (cells.slice(1).join() !== EXPERIMENT_OUTCOMES.join())
      throw new ReportingError(`${path}.cells`, EXPERIMENT_OUTCOMES.join(), cells.slice(1).join())
    if (arms < 2 || arms > MAX_ARMS) throw new ReportingError(path, `2 to ${MAX_ARMS} arms`, arms)
  })
}

function readSource(value: unknown, path: string): TopicSource {
  const kind: unknown = Reflect.get(Object(value), 'kind')
  if (!isSourceKind(kind)) throw new ReportingError(`${path}.kind`, Object.keys(SOURCES).join(' or '), kind)
  return SOURCES[kind](value, path)
}

function readAscending(value: unknown, path: string): OutcomeTerms {
  const terms = readOutcomes(value, path)
  if (terms.values.some((value, i) => value <= (terms.values[i - 1] ?? 0)))
    throw new ReportingError(`${path}.values`, 'ascending from above 0', terms.values.join())
  return terms
}

function readArtefacts(value: unknown, path: string): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || !value || Array.isArray(value))
    throw new ReportingError(path, 'object', value)
  const hashes = Object.entries(value).map(
    ([name, hash]) => [name, readHash(hash, `${path}.${name}`)] as const,
  )
  return Object.fromEntries(hashes)
}
