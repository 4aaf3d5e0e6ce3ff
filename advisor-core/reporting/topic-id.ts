import type {TopicSource} from './types'

/** The stable name of a topic: `archetype`, `question:budget`. */
export function topicId(source: TopicSource): string {
  if (source.kind === 'trait') return `trait:${source.trait}`
  return source.kind === 'question' ? `question:${source.question}` : source.kind
}
