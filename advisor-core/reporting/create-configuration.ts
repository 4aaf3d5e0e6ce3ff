import {makeTopic, type TopicInput} from './make-topic'
import {parseConfiguration} from './parse-configuration'
import type {OutcomeTerms, ReportConfiguration} from './types'

export interface ConfigurationInput {
  /** 32 lower-case hex digits. */
  readonly shop: string
  readonly simulated: boolean
  readonly odds: number
  /** The archetype first. */
  readonly topics: readonly TopicInput[]
  /** Left out, orders are not told. */
  readonly outcomes?: OutcomeTerms | null
  /** SHA-256 (hex) by artefact name. */
  readonly artefacts: Readonly<Record<string, string>>
}

/**
 * A configuration with what follows from the input filled in: topic names, the `none` cells, subset sizes.
 *
 * @throws ReportingError when it would exceed the compiled caps
 */
export function createConfiguration(input: ConfigurationInput): ReportConfiguration {
  return parseConfiguration({
    version: 1,
    shop: input.shop,
    simulated: input.simulated,
    periodDays: 7,
    odds: input.odds,
    topics: input.topics.map((topic) => makeTopic(topic, input.odds)),
    outcomes: input.outcomes ?? null,
    artefacts: input.artefacts,
  })
}
