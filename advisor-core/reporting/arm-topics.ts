import type {TopicValues} from './pick-cells'

/** Of the topics that a visit could say something to, those of the arms that it drew. */
export const armTopics = (values: TopicValues): string[] =>
  Object.keys(values).filter((id) => id.startsWith('experiment:'))
