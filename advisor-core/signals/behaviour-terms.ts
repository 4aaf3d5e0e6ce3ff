import type {EvidenceTerm} from '../belief/posterior'
import type {Catalog} from '../catalog/types'
import type {Evidence} from '../dialogue/types'
import {decodeDeeds, isBehaviour} from './behaviour-bin'
import {deedWeights} from './behaviour-weights'
import {rankInGroup} from './rank-in-group'
import {capTogether, productsWith, signalTerms} from './signal-terms'
import type {SignalWeight} from './types'

type SignalEntry = Extract<Evidence, {kind: 'signal'}>

/**
 * All that was done in the shop moves the log odds between two products by at most this much, in nats (e^1.5 ≈ 4.5 : 1).
 * It has a cap of its own: sorting by price takes nothing from what the page says about the category.
 */
export const BEHAVIOUR_CAP = 1.5

/** Circumstances (`signalTerms`) and behaviour as evidence terms. */
export function allSignalTerms(
  catalog: Catalog,
  weights: readonly SignalWeight[],
  entries: readonly SignalEntry[],
): readonly EvidenceTerm[] {
  const circumstances = entries.filter(({signal}) => !isBehaviour(signal))
  const behaviour = entries.flatMap((entry) => behaviourTerm(catalog, weights, entry) ?? [])
  return [...signalTerms(catalog, weights, circumstances), ...capTogether(behaviour, BEHAVIOUR_CAP)]
}

function behaviourTerm(catalog: Catalog, weights: readonly SignalWeight[], {id, signal, bin}: SignalEntry) {
  if (!isBehaviour(signal)) return null
  const rows = decodeDeeds(catalog, bin).flatMap((deed) => deedWeights(catalog, weights, signal, deed))
  if (rows.length === 0) return null
  const logLikelihood = new Float64Array(catalog.size)
  for (const {attribute, values, logRatio} of rows) {
    const column = catalog.columns[attribute]
    const share =
      column?.kind === 'numeric' ? rankInGroup(catalog, column) : productsWith(catalog, attribute, values)
    for (let i = 0; i < share.length; i++) logLikelihood[i]! += share[i]! * logRatio
  }
  return {id, kind: 'dense' as const, logLikelihood}
}
