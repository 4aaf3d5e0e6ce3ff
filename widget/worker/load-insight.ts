import type {toGlass} from '../../advisor-core/dialogue/glass'

/** What the lazily loaded chunk offers. */
export interface Insight {
  readonly toGlass: typeof toGlass
}

/** The first answer is shown before this. */
const LOAD_AFTER_MS = 300

/**
 * Loads the chunk once, a while after the first call; without it the panel shows no effects and everything else
 * works.
 *
 * @param url  of the chunk, absolute; `null` where there is none
 */
export function createInsightLoader(url: string | null, onLoad: (insight: Insight) => void): () => void {
  let planned = url === null
  return () => {
    if (planned) return
    planned = true
    setTimeout(() => import(url!).then(onLoad, () => {}), LOAD_AFTER_MS)
  }
}
