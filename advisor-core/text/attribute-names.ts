import {type Draft, neighbour, type Scene} from './scene'
import type {Target} from './types'

/** Whether the word only names the attribute of a value or adjective beside it. */
export const nameOfNeighbour = (scene: Scene, i: number, id: string): boolean =>
  [neighbour(scene, i, 1), neighbour(scene, i, -1)].some((at) => {
    const item = scene.items[at]
    return (
      item?.kind === 'mention' &&
      item.targets.some(({attribute, kind}) => attribute === id && kind !== 'attribute')
    )
  })

/** "wide fit": the reading whose attribute is named beside it. */
export function besideItsAttribute(scene: Scene, i: number, targets: readonly Target[]): Target | null {
  const named = [neighbour(scene, i, 1), neighbour(scene, i, -1)].flatMap((at) => attributesAt(scene, at))
  return targets.find(({kind, attribute}) => kind !== 'attribute' && named.includes(attribute)) ?? null
}

function attributesAt(scene: Scene, at: number): readonly string[] {
  const item = scene.items[at]
  if (item?.kind !== 'mention' || scene.used[at]) return []
  return item.targets.flatMap(({kind, attribute, rank}) =>
    kind === 'attribute' && rank <= 3 ? [attribute] : [],
  )
}

/** Takes the attribute's own name on either side into the wish: "Marke Tambeck", "sparsam im Verbrauch". */
export function absorb(scene: Scene, draft: Draft): Draft {
  let {lo, hi} = draft
  const next = neighbour(scene, hi, 1)
  const last = neighbour(scene, lo, -1)
  if (attributesAt(scene, next).includes(draft.attribute) && namesOnly(scene, next, draft.attribute))
    hi = next
  if (attributesAt(scene, last).includes(draft.attribute) && namesOnly(scene, last, draft.attribute))
    lo = last
  return {...draft, lo, hi}
}

/** "brand other than Ebrin": the attribute's name before the negation. */
export function absorbBefore(scene: Scene, draft: Draft): Draft {
  const last = neighbour(scene, draft.lo, -1)
  const named = attributesAt(scene, last).includes(draft.attribute) && namesOnly(scene, last, draft.attribute)
  return named ? {...draft, lo: last} : draft
}

/** A word that is a value of the attribute too keeps its own meaning. */
function namesOnly({items}: Scene, at: number, id: string): boolean {
  const item = items[at]
  if (item?.kind !== 'mention') return false
  const best = Math.min(...item.targets.map(({rank}) => rank))
  return item.targets.some(
    ({kind, attribute, rank}) => kind === 'attribute' && attribute === id && rank <= best + 3,
  )
}
