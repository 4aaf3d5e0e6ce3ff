import type {Catalog} from '../../advisor-core/catalog/types'
import type {Comparer, Comparison, ComparisonRequest} from '../../advisor-core/taste/pick-comparison'
import type {ShownChoice, TasteFeature} from '../../advisor-core/taste/types'

/** What was chosen, and what it was chosen from. */
export interface TasteQuestion {
  readonly catalog: Catalog
  readonly choices: readonly ShownChoice[]
}

/** Refits taste on this device; `null` when the model's code cannot be had, which changes nothing else. */
export interface TasteFitter {
  readonly preload: () => void
  /** Whether the code is there, so that a fit is a matter of milliseconds. */
  readonly ready: () => boolean
  /** What the weights stand for; empty before the first fit. */
  readonly features: () => readonly TasteFeature[]
  readonly fit: (question: TasteQuestion) => Promise<readonly number[] | null>
  /** Picks two products to compare; `null` before the model's code is there. */
  readonly compare: (catalog: Catalog) => Comparer | null
}

/** What the lazily loaded chunk offers (models/runtime), said here so that no type drags it in. */
interface TasteRuntime {
  readonly buildFeatures: (catalog: Catalog) => readonly TasteFeature[]
  readonly fitShown: (
    question: TasteQuestion & {readonly features: readonly TasteFeature[]; readonly taste: Uint8Array},
  ) => ArrayLike<number>
  readonly compareShown: (
    request: ComparisonRequest & {
      readonly catalog: Catalog
      readonly features: readonly TasteFeature[]
      readonly taste: Uint8Array
    },
  ) => Comparison | null
}

/** The first answer is shown long before this. */
const PRELOAD_AFTER_MS = 1500

/**
 * @param url    of the taste model's chunk, absolute
 * @param taste  bytes of the shop's taste model
 */
export function createTasteFitter(url: string, taste: Uint8Array): TasteFitter {
  let loading: Promise<TasteRuntime | null> | null = null
  let runtime: TasteRuntime | null = null
  let features: readonly TasteFeature[] = []
  const load = () => {
    loading ??= import(url).then(
      (module: TasteRuntime) => {
        runtime = module
        return module
      },
      () => null,
    )
    return loading
  }
  const encode = (loaded: TasteRuntime, catalog: Catalog) => {
    if (!features.length) features = loaded.buildFeatures(catalog)
  }
  return {
    compare: (catalog) => {
      const loaded = runtime
      if (!loaded) return null
      encode(loaded, catalog)
      return (request) => loaded.compareShown({...request, catalog, features, taste})
    },
    preload: () => {
      setTimeout(load, PRELOAD_AFTER_MS)
    },
    ready: () => runtime !== null,
    features: () => features,
    fit: async (question) => {
      try {
        const loaded = await load()
        if (!loaded) return null
        encode(loaded, question.catalog)
        return Array.from(loaded.fitShown({...question, features, taste}))
      } catch {
        return null
      }
    },
  }
}
