import {canonicalJson} from './canonical-json'
import {MAX_ARCHETYPE_CELLS, WINDOW_PERIODS} from './caps'
import {drawSubset, type Uniform} from './draw-subset'
import {fields, integer, list} from './read'
import type {Topic} from './types'

/**
 * One answer of the randomiser for every cell of the archetype topic, drawn before any of them is asked for
 * and kept for 90 days: the same archetype gives the same mask, however often it is reported, so noise cannot
 * be averaged out.
 */
export interface ArchetypeMemo {
  /** The period it was drawn in. */
  readonly period: number
  /** The odds and cells it was drawn for, as one text. */
  readonly key: unknown
  /** shape [k]; the mask to report for each true cell, as an integer below 2^k. */
  readonly masks: readonly number[]
  /** Where in the posterior the class is taken from, a 32-bit word: see `archetypeCell`. */
  readonly quantile: number
}

/** How likely one class is on this device, by its id. */
export interface ClassPosterior {
  readonly id: string
  readonly posterior: number
}

/** The memo to report from: the kept one while it is younger than 90 days and its topic unchanged, else a new one. */
export function keepMemo(
  kept: ArchetypeMemo | null,
  {cells, subsetSize}: Topic,
  {odds, period, uniform}: {odds: number; period: number; uniform: Uniform},
): ArchetypeMemo {
  const key = canonicalJson([odds, cells])
  if (kept?.key === key && period - kept.period < WINDOW_PERIODS) return kept
  const masks = cells.map((_, trueCell) =>
    Number(drawSubset({cells: cells.length, subsetSize, odds, trueCell}, uniform)),
  )
  return {period, key, masks, quantile: uniform(2 ** 32)}
}

/**
 * The class that is fed to the randomiser, drawn from the posterior by inversion at a remembered quantile:
 * over visitors a fair draw, on one device the same class while the evidence is unchanged.
 *
 * @param quantile  uniform in [0, 2^32)
 * @returns index into the topic's cells; 0, `none`, when no class of the topic has any weight
 */
export function archetypeCell(
  quantile: number,
  cells: readonly string[],
  classes: readonly ClassPosterior[],
): number {
  const weights = cells.map((cell, i) => (i > 0 && classes.find(({id}) => id === cell)?.posterior) || 0)
  let rest = (quantile / 2 ** 32) * weights.reduce((sum, weight) => sum + weight)
  // Weights that are no numbers leave no index, and so `none`.
  const index = weights.findIndex((weight) => {
    rest -= weight
    return rest < 0
  })
  return Math.max(0, index)
}

/** A stored memo. */
export const readMemo = fields<ArchetypeMemo>({
  period: integer(),
  // Only ever compared.
  key: (value) => value,
  masks: list(2, MAX_ARCHETYPE_CELLS, integer(2 ** MAX_ARCHETYPE_CELLS - 1)),
  quantile: integer(2 ** 32 - 1),
})
