import type {Catalog} from '../../advisor-core/catalog/types'
import type {ShownChoice, TasteFeature} from '../../advisor-core/taste/types'

/** What was chosen, and what it was chosen from. */
export interface TasteQuestion {
  readonly catalog: Catalog
  readonly features: readonly TasteFeature[]
  readonly choices: readonly ShownChoice[]
}

/** Refits taste on this device; `null` when the model's code cannot be had, which changes nothing else. */
export interface TasteFitter {
  readonly preload: () => void
  readonly fit: (question: TasteQuestion) => Promise<readonly number[] | null>
}

/** What the lazily loaded chunk offers (models/runtime), said here so that no type drags it in. */
interface TasteRuntime {
  readonly fitShown: (question: TasteQuestion & {readonly taste: Uint8Array}) => ArrayLike<number>
}

/** The first answer is shown long before this. */
const PRELOAD_AFTER_MS = 1500

/**
 * @param url    of the taste model's chunk, absolute
 * @param taste  bytes of the shop's taste model
 */
export function createTasteFitter(url: string, taste: Uint8Array): TasteFitter {
  let loading: Promise<TasteRuntime | null> | null = null
  let planned = false
  const load = () => {
    loading ??= import(url).then(
      (module: TasteRuntime) => module,
      () => null,
    )
    return loading
  }
  return {
    preload: () => {
      if (planned) return
      planned = true
      setTimeout(load, PRELOAD_AFTER_MS)
    },
    fit: async (question) => {
      try {
        const runtime = await load()
        return runtime && Array.from(runtime.fitShown({...question, taste}))
      } catch {
        return null
      }
    },
  }
}
