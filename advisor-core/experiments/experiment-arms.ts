import type {OutcomeCounts} from '../reporting/configuration-conversion'
import {closedCounts, sumCounts} from '../reporting/estimate'
import type {Counts} from '../reporting/estimate-cells'
import type {ReportConfiguration, Topic, TopicCounts} from '../reporting/types'

/** An arm and what its topic counted in closed weeks. */
export interface ExperimentArm {
  readonly arm: string
  /** π, the chance with which it is drawn; sums to 1 over the arms. */
  readonly share: number
  /** Advice reports; cells `none`, `chosen`, `open`. */
  readonly visits: Counts
  /** Outcome reports by value band. shape [16] */
  readonly bands: readonly number[]
  /** As they were counted, week by week. */
  readonly weeks: {readonly visits: readonly TopicCounts[]; readonly orders: readonly TopicCounts[]}
}

export interface CountedExperiment {
  readonly experiment: string
  readonly arms: readonly ExperimentArm[]
}

const BANDS = 16

/**
 * The experiments of a configuration with their live arms, where there are two at least, in the order of the topics.
 *
 * @throws RangeError for counts that no reports can have
 */
export function experimentArms(
  {topics}: Pick<ReportConfiguration, 'topics'>,
  counts: readonly OutcomeCounts[],
  currentPeriod: number,
): CountedExperiment[] {
  const byExperiment = new Map<string, {share: number; arm: string; topic: Topic}[]>()
  for (const topic of topics) {
    if (!topic.live || topic.source.kind !== 'experiment') continue
    const {experiment, arm, share} = topic.source
    byExperiment.set(experiment, [...(byExperiment.get(experiment) ?? []), {arm, share, topic}])
  }
  const compared = [...byExperiment].filter(([, arms]) => arms.length > 1)
  return compared.map(([experiment, arms]) => {
    const all = arms.reduce((sum, {share}) => sum + share, 0)
    return {
      experiment,
      arms: arms.map(({arm, share, topic}) => ({
        arm,
        share: share / all,
        ...countArm(topic, counts, currentPeriod),
      })),
    }
  })
}

function countArm(topic: Topic, counts: readonly OutcomeCounts[], currentPeriod: number) {
  const closed = (isWanted: (band: number) => boolean) =>
    closedCounts(
      counts.filter(({valueBucket}) => isWanted(valueBucket)),
      topic,
      currentPeriod,
    )
  const visits = closed((band) => band === 0)
  return {
    visits: sumCounts(visits, topic),
    bands: Array.from({length: BANDS}, (_, band) =>
      band === 0
        ? 0
        : sumCounts(
            closed((told) => told === band),
            topic,
          ).reports,
    ),
    weeks: {visits, orders: closed((band) => band > 0)},
  }
}
