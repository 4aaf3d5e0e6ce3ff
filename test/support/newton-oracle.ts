import type {TasteFitRequest} from '../../models/runtime/fit-taste'

/**
 * The most probable weights by Newton's method with a line search, written on nested arrays without any of the
 * product's code: slow, plain, in Float64.
 */
export function newtonOracle({dim, mean, precision, choices, positions: bonuses}: TasteFitRequest): number[] {
  const P = Array.from({length: dim}, (_, f) =>
    Array.from({length: dim}, (_, g) =>
      precision.length === dim * dim ? precision[f * dim + g]! : f === g ? precision[f]! : 0,
    ),
  )
  const sets = choices.map(({features, chosen, positions}) => {
    const items = Array.from(positions, (position, i) => ({
      x: Array.from({length: dim}, (_, f) => features[i * dim + f]!),
      bonus: chosen >= 0 ? (bonuses[position] ?? 0) : 0,
    }))
    if (chosen < 0) items.push({x: new Array<number>(dim).fill(0), bonus: 0})
    return {items, picked: chosen < 0 ? items.length - 1 : chosen}
  })
  const probabilitiesAt = (w: number[], items: (typeof sets)[number]['items']) => {
    const e = items.map(({x, bonus}) => Math.exp(bonus + dot(x, w)))
    const total = e.reduce((a, b) => a + b, 0)
    return e.map((value) => value / total)
  }
  const value = (w: number[]) => {
    const delta = w.map((x, f) => x - mean[f]!)
    const prior =
      -0.5 *
      dot(
        delta,
        P.map((row) => dot(row, delta)),
      )
    return sets.reduce((sum, {items, picked}) => sum + Math.log(probabilitiesAt(w, items)[picked]!), prior)
  }
  let w = Array.from({length: dim}, (_, f) => mean[f]!)
  for (let step = 0; step < 100; step++) {
    const delta = w.map((x, f) => x - mean[f]!)
    const gradient = P.map((row) => -dot(row, delta))
    const H = P.map((row) => [...row])
    for (const {items, picked} of sets) {
      const p = probabilitiesAt(w, items)
      const centre = gradient.map((_, f) =>
        dot(
          p,
          items.map(({x}) => x[f]!),
        ),
      )
      items.forEach(({x}, i) => {
        for (let f = 0; f < dim; f++) {
          gradient[f]! += ((i === picked ? 1 : 0) - p[i]!) * x[f]!
          for (let g = 0; g < dim; g++) H[f]![g]! += p[i]! * (x[f]! - centre[f]!) * (x[g]! - centre[g]!)
        }
      })
    }
    const direction = solve(H, gradient)
    if (Math.abs(dot(direction, gradient)) < 1e-16) break
    let scale = 1
    const before = value(w)
    const moved = () => w.map((x, f) => x + scale * direction[f]!)
    while (!(value(moved()) >= before) && scale > 1e-9) scale /= 2
    w = moved()
  }
  return w
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0)
}

/** Gauss–Jordan elimination with row exchange. */
function solve(A: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = A.map((row, i) => [...row, b[i]!])
  for (let k = 0; k < rows.length; k++) {
    let pivot = k
    for (let i = k; i < rows.length; i++) if (Math.abs(rows[i]![k]!) > Math.abs(rows[pivot]![k]!)) pivot = i
    const swapped = rows[k]!
    rows[k] = rows[pivot]!
    rows[pivot] = swapped
    rows.forEach((row, i) => {
      if (i === k) return
      const factor = row[k]! / rows[k]![k]!
      for (let j = k; j < row.length; j++) row[j]! -= factor * rows[k]![j]!
    })
  }
  return rows.map((row, i) => row.at(-1)! / row[i]!)
}
