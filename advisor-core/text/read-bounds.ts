import type {Item} from './find-items'
import type {Operator} from './function-words'
import {pickTargets} from './pick-target'
import {neighbour, operatorAt, type Scene} from './scene'

export type Bound = 'at-most' | 'at-least'
export type NumberRelation = Bound | 'around'

/** Nothing more comes in this clause. */
const clauseEnds = (scene: Scene, at: number): boolean => {
  const next = neighbour(scene, at, 1)
  return (
    next < 0 || scene.items[next]?.kind === 'break' || ['and', 'but'].includes(operatorAt(scene, next) ?? '')
  )
}

export interface Bounds {
  readonly relation: NumberRelation | null
  readonly negated: boolean
  /** The comparative that the number is measured by: "breiter als". */
  readonly comparative: number
  readonly lo: number
}

const BEFORE: Readonly<Partial<Record<Operator, NumberRelation>>> = {
  'at-most': 'at-most',
  'at-least': 'at-least',
  around: 'around',
  between: 'around',
  to: 'at-most',
}

/** What stands before a number: "nicht breiter als", "höchstens", "so um die". */
export function readBefore(scene: Scene, from: number): Bounds {
  let lo = from
  let relation: NumberRelation | null = null
  let at = neighbour(scene, lo, -1)
  for (
    let found = BEFORE[operatorAt(scene, at) ?? 'or'];
    found;
    found = BEFORE[operatorAt(scene, at) ?? 'or']
  ) {
    relation ??= found
    lo = at
    at = neighbour(scene, lo, -1)
  }
  let comparative = -1
  if (relation === null && operatorAt(scene, at) === 'than') {
    const mention = neighbour(scene, at, -1)
    const item = scene.items[mention]
    const direction = item?.kind === 'mention' && !scene.used[mention] ? directionOf(scene, item) : null
    if (direction) {
      comparative = mention
      relation = direction === 'higher' ? 'at-least' : 'at-most'
      lo = mention
      at = neighbour(scene, lo, -1)
    }
  }
  const negated = operatorAt(scene, at) === 'not' && relation !== null
  return {relation, negated, comparative, lo: negated ? at : lo}
}

function directionOf(scene: Scene, item: Item & {kind: 'mention'}): 'higher' | 'lower' | null {
  const [first] = pickTargets(
    scene.lexicon,
    item.targets.filter(({kind}) => kind === 'direction'),
    scene.likely,
  ).targets
  return first?.kind === 'direction' ? first.direction : item.amount
}

/** What stands behind it: "oder weniger", "mindestens", "+", and "nicht" at the end. */
export function readAfter(
  scene: Scene,
  from: number,
): {relation: Bound | null; negated: boolean; hi: number} {
  const next = neighbour(scene, from, 1)
  const operator = operatorAt(scene, next)
  if (operator === 'or-less') return {relation: 'at-most', negated: false, hi: next}
  if (operator === 'or-more') return {relation: 'at-least', negated: false, hi: next}
  if ((operator === 'at-most' || operator === 'at-least') && clauseEnds(scene, next))
    return {relation: operator, negated: false, hi: next}
  if (operator === 'not' && clauseEnds(scene, next)) return {relation: null, negated: true, hi: next}
  return {relation: null, negated: false, hi: from}
}
