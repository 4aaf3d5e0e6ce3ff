import type {Uniform} from './draw-subset'
import {sameExperiment} from './same-experiment'
import type {ReportConfiguration} from './types'

/**
 * The topic of this week's report: the archetype by a fair coin, otherwise one of the other live topics, each as
 * likely (the archetype when there are none); the arms of an experiment are as likely together as any other topic, and
 * a report about it is about the visit's own arm. No answer enters, and the same choices are asked for with and
 * without arms.
 *
 * @param arms  topic ids of the arms that the visit drew; where it drew none, as when it ended early, one is drawn now
 * @returns index into the configuration's topics
 */
export function chooseTopic(
  {topics}: ReportConfiguration,
  uniform: Uniform,
  arms: readonly string[] = [],
): number {
  if (uniform(2) === 0) return 0
  const live = topics.flatMap((topic, i) => (i > 0 && topic.live ? [i] : []))
  const siblings = (i: number) => live.filter((j) => sameExperiment(topics[i]!.source, topics[j]!.source))
  const first = live.filter((i) => (siblings(i)[0] ?? i) === i)
  if (first.length === 0) return 0
  const index = first[uniform(first.length)]!
  const all = siblings(index)
  if (all.length === 0) return index
  const shareOf = (i: number) => {
    const {source} = topics[i]!
    return source.kind === 'experiment' ? source.share : 0
  }
  let rest = uniform(all.reduce((sum, i) => sum + shareOf(i), 0))
  const drawn = all.find((i) => {
    rest -= shareOf(i)
    return rest < 0
  })
  return all.find((i) => arms.includes(topics[i]!.id)) ?? drawn!
}
