import type {EstimatedTopic, EstimateSet} from './estimates'
import {isTold} from './experiments'

export type GroupId = 'archetype' | 'questions' | 'traits' | 'when' | 'course' | 'other'

/** The sections of the page, in order, and the kinds of topics each one holds. */
const GROUPS: readonly {readonly id: GroupId; readonly kinds: readonly string[]}[] = [
  {id: 'archetype', kinds: ['archetype']},
  {id: 'questions', kinds: ['question']},
  {id: 'traits', kinds: ['trait']},
  {id: 'when', kinds: ['hour', 'weekday', 'device']},
  {id: 'course', kinds: ['last-question', 'transition', 'kpi']},
]

export interface TopicGroup {
  readonly id: GroupId
  readonly shown: readonly EstimatedTopic[]
  readonly tooEarly: readonly EstimatedTopic[]
}

/** Topics by section, without those that have a table or an experiment’s part; a kind of topic that this page does not know yet stands in the last one. */
export function toGroups(set: EstimateSet): TopicGroup[] {
  const tables = new Set(set.tables?.map(({id}) => id))
  const topics = withoutExperiments(set)
    .filter(({id}) => !tables.has(id))
    .map((topic) => withPooled(topic, set))
  const known = new Set(GROUPS.flatMap((group) => group.kinds))
  const kindsOf = (topic: EstimatedTopic) => topic.source.kind
  const parts = GROUPS.map(({id, kinds}) => ({
    id,
    topics: topics
      .filter((topic) => kinds.includes(kindsOf(topic)))
      .sort((a, b) => kinds.indexOf(kindsOf(a)) - kinds.indexOf(kindsOf(b))),
  }))
  const rest = topics.filter((topic) => !known.has(kindsOf(topic)))
  return [...parts, {id: 'other' as const, topics: rest}].flatMap(({id, topics}) =>
    topics.length === 0
      ? []
      : [
          {
            id,
            shown: topics.filter((topic) => topic.estimate.kind === 'shown'),
            tooEarly: topics.filter((topic) => topic.estimate.kind === 'too-early'),
          },
        ],
  )
}

/** The archetype topic with the shares that all topics about archetypes give together. */
function withPooled(topic: EstimatedTopic, {archetypes}: EstimateSet): EstimatedTopic {
  const {estimate, source} = topic
  if (source.kind !== 'archetype' || estimate.kind !== 'shown' || !archetypes) return topic
  return {...topic, estimate: {...estimate, cells: archetypes.cells, reports: archetypes.reports}}
}

/** Every arm of an experiment has a topic, whose id begins with the experiment's. */
function withoutExperiments({topics, experiments = []}: EstimateSet): EstimatedTopic[] {
  return topics.filter((topic) => !experiments.some(({id}) => topic.id.startsWith(`${id}:`)))
}

/** Whether nothing of a set can be shown yet. */
export const isAllTooEarly = (set: EstimateSet): boolean =>
  !set.experiments?.some(isTold) &&
  withoutExperiments(set).every((topic) => topic.estimate.kind === 'too-early')

/** The topics of a set of which nothing can be shown, with what is missing; an experiment as one, of all its arms. */
export function toWaiting(set: EstimateSet): EstimatedTopic[] {
  const compared = (set.experiments ?? []).map(
    ({id, chosen}): EstimatedTopic => ({
      id,
      source: {kind: 'experiment'},
      cells: [],
      estimate: {kind: 'too-early', ...chosen},
    }),
  )
  return [...withoutExperiments(set), ...compared]
}

/** The set a page opens with: the one asked for by the beginning of its hash, else the first, which is real. */
export function pickSet(sets: readonly EstimateSet[], asked: string | null): EstimateSet | null {
  const found = asked ? sets.find((set) => set.hash.startsWith(asked)) : undefined
  return found ?? sets[0] ?? null
}

/** The simulated set to offer where a real one has nothing to show yet. */
export function simulatedInstead(sets: readonly EstimateSet[], set: EstimateSet): EstimateSet | null {
  if (set.simulated || !isAllTooEarly(set)) return null
  return sets.find((other) => other.simulated && !isAllTooEarly(other)) ?? null
}
