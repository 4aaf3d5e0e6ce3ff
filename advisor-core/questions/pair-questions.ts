import type {PairBelief} from '../belief/pair-belief'

/** Values asked about together, each answered with yes or no. */
export interface PairQuestion {
  readonly values: readonly number[]
  /** I(answers; which products would do), in bits. */
  readonly gainBits: number
}

export interface PairQuestionInput {
  readonly belief: PairBelief
  /** The groups each value is in; values asked together share one. */
  readonly groupsOf: (value: number) => readonly number[]
  /** Values that are known already. */
  readonly asked: ReadonlySet<number>
  /** How many values may be asked about at once, at least 1. */
  readonly choices: number
}

/** How many values are looked at exactly: all their combinations, in a table of 2^LEADING numbers. */
const LEADING = 14

/**
 * Questions by their information, most first. The leading values by a first guess at their acceptance are looked at
 * exactly: one pass over the belief sorts its mass by which of them the cell's products have, and a superset sum then
 * gives the chance of every combination of answers.
 *
 * @returns empty when nothing is left that tells anything
 */
export function rankPairQuestions(input: PairQuestionInput): PairQuestion[] {
  const {belief, groupsOf, choices} = input
  const values = leadingValues(input)
  const noneOf = noneOfTable(belief, values)
  const gainOf = (picked: readonly number[]): number => answerBits(picked, noneOf, belief.noise)
  let frontier = values.map((_, bit) => [bit])
  const found = new Map<string, PairQuestion>()
  const keep = (picked: readonly number[]): number => {
    const gainBits = gainOf(picked)
    if (gainBits > 1e-9)
      found.set([...picked].sort((x, y) => x - y).join(), {
        values: picked.map((bit) => values[bit]!),
        gainBits,
      })
    return gainBits
  }
  for (const picked of frontier) keep(picked)
  for (let size = 2; size <= choices; size++) {
    // Pairs are all tried; larger sets grow from the best of the next smaller size.
    const grown = new Map<string, {picked: number[]; gain: number}>()
    for (const picked of frontier)
      for (let bit = 0; bit < values.length; bit++) {
        if (picked.includes(bit)) continue
        const next = [...picked, bit]
        const key = [...next].sort((x, y) => x - y).join()
        if (grown.has(key) || !shareGroup(next.map((at) => groupsOf(values[at]!)))) continue
        grown.set(key, {picked: next, gain: keep(next)})
      }
    frontier = [...grown.values()]
      .sort((x, y) => y.gain - x.gain)
      .slice(0, 8)
      .map(({picked}) => picked)
  }
  return [...found.values()].sort((x, y) => y.gainBits - x.gainBits)
}

/** Whether one group holds all of the values. */
function shareGroup(groups: readonly (readonly number[])[]): boolean {
  const [first = [], ...rest] = groups
  return first.some((group) => rest.every((other) => other.includes(group)))
}

/** The values whose answers are least certain, as if the two products were drawn independently. */
function leadingValues({belief: {pool, marginal}, asked}: PairQuestionInput): number[] {
  let size = 0
  for (const p of marginal) size += p
  const rated: {value: number; bits: number}[] = []
  for (const [value, list] of pool.withValue) {
    if (asked.has(value)) continue
    let m = 0
    for (const a of list) m += marginal[a]!
    if (m > 1e-6) rated.push({value, bits: coinBits(Math.min(1, m - (size - 1) * (m / size) ** 2))})
  }
  return rated
    .sort((x, y) => y.bits - x.bits || x.value - y.value)
    .slice(0, LEADING)
    .map(({value}) => value)
}

/**
 * P(no product of the set has any of these values), for every subset of the values; shape [2^values], indexed by
 * the subset's bits.
 */
function noneOfTable({pool, mass}: PairBelief, values: readonly number[]): Float64Array {
  const {products, rowStart, lowest, withValue} = pool
  const has = new Uint32Array(products.length)
  values.forEach((value, bit) => {
    for (const a of withValue.get(value) ?? []) has[a]! |= 1 << bit
  })
  const table = new Float64Array(1 << values.length)
  for (let a = 0; a < products.length; a++) {
    const row = rowStart[a]!
    const own = has[a]!
    for (let b = lowest[a]!; b <= a; b++) table[own | has[b]!]! += mass[row + b]!
  }
  // Sum over subsets of what the products have (Yates 1937), then read at the complement.
  for (let bit = 1; bit < table.length; bit <<= 1)
    for (let set = 0; set < table.length; set++) if (set & bit) table[set]! += table[set ^ bit]!
  return table.reverse()
}

/** Information of the answers to the picked values, in bits: H(answers) − H(answers | products). */
function answerBits(picked: readonly number[], noneOf: Float64Array, noise: number): number {
  const patterns = 1 << picked.length
  const p = new Float64Array(patterns)
  // P(none of the values outside the pattern is had), then differences: P(exactly this pattern is had).
  for (let pattern = 0; pattern < patterns; pattern++) {
    let outside = 0
    picked.forEach((bit, at) => {
      if (!(pattern & (1 << at))) outside |= 1 << bit
    })
    p[pattern] = noneOf[outside]!
  }
  for (let bit = 1; bit < patterns; bit <<= 1)
    for (let set = 0; set < patterns; set++) if (set & bit) p[set]! -= p[set ^ bit]!
  flipBits(p, noise)
  let bits = -picked.length * coinBits(noise)
  for (const x of p) if (x > 0) bits -= x * Math.log2(x)
  return bits
}

/** Each of the answers is wrong with probability `noise`; in place, shape [2^answers]. */
function flipBits(p: Float64Array, noise: number): void {
  for (let bit = 1; bit < p.length; bit <<= 1)
    for (let set = 0; set < p.length; set++)
      if (set & bit) {
        const yes = p[set]!
        const no = p[set ^ bit]!
        p[set] = yes * (1 - noise) + no * noise
        p[set ^ bit] = no * (1 - noise) + yes * noise
      }
}

function coinBits(p: number): number {
  return p > 0 && p < 1 ? -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p)) : 0
}
