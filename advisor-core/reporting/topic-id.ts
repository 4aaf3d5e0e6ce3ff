import type {TopicSource} from './types'

/** The stable name of a topic: `archetype`, `question:budget`. */
export function topicId(source: TopicSource): string {
  const {kind, ...rest} = source
  return [kind, ...Object.values(rest).filter((value) => typeof value === 'string')].join(':')
}
