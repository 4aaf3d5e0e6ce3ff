import type {TasteArtefact} from '../../advisor-core/taste/types'
import {openTaste} from '../format/open-taste'

const KEPT = new WeakMap<Uint8Array, TasteArtefact>()

/** The artefact in the bytes of a `taste.bin`, which are not written to: read once, however often it is asked for. */
export function keptTaste(bytes: Uint8Array): TasteArtefact {
  const kept = KEPT.get(bytes)
  if (kept) return kept
  const artefact = openTaste(bytes)
  KEPT.set(bytes, artefact)
  return artefact
}
