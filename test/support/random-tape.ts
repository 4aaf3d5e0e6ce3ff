import {chooseTopic} from '../../advisor-core/reporting/choose-topic'
import type {ReportConfiguration} from '../../advisor-core/reporting/types'
import {uniformBelow} from '../../advisor-core/reporting/uniform-below'

/** Words of a tape by its seed (xorshift32); the page makes the same in `installTape`. */
export function tapeWords(seed: number): () => number {
  let state = seed >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state
  }
}

/** Replaces the page's random source by a tape that `resetTape(seed)` rewinds; to be run before anything loads. */
export function installTape(): void {
  let state = 1
  let constant = false
  const word = () => {
    if (constant) return state
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state
  }
  crypto.getRandomValues = <T extends ArrayBufferView | null>(array: T): T => {
    if (array instanceof Uint32Array) for (let i = 0; i < array.length; i++) array[i] = word()
    else if (array instanceof Uint8Array) for (let i = 0; i < array.length; i++) array[i] = word() & 255
    return array
  }
  Object.assign(globalThis, {
    resetTape: (seed: number, same: boolean) => {
      state = seed >>> 0 || 1
      constant = same
    },
  })
}

/**
 * A seed under which a report is about a topic other than the archetype, and its first choice names the truth, or
 * does not look at it.
 */
export function findSeed(configuration: ReportConfiguration, branch: 'truth' | 'noise', after = 0): number {
  for (let seed = after + 1; ; seed++) {
    const next = tapeWords(seed)
    const uniform = (bound: number) => uniformBelow(bound, next)
    // Two words for each topic are taken before the report is drawn.
    for (let i = 0; i < 2 * configuration.topics.length; i++) next()
    const index = chooseTopic(configuration, uniform)
    const topic = configuration.topics[index]!
    const truthful = (configuration.odds - 1) * topic.subsetSize
    const truth = uniform(truthful + topic.cells.length) < truthful
    if (index > 0 && truth === (branch === 'truth')) return seed
  }
}

/** A word that, repeated, takes the archetype and never looks at the class. */
export function findNoisyWord({odds, topics}: ReportConfiguration): number {
  const {cells, subsetSize} = topics[0]!
  const truthful = (odds - 1) * subsetSize
  for (let word = 2; ; word += 2) if (word % (truthful + cells.length) >= truthful) return word
}
