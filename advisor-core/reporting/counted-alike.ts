import {canonicalJson} from './canonical-json'
import type {Classification} from './correct-archetypes'
import {sameExperiment} from './same-experiment'
import type {ReportConfiguration, Topic} from './types'

/** What a configuration's counters are read with. */
export interface Counting {
  readonly configuration: Pick<ReportConfiguration, 'odds' | 'topics' | 'artefacts'>
  readonly classification: Pick<Classification, 'matrix'> | null
}

/** Name of the artefact that says what the arms of an experiment do. */
export const experimentArtefact = (experiment: string): string => `experiment:${experiment}`

/**
 * Whether two configurations count a topic in the same way, so that its reports have one law and may be added: the
 * same cells drawn at the same odds; where the topic is about archetypes or traits the same models, and for archetypes
 * the same errors in naming them; for an arm the same experiment with the same arms, shares and rules.
 */
export function isCountedAlike(id: string, one: Counting, other: Counting): boolean {
  const own = lawOf(id, one)
  return own !== null && own === lawOf(id, other)
}

function lawOf(id: string, counting: Counting): string | null {
  const {odds, topics} = counting.configuration
  const topic = topics.find((each) => each.id === id)
  if (!topic) return null
  const {source, cells, subsetSize} = topic
  return canonicalJson({odds, source, cells, subsetSize, besides: besidesOf(topic, counting)})
}

/** What else the reports about a topic depend on. */
function besidesOf({source}: Topic, {configuration: {artefacts, topics}, classification}: Counting) {
  switch (source.kind) {
    case 'archetype':
    case 'joint':
      return {models: modelsAmong(artefacts), matrix: classification?.matrix ?? null}
    case 'trait':
      return {models: modelsAmong(artefacts)}
    case 'experiment':
      return {
        rules: artefacts[experimentArtefact(source.experiment)] ?? null,
        arms: topics.flatMap((each) => (sameExperiment(each.source, source) ? [each.source] : [])),
      }
    default:
      return null
  }
}

/** All artefacts but what experiments compare. */
const modelsAmong = (artefacts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(artefacts).filter(([name]) => !name.startsWith(experimentArtefact(''))))
