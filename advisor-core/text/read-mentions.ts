import {absorb, absorbBefore, besideItsAttribute, nameOfNeighbour} from './attribute-names'
import type {Item} from './find-items'
import {afterItem, type Negation, OPPOSITE, type Reach, reachOf} from './negation'
import {pickTargets} from './pick-target'
import {type Draft, neighbour, operatorAt, type Scene} from './scene'
import type {Claim, Target} from './types'

type Mention = Item & {kind: 'mention'}

/** Reads values, yes or no, and adjectives, with the negations that reach them. */
export function readMentions(scene: Scene): Draft[] {
  const drafts: Draft[] = []
  let negation: Negation | null = null
  for (let i = 0; i < scene.items.length; i++) {
    const item = scene.items[i]!
    if (scene.used[i] === 1) {
      negation = null
      continue
    }
    negation = afterItem(scene, i, negation, drafts)
    if (item.kind !== 'mention') continue
    const reach = reachOf(scene, i, negation)
    const draft = readMention(scene, i, item, reach)
    if (!draft) {
      if (negation && !namesNeighbour(scene, i, item)) negation = null
      continue
    }
    const negated: boolean = reach(draft.attribute, draft.claim.relation) !== 'no'
    if (negated && negation) {
      const lo = negation.usedFor === null ? Math.min(negation.at, draft.lo) : draft.lo
      drafts.push({
        ...absorbBefore(scene, {...draft, lo}),
        unsure: draft.unsure || reach(draft.attribute, draft.claim.relation) === 'maybe',
      })
      negation = {at: negation.at, usedFor: draft.attribute, since: 'nothing'}
    } else {
      drafts.push(draft)
      negation = null
    }
    const last = drafts.at(-1)!
    for (let j = last.lo; j <= last.hi; j++) scene.used[j] = 1
    i = Math.max(i, last.hi)
  }
  return drafts
}

function readMention(scene: Scene, i: number, item: Mention, reach: Reach): Draft | null {
  if (item.amount) {
    const draft = readAmountOf(scene, i, item.amount, reach)
    if (draft) return draft
  }
  if (item.targets.length === 0) return null
  const picked = pickTargets(scene.lexicon, item.targets, scene.likely)
  const target = besideItsAttribute(scene, i, picked.targets) ?? mostTelling(picked.targets)
  if (!target) return null
  const unsure = item.unsure || picked.unsure
  const negated = (relation: Claim['relation']) => reach(target.attribute, relation) !== 'no'
  switch (target.kind) {
    case 'direction': {
      // "war zu teuer": what was too much of it is to be less.
      const complaint = isExcess(scene, i - 1) && !negated('lower')
      const direction = negated('lower') || complaint ? OPPOSITE[target.direction] : target.direction
      const limit = direction === target.direction ? limitOf(picked.targets, target) : null
      return absorb(scene, {
        attribute: target.attribute,
        claim: {relation: direction, value: null, limit},
        lo: complaint ? i - 1 : i,
        hi: i,
        unsure: unsure || complaint,
      })
    }
    case 'value': {
      const isNot = negated('is') !== target.inverse
      const claim = valueClaim(target.values, isNot)
      return absorb(scene, {attribute: target.attribute, claim, lo: i, hi: i, unsure})
    }
    case 'bound': {
      const claim = negated('at-most') ? null : boundClaim(target)
      return claim && {attribute: target.attribute, claim, lo: i, hi: i, unsure}
    }
    case 'attribute':
      return readAttribute(scene, i, target.attribute, negated('is'), unsure)
  }
}

const isExcess = ({items, used}: Scene, at: number): boolean => {
  const item = items[at]
  return item?.kind === 'filler' && item.excess === true && used[at] === 0
}

function valueClaim(values: readonly string[], isNot: boolean): Claim {
  const [only] = values
  if (values.length === 1 && (only === 'yes' || only === 'no'))
    return {relation: 'is', value: [(only === 'yes') !== isNot ? 'yes' : 'no']}
  return {relation: isNot ? 'not' : 'is', value: values}
}

function boundClaim({min, max}: Target & {kind: 'bound'}): Claim | null {
  if (min !== null && max !== null) return {relation: 'between', value: [min, max]}
  if (max !== null) return {relation: 'at-most', value: max}
  return min === null ? null : {relation: 'at-least', value: min}
}

/** A boolean is wished for by its name; of others the name alone says something only where a value means "none". */
function readAttribute(scene: Scene, i: number, id: string, negated: boolean, unsure: boolean): Draft | null {
  const facts = scene.lexicon.attributes.get(id)
  const around = [neighbour(scene, i, 1), neighbour(scene, i, -1)]
  const indifferent = around.find((at) => ['any', 'preference'].includes(operatorAt(scene, at) ?? ''))
  if (!facts || indifferent !== undefined) {
    if (indifferent !== undefined) scene.used[i] = 1
    return null
  }
  const base = {attribute: id, lo: i, hi: i, unsure}
  if (facts.attribute.kind === 'boolean')
    return {...base, claim: {relation: 'is', value: [negated ? 'no' : 'yes']}}
  if (facts.none === null || nameOfNeighbour(scene, i, id)) return null
  return {...base, claim: {relation: negated ? 'is' : 'not', value: [facts.none]}}
}

/** Whether an unread mention only names the attribute of what follows: "nicht von Marke Tambeck". */
const namesNeighbour = (scene: Scene, i: number, {targets}: Mention): boolean =>
  targets.length === 0 ||
  targets.some(({kind, attribute}) => kind === 'attribute' && nameOfNeighbour(scene, i, attribute))

/** "großer Wassertank", "viel Drehmoment": more or less of the attribute beside the adjective. */
function readAmountOf(scene: Scene, i: number, amount: 'higher' | 'lower', reach: Reach): Draft | null {
  for (const step of [1, -1] as const) {
    const at = neighbour(scene, i, step)
    const item = scene.items[at]
    if (item?.kind !== 'mention' || scene.used[at]) continue
    const {targets, unsure} = pickTargets(
      scene.lexicon,
      item.targets.filter(
        ({kind, attribute}) =>
          kind === 'attribute' && scene.lexicon.attributes.get(attribute)?.attribute.kind === 'numeric',
      ),
      scene.likely,
    )
    const [target] = targets
    if (!target) continue
    const relation = reach(target.attribute, amount) === 'no' ? amount : OPPOSITE[amount]
    return {
      attribute: target.attribute,
      claim: {relation, value: null, limit: null},
      lo: Math.min(i, at),
      hi: Math.max(i, at),
      unsure: unsure || item.unsure,
    }
  }
  return null
}

/**
 * The reading to take: the first, but where that is an attribute's bare name, a value or direction of the same
 * attribute says more ("ohne Federung", "breit").
 */
function mostTelling(targets: readonly Target[]): Target | undefined {
  const [first] = targets
  if (first?.kind !== 'attribute') return first
  const more = targets.find(
    ({kind, rank, attribute}) =>
      attribute === first.attribute &&
      ((kind === 'value' && rank === first.rank) || (kind === 'direction' && rank <= first.rank + 1)),
  )
  return more ?? first
}

/** The merchant's own bound for the word: an option called "leise" with a limit. */
function limitOf(
  targets: readonly Target[],
  {attribute, direction}: Target & {kind: 'direction'},
): number | null {
  for (const target of targets)
    if (target.kind === 'bound' && target.attribute === attribute) {
      const limit = direction === 'lower' ? target.max : target.min
      if (limit !== null) return limit
    }
  return null
}
