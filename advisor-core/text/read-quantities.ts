import {type NumberHome, numberHomes, pickTargets} from './pick-target'
import {type Amount, readAmount} from './read-amount'
import {type Bound, type Bounds, type NumberRelation, readAfter, readBefore} from './read-bounds'
import {type Draft, neighbour, operatorAt, type Scene} from './scene'
import type {Claim} from './types'

const FLIPPED = {'at-most': 'at-least', 'at-least': 'at-most'} as const satisfies Record<Bound, Bound>

/** Reads every number with its unit, bounds and attribute; numbers without a home stay unused. */
export function readQuantities(scene: Scene): Draft[] {
  const drafts: Draft[] = []
  for (let i = 0; i < scene.items.length; i++) {
    if (scene.items[i]!.kind !== 'number' || scene.used[i]) continue
    const draft = readQuantity(scene, readAmount(scene, i), drafts.at(-1))
    if (!draft) continue
    for (let j = draft.lo; j <= draft.hi; j++) scene.used[j] = 1
    drafts.push(draft)
    i = draft.hi
  }
  return drafts
}

/** An unused mention of one of these attributes at an index; `measured`: "25 cm breit" counts as well. */
function homeAt(scene: Scene, at: number, homes: readonly NumberHome[], measured = false): NumberHome | null {
  const item = scene.items[at]
  if (item?.kind !== 'mention' || scene.used[at]) return null
  const wanted = item.targets.filter(({kind}) => kind === 'attribute' || (measured && kind === 'direction'))
  return homes.find(({facts}) => wanted.some(({attribute}) => attribute === facts.attribute.id)) ?? null
}

function readQuantity(scene: Scene, amount: Amount, previous: Draft | undefined): Draft | null {
  const {lexicon, likely} = scene
  const before = readBefore(scene, amount.lo)
  let after = readAfter(scene, amount.hi)
  const homes = numberHomes(lexicon, amount.unit, amount.numbers, likely)
  let {lo} = before
  let hi = after.hi
  let home = comparedHome(scene, before.comparative, homes)
  let named = home !== null
  if (!home) {
    const next = neighbour(scene, hi, 1)
    const last = neighbour(scene, lo, -1)
    home = homeAt(scene, next, homes, amount.unit !== null && next === hi + 1)
    if (home) {
      hi = next
      if (after.relation === null && !after.negated) {
        after = readAfter(scene, hi)
        hi = after.hi
      }
    } else {
      home = homeAt(scene, last, homes)
      if (home) lo = last
    }
    named = home !== null
  }
  home ??=
    amount.unit === null ? unnamedHome(scene, amount, homes) : (homes.find(({possible}) => possible) ?? null)
  if (!home) return null
  const relation = relationOf(scene, {before, after, previous, lo, home})
  const negated = before.negated !== after.negated
  const claim = toClaim(
    relation.relation,
    negated,
    amount.numbers.map((n) => rounded(n * home.factor)),
  )
  if (!claim) return null
  const rivals = homes.filter(({plausible}) => plausible).length
  const guessed = !named && (!home.plausible || rivals > 1 || amount.unit === null)
  const isBudget = home.facts.attribute.role === 'price' && named
  return {
    attribute: home.facts.attribute.id,
    claim,
    lo,
    hi,
    unsure: guessed || (relation.bare && claim.relation !== 'between' && !isBudget),
  }
}

const rounded = (value: number): number => Number(value.toPrecision(12))

/** "breiter als 25 cm": the attribute that the comparative speaks of. */
function comparedHome(scene: Scene, at: number, homes: readonly NumberHome[]): NumberHome | null {
  const item = scene.items[at]
  if (item?.kind !== 'mention') return null
  const {targets} = pickTargets(scene.lexicon, item.targets, scene.likely)
  for (const target of targets) {
    const home = homes.find(
      ({facts}) => target.kind === 'direction' && facts.attribute.id === target.attribute,
    )
    if (home) return home
  }
  return null
}

/** A number with nothing to it is a price, if prices here are about that high and no unknown word claims it. */
function unnamedHome(
  {items, lexicon, used}: Scene,
  {lo, hi}: Amount,
  homes: readonly NumberHome[],
): NumberHome | null {
  const claimed = [lo - 1, hi + 1].some((at) => {
    const item = items[at]
    return item?.kind === 'unknown' || (item?.kind === 'mention' && item.targets.length === 0 && !used[at])
  })
  const price = homes.find(({facts}) => facts.attribute.id === lexicon.price)
  return price?.plausible && !claimed ? price : null
}

interface RelationInput {
  readonly before: Bounds
  readonly after: {readonly relation: Bound | null}
  readonly previous: Draft | undefined
  readonly lo: number
  readonly home: NumberHome
}

function relationOf(
  scene: Scene,
  {before, after, previous, lo, home}: RelationInput,
): {relation: NumberRelation; bare: boolean} {
  const stated = after.relation ?? before.relation
  if (stated) return {relation: stated, bare: false}
  // "mindestens 16 GB Arbeitsspeicher und 1 TB Speicher"
  const joint = neighbour(scene, lo, -1)
  const inherited = previous?.claim.relation
  if (operatorAt(scene, joint) === 'and' && previous && neighbour(scene, joint, -1) === previous.hi)
    if (inherited === 'at-most' || inherited === 'at-least') return {relation: inherited, bare: false}
  // "for six cups": as many, or more
  const isCapacity = home.facts.attribute.role !== 'price' && operatorAt(scene, lo - 1) === 'for'
  return {relation: isCapacity ? 'at-least' : home.facts.bare, bare: true}
}

function toClaim(relation: NumberRelation, negated: boolean, numbers: readonly number[]): Claim | null {
  const [first, second] = numbers
  if (first === undefined || !Number.isFinite(first)) return null
  if (second !== undefined)
    return negated || !Number.isFinite(second) ? null : {relation: 'between', value: [first, second]}
  if (!negated) return {relation, value: first}
  return relation === 'around' ? null : {relation: FLIPPED[relation], value: first}
}
