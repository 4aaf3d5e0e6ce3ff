import type {ChoiceEvidence, TasteProblem} from '../../advisor-core/taste/types'

/** Refits taste on this device; `null` when the model's code cannot be had, which changes nothing else. */
export interface TasteFitter {
  readonly preload: () => void
  readonly fit: (problem: TasteProblem) => Promise<readonly number[] | null>
}

/** What the lazily loaded chunk offers (models/runtime), said here so that no type drags it in. */
interface TasteRuntime {
  readonly fitTaste: (request: {
    readonly dim: number
    readonly mean: ArrayLike<number>
    readonly precision: ArrayLike<number>
    readonly choices: readonly ChoiceEvidence[]
    readonly firstPosition: number
  }) => {readonly weights: ArrayLike<number>}
}

/** The first answer is shown long before this. */
const PRELOAD_AFTER_MS = 1500

/** @param url  of the taste model's chunk, absolute */
export function createTasteFitter(url: string): TasteFitter {
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
    fit: async ({prior: {mean, precision}, choices, firstPosition}) => {
      try {
        const runtime = await load()
        const fit = runtime?.fitTaste({dim: mean.length, mean, precision, choices, firstPosition})
        return fit ? Array.from(fit.weights) : null
      } catch {
        return null
      }
    },
  }
}
