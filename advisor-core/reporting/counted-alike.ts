import {canonicalJson} from './canonical-json'
import type {Classification} from './correct-archetypes'
import {TRAIT_ANSWERS_TOPIC} from './mix-classification'
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
 * What the reports about a topic depend on, as a text: where two configurations have the same, its reports have one law
 * and may be added. The same cells drawn at the same odds; where the topic is about archetypes or traits the same
 * models, and for archetypes the same errors in naming them, which the number of answers tells more of; for an arm the
 * same experiment with the same arms, shares and rules.
 *
 * @returns `null` where the configuration has no such topic
 */
export function countingLaw(id: string, counting: Counting): string | null {
  const {odds, topics} = counting.configuration
  const topic = topics.find((each) => each.id === id)
  if (!topic) return null
  const {source, cells, subsetSize} = topic
  return canonicalJson({odds, source, cells, subsetSize, besides: besidesOf(topic, counting)})
}

/** Whether two configurations count a topic in the same way. */
export function isCountedAlike(id: string, one: Counting, other: Counting): boolean {
  const own = countingLaw(id, one)
  return own !== null && own === countingLaw(id, other)
}

/** What else the reports about a topic depend on. */
function besidesOf({id, source}: Topic, {configuration: {artefacts, topics}, classification}: Counting) {
  const matrix = classification?.matrix ?? null
  // With it archetypes are corrected: of visitors under other trait questions it would mix the wrong matrices.
  if (id === TRAIT_ANSWERS_TOPIC) return {matrix}
  switch (source.kind) {
    case 'archetype':
    case 'joint':
      return {models: modelsAmong(artefacts), matrix}
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
