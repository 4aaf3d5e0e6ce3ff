import {type Draft, neighbour, operatorAt, type Scene} from './scene'
import type {Claim} from './types'

/** A negation on its way: where it stands, what it was used for, what came since. */
export interface Negation {
  readonly at: number
  readonly usedFor: string | null
  readonly since: 'nothing' | 'or' | 'and' | 'break' | 'unknown'
}

export const OPPOSITE = {lower: 'higher', higher: 'lower', is: 'not', not: 'is'} as const

/** What becomes of a negation at an item that is no mention. */
export function afterItem(
  scene: Scene,
  i: number,
  negation: Negation | null,
  drafts: Draft[],
): Negation | null {
  const {kind} = scene.items[i]!
  if (kind === 'operator') return afterOperator(scene, i, negation, drafts)
  if (negation === null) return null
  if (kind === 'break') return negation.usedFor === null ? null : {...negation, since: 'break'}
  if (kind === 'unknown') return negation.usedFor === null ? {...negation, since: 'unknown'} : null
  return negation
}

function afterOperator(scene: Scene, i: number, negation: Negation | null, drafts: Draft[]): Negation | null {
  switch (operatorAt(scene, i)) {
    case 'not': {
      const next = neighbour(scene, i, 1)
      const last = drafts.at(-1)
      const ends = next < 0 || scene.items[next]?.kind === 'break'
      // "Tambeck nicht"
      if (ends && last && neighbour(scene, last.hi, 1) === i && opposite(last.claim)) {
        drafts[drafts.length - 1] = {...last, hi: i, claim: opposite(last.claim)!}
        scene.used[i] = 1
        return null
      }
      return {at: i, usedFor: null, since: 'nothing'}
    }
    case 'or':
      return negation && {...negation, since: 'or'}
    case 'and':
      return negation?.usedFor ? {...negation, since: 'and'} : negation?.since === 'unknown' ? null : negation
    case 'but':
      return null
    default:
      return negation
  }
}

function opposite(claim: Claim): Claim | null {
  switch (claim.relation) {
    case 'is':
    case 'not': {
      const [only] = claim.value
      if (only === 'yes' || only === 'no') return {relation: 'is', value: [only === 'yes' ? 'no' : 'yes']}
      return {relation: OPPOSITE[claim.relation], value: claim.value}
    }
    case 'lower':
    case 'higher':
      return {relation: OPPOSITE[claim.relation], value: null, limit: null}
    default:
      return null
  }
}

/** Whether a negation reaches a wish about an attribute: surely, perhaps, or not. */
export type Reach = (attribute: string, relation: Claim['relation']) => 'yes' | 'maybe' | 'no'

export function reachOf({items}: Scene, at: number, negation: Negation | null): Reach {
  return (attribute, relation) => {
    if (!negation) return 'no'
    if (negation.usedFor === null) return 'yes'
    if (negation.since === 'or') return 'yes'
    if (negation.since === 'nothing' || relation === 'lower' || relation === 'higher') return 'no'
    if (negation.usedFor === attribute) return items[at]?.kind === 'mention' ? 'yes' : 'no'
    return negation.since === 'and' ? 'maybe' : 'no'
  }
}
