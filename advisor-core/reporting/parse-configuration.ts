import {MAX_CELLS, MAX_TOPICS, ODDS} from './caps'
import {fields, integer, list, oneOf, text} from './read'
import {ReportingError} from './reporting-error'
import {requireCaps} from './require-caps'
import {topicId} from './topic-id'
import type {ReportConfiguration, Topic, TopicSource} from './types'

const readPlain = fields({kind: oneOf('archetype', 'hour', 'weekday', 'device', 'last-question')})
const readTrait = fields({kind: oneOf('trait'), trait: text()})
const readQuestion = fields({kind: oneOf('question'), question: text()})
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
  return configuration
}

function readSource(value: unknown, path: string): TopicSource {
  const kind: unknown = Reflect.get(Object(value), 'kind')
  return (kind === 'trait' ? readTrait : kind === 'question' ? readQuestion : readPlain)(value, path)
}

function readArtefacts(value: unknown, path: string): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || !value || Array.isArray(value))
    throw new ReportingError(path, 'object', value)
  const hashes = Object.entries(value).map(
    ([name, hash]) => [name, readHash(hash, `${path}.${name}`)] as const,
  )
  return Object.fromEntries(hashes)
}
