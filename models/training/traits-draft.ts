import type {LocalText} from '../../advisor-core/catalog/types'
import type {Trait} from '../../advisor-core/traits/types'

/** An item before calibration: wording, keying, and where its parameters may come from. */
export interface DraftItem {
  readonly id: string
  readonly facet: string
  readonly keyed: 1 | -1
  readonly text: LocalText
  readonly plain: LocalText
  readonly source: string
  /** Id of the same statement in the public SAPA item numbering, where answers to it may be at hand. */
  readonly calibrateAs?: string
}

/** A trait with its items, and with items that are only used to fix its scale while calibrating. */
export interface DraftTrait extends Trait {
  readonly items: readonly DraftItem[]
  readonly anchors: readonly {readonly item: string; readonly keyed: 1 | -1}[]
}

/** One trait calibrated: the scale is fixed by all its items, also by those that are not shipped. */
export interface CalibratedTrait {
  readonly trait: DraftTrait
  readonly columns: readonly {readonly column: number; readonly item: string; readonly keyed: 1 | -1}[]
  readonly parameters: ReadonlyMap<
    string,
    {readonly discrimination: number; readonly intercepts: readonly number[]}
  >
  readonly logLikelihood: number
}

/** Words for the six response categories, lowest first: the scale that the IPIP items were calibrated on. */
export const RESPONSE_CATEGORIES: readonly LocalText[] = [
  {de: 'trifft gar nicht zu', en: 'not at all like me'},
  {de: 'trifft nicht zu', en: 'not like me'},
  {de: 'trifft eher nicht zu', en: 'rather not like me'},
  {de: 'trifft eher zu', en: 'rather like me'},
  {de: 'trifft zu', en: 'like me'},
  {de: 'trifft genau zu', en: 'very much like me'},
]

export const IPIP = 'IPIP (public domain), German translation our own, CC0'
export const IPIP_NEO_DE = 'IPIP (public domain), German text from IPIP-NEO-120 (MIT), checked'
export const OWN = 'own wording, CC0'
