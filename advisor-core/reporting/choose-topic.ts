import type {Uniform} from './draw-subset'
import type {ReportConfiguration} from './types'

/**
 * The topic of this week's report: the archetype by a fair coin, otherwise one of the other live topics,
 * each as likely (the archetype when there are none). Nothing about the visitor enters.
 *
 * @returns index into the configuration's topics
 */
export function chooseTopic({topics}: ReportConfiguration, uniform: Uniform): number {
  if (uniform(2) === 0) return 0
  const live = topics.flatMap((topic, i) => (i > 0 && topic.live ? [i] : []))
  return live.length === 0 ? 0 : live[uniform(live.length)]!
}
