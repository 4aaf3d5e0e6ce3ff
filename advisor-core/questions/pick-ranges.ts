/** A cut at 137 must tell this much more, in bits, than one at 140, and that than one at 100. */
const BITS_PER_DIGIT = 0.04

/** A range with less of the belief than this is none. */
const LEAST_MASS = 0.02

/**
 * The cuts that divide a belief into ranges that tell most: they maximise the entropy of the ranges' masses less a
 * little for every digit that a cut is not round, exactly, by dynamic programming over bins.
 *
 * @param edges between the bins, ascending; shape [bins − 1]
 * @param most  ranges at most, at least 2
 * @returns from the belief by bin, in order of the numbers, shape [bins], the chosen edges, ascending; none where the
 *          belief has nothing to divide
 */
export function rangePicker(edges: ArrayLike<number>, most: number): (mass: ArrayLike<number>) => number[] {
  const bins = edges.length + 1
  const price = Float64Array.from(edges, (edge) => BITS_PER_DIGIT * digits(edge))
  const worth = new Float64Array((bins + 1) * (bins + 1))
  const below = new Float64Array(bins + 1)
  return (mass) => {
    for (let b = 0; b < bins; b++) below[b + 1] = below[b]! + mass[b]!
    const total = below[bins]!
    if (!(total > 0)) return []
    for (let from = 0; from < bins; from++)
      for (let to = from + 1; to <= bins; to++) {
        const p = (below[to]! - below[from]!) / total
        worth[from * (bins + 1) + to] = p < LEAST_MASS ? -Infinity : -p * Math.log2(p)
      }
    // best[to]: the first `to` bins in k + 1 ranges; cuts[k - 1][to]: where the last of them begins.
    let best = worth.slice(0, bins + 1)
    best[0] = -Infinity
    const cuts: Uint16Array[] = []
    let found: {value: number; ranges: number} = {value: best[bins]!, ranges: 1}
    for (let k = 1; k < Math.min(most, bins); k++) {
      const next = new Float64Array(bins + 1).fill(-Infinity)
      const cut = new Uint16Array(bins + 1)
      for (let from = k; from < bins; from++) {
        const start = best[from]! - price[from - 1]!
        if (start === -Infinity) continue
        for (let to = from + 1; to <= bins; to++) {
          const value = start + worth[from * (bins + 1) + to]!
          if (value > next[to]!) {
            next[to] = value
            cut[to] = from
          }
        }
      }
      cuts.push(cut)
      best = next
      if (best[bins]! > found.value) found = {value: best[bins]!, ranges: k + 1}
    }
    const chosen: number[] = []
    for (let k = found.ranges - 2, to = bins; k >= 0; k--) {
      to = cuts[k]![to]!
      chosen.unshift(edges[to - 1]!)
    }
    return chosen
  }
}

/** How many digits a number is written with, trailing zeros apart: 100 has one, 2.5 two. */
export function digits(x: number): number {
  return x === 0
    ? 1
    : Math.abs(x)
        .toExponential()
        .replace(/e.*|\.|-/g, '').length
}
