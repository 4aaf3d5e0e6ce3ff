import type {Counts} from '../../advisor-core/reporting/estimate-cells'
import type {Topic} from '../../advisor-core/reporting/types'
import {observeShares} from '../../cli/learn/observe-shares'
import type {Weeks} from '../../cli/learn/topic-weeks'

/** Closed weeks of a simulated shop that counts this one topic. @param weeks  counters of each */
export function countedTopic(topic: Topic, weeks: readonly Counts[], odds: number): Weeks {
  const observe = (names: readonly string[]) => (counts: Counts) =>
    observeShares(counts, {
      topic,
      odds,
      kept: names.map((name) => topic.cells.indexOf(name)),
      designEffect: 1,
    })
  return {
    hash: 'f'.repeat(64),
    classification: null,
    periods: {first: 1, last: weeks.length},
    older: [],
    configuration: {
      version: 1,
      shop: '0'.repeat(32),
      simulated: true,
      periodDays: 7,
      odds,
      topics: [topic],
      outcomes: null,
      artefacts: {},
    },
    topic: (id) => (id === topic.id ? {topic, weeks, observe} : null),
  }
}
