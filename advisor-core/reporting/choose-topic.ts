import type {Uniform} from './draw-subset'
import {sameExperiment} from './same-experiment'
import type {ReportConfiguration} from './types'

/**
 * The topic of this week's report: the archetype by a fair coin, otherwise one of the other live topics, each as
 * likely (the archetype when there are none); the arms of an experiment are as likely together as any other topic, and
 * a report about it is about the visit's own arm. No answer enters, the same choices are asked for with and without
 * arms, and no number of the configuration decides which arm is named.
 *
 * @param arms  topic ids of the arms that the device drew, one of every experiment, however far the visit came; where
 *              it has none of an experiment, any is as likely
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
  const drawn = all[uniform(all.length)]!
  return all.find((i) => arms.includes(topics[i]!.id)) ?? drawn
}
