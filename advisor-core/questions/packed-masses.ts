import type {PackedCells, PackedGroup} from './pack-cells'

/** Posterior mass by cell, shape [cells], of each column by its array of cells; not to be written to. */
export type CellMasses = ReadonlyMap<ArrayLike<number>, Float64Array>

/**
 * Posterior mass by cell of every packed column: joint histograms, four groups a pass over the belief, and their
 * margins afterwards. Depends on the belief alone, to the bit.
 *
 * @param belief shape [N]
 */
export function packedMasses(groups: PackedCells, belief: Float64Array): CellMasses {
  const histograms = groups.map(({size}) => new Float64Array(size))
  const bytes = groups.filter(({codes}) => codes instanceof Uint8Array).length
  let g = 0
  for (; g + 4 <= bytes; g += 4) addFour(belief, groups.slice(g, g + 4), histograms.slice(g, g + 4))
  for (; g < groups.length; g++) {
    const {codes} = groups[g]!
    if (codes instanceof Uint8Array) addBytes(belief, codes, histograms[g]!)
    else addWide(belief, codes, histograms[g]!)
  }
  const masses = new Map<ArrayLike<number>, Float64Array>()
  groups.forEach(({members}, at) => {
    addMargins(histograms[at]!, members, masses)
  })
  return masses
}

function addFour(
  belief: Float64Array,
  groups: readonly PackedGroup[],
  histograms: readonly Float64Array[],
): void {
  const c0 = groups[0]!.codes
  const c1 = groups[1]!.codes
  const c2 = groups[2]!.codes
  const c3 = groups[3]!.codes
  const m0 = histograms[0]!
  const m1 = histograms[1]!
  const m2 = histograms[2]!
  const m3 = histograms[3]!
  for (let i = 0; i < belief.length; i++) {
    const p = belief[i]!
    m0[c0[i]!]! += p
    m1[c1[i]!]! += p
    m2[c2[i]!]! += p
    m3[c3[i]!]! += p
  }
}

// One loop a type of codes: a loop that has seen both reads each of them slowly.
function addBytes(belief: Float64Array, codes: Uint8Array, histogram: Float64Array): void {
  for (let i = 0; i < belief.length; i++) histogram[codes[i]!]! += belief[i]!
}

function addWide(belief: Float64Array, codes: Uint16Array, histogram: Float64Array): void {
  for (let i = 0; i < belief.length; i++) histogram[codes[i]!]! += belief[i]!
}

/** Mass by cell of each member, the one whose cells follow each other first; the sums over it are the joint of the rest. */
function addMargins(
  histogram: Float64Array,
  members: PackedGroup['members'],
  masses: Map<ArrayLike<number>, Float64Array>,
): void {
  let joint = histogram
  for (const {cells, cellCount} of members.slice(0, -1)) {
    const mass = new Float64Array(cellCount)
    const rest = new Float64Array(joint.length / cellCount)
    for (let r = 0, code = 0; r < rest.length; r++) {
      let sum = 0
      for (let cell = 0; cell < cellCount; cell++, code++) {
        mass[cell]! += joint[code]!
        sum += joint[code]!
      }
      rest[r] = sum
    }
    masses.set(cells, mass)
    joint = rest
  }
  masses.set(members.at(-1)!.cells, joint)
}
