import type {toGlass} from '../../advisor-core/dialogue/glass'
import type {Insight} from '../../advisor-core/dialogue/model'

/** What the chunk offers: what is needed from the second event on, and what the glass panel shows. */
export interface InsightModule {
  readonly INSIGHT: Insight | null
  readonly toGlass: typeof toGlass
}

export interface InsightLoader {
  /** `null` until it is there, or known not to be had. */
  readonly module: () => InsightModule | null
  /** Loads it now unless it is there; tries anew after a failure. Never rejects. */
  readonly load: () => Promise<void>
  /** Loads it a while after the first call, and calls back. */
  readonly plan: (onLoad: () => void) => void
}

/** The first answer is shown before this. */
const LOAD_AFTER_MS = 300

/** Stands in where the chunk cannot be had: nobody is portrayed, and the panel shows no effects. */
const NO_INSIGHT: InsightModule = {INSIGHT: null, toGlass: () => []}

/** @param url of the chunk, absolute; `null` where there is none */
export function createInsightLoader(url: string | null): InsightLoader {
  let module: InsightModule | null = url === null ? NO_INSIGHT : null
  let loading: Promise<void> | null = null
  let planned = false
  let failures = 0
  const load = () => {
    if (url === null || (module && module !== NO_INSIGHT)) return Promise.resolve()
    // A browser may remember by its address that a module failed; the fragment makes it another one.
    loading ??= import(`${url}#${failures}`).then(
      (loaded: InsightModule) => {
        module = loaded
        loading = null
      },
      () => {
        failures++
        module = NO_INSIGHT
        loading = null
      },
    )
    return loading
  }
  return {
    module: () => module,
    load,
    plan: (onLoad) => {
      if (!planned && !module) setTimeout(() => load().then(onLoad), LOAD_AFTER_MS)
      planned = true
    },
  }
}
