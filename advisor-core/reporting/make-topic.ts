import {subsetSizeFor} from './caps'
import {topicId} from './topic-id'
import type {Topic, TopicSource} from './types'

/** What a topic is made of: everything else follows. */
export interface TopicInput {
  readonly source: TopicSource
  /** Without `none`, which is put before them. */
  readonly cells: readonly string[]
  readonly live: boolean
}

/** A topic of the published form: named after its source, `none` first, with the subset size for its odds. */
export function makeTopic({source, cells, live}: TopicInput, odds: number): Topic {
  const all = ['none', ...cells]
  return {id: topicId(source), source, cells: all, subsetSize: subsetSizeFor(all.length, odds), live}
}
