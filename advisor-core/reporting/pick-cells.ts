import {archetypeCell, type ClassPosterior} from './archetype-memo'
import {JOINED, OTHER_STEP} from './topic-cells'
import type {ReportConfiguration, Topic} from './types'

/** What one visit could say to each topic, by topic id: names of cells, or of what becomes one. */
export type TopicValues = Readonly<Record<string, readonly string[]>>

/**
 * The one cell that a visit says to each topic but the archetype: of several values one is drawn evenly, and the
 * class of a joint topic is drawn from the posterior. Two words are taken for every topic of the configuration,
 * whatever was answered, so that nothing drawn later depends on the answers.
 *
 * @param values   an absent or empty topic is the cell `none`, as is a value that is no cell
 * @param classes  posterior over the archetypes; empty where there is no result
 * @param random32 words uniform in [0, 2^32); a source of its own, or one that is not used for anything after
 * @returns names of cells by topic id; of n values each has a chance of 1/n to within 2^−32
 */
export function pickCells(
  {topics}: ReportConfiguration,
  {values, classes}: {readonly values: TopicValues; readonly classes: readonly ClassPosterior[]},
  random32: () => number,
): Record<string, string> {
  const archetypes = topics[0]?.cells ?? []
  const picked: Record<string, string> = {}
  for (const topic of topics) {
    const [word, quantile] = [random32(), random32()]
    const joint = topic.source.kind === 'joint' ? topic.source.signal : null
    const said = values[joint ?? topic.id] ?? []
    const value = said[Math.floor((word / 2 ** 32) * said.length)]
    const archetype = archetypeCell(quantile, archetypes, classes)
    if (value === undefined || (joint && archetype === 0)) continue
    picked[topic.id] = joint ? `${value}${JOINED}${archetypes[archetype]}` : toCell(topic, value)
  }
  return picked
}

/** The questions that a transition does not name are one. */
function toCell({source, cells}: Topic, value: string): string {
  if (source.kind !== 'transition' || cells.includes(value)) return value
  const known = new Set(cells.flatMap((cell) => cell.split(JOINED)))
  return value
    .split(JOINED)
    .map((step) => (known.has(step) ? step : OTHER_STEP))
    .join(JOINED)
}
