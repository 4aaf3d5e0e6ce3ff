import type {Arms} from './draw-arms'
import {type ArmRules, type Experiments, HOLD_OUT} from './types'

/** What is not asked where nothing is to be inferred. */
const HELD_OUT_RULES = {traitQuestions: 0, comparisons: 0} as const satisfies ArmRules

export const isHeldOut = (arms: Arms): boolean => arms[HOLD_OUT.id] === HOLD_OUT.heldOut

/** The rules that hold for a visit with these arms; arms that there are none of change nothing. */
export function applyArms<Rules extends ArmRules>(
  rules: Rules,
  {running = []}: Experiments,
  arms: Arms,
): Rules {
  if (isHeldOut(arms)) return {...rules, ...HELD_OUT_RULES}
  const own = running.map(({id, arms: all}) => all.find((arm) => arm.id === arms[id])?.rules)
  return Object.assign({}, rules, ...own)
}
