import {LEAST_SHARE, MOST_SHARE} from './option-shares'

/** A sorted sample and how many products it stands for. */
export interface Numbers {
  /** Values of the products that have one, ascending. */
  readonly sorted: Float64Array
  /** Products asked about, those without a value included. */
  readonly products: number
  readonly unit: string | null
}

/** Bounds to choose from: round numbers, or the values themselves where there are few. */
export type Bounds = 'round' | 'values'

export interface EdgeInput {
  readonly numbers: Numbers
  /** Shares of the products that the bounds should leave. */
  readonly targets: readonly number[]
  /** The least and the most that an option with this bound covers, as a share of the filled products. */
  readonly covered: (edge: number) => readonly [least: number, most: number]
  readonly bounds: Bounds
  readonly most?: number
}

/** Neighbouring bounds closer than this tell too little apart. */
const LEAST_STEP = 0.06
const FEW_VALUES = 24
/** Of few values, those that nobody sells make odd bounds. */
const COMMON = 0.01
const LEAST_COVERED = 0.03

/** The roundest numbers near the targets that cover neither too little nor too much, ascending. */
export function pickEdges({
  numbers,
  targets,
  covered,
  bounds,
  most = MOST_SHARE,
}: EdgeInput): readonly number[] {
  const filled = numbers.sorted.length / numbers.products
  const usable = candidates(numbers, bounds).flatMap(({edge, rough}) => {
    const [least, share] = covered(edge)
    return least * filled >= LEAST_SHARE && least >= LEAST_COVERED && share <= most
      ? [{edge, rough, share}]
      : []
  })
  const picked: {readonly edge: number; readonly share: number}[] = []
  for (const target of targets) {
    const cost = ({share, rough}: (typeof usable)[number]) => Math.abs(share - target) + rough
    const [best] = usable
      .filter(({share}) => picked.every((other) => Math.abs(other.share - share) >= LEAST_STEP))
      .sort((a, b) => cost(a) - cost(b) || a.edge - b.edge)
    if (best && cost(best) < 0.2) picked.push(best)
  }
  return picked.map(({edge}) => edge).sort((a, b) => a - b)
}

/** Share of the filled products below an edge. */
export function shareBelow({sorted}: Numbers, edge: number): number {
  return lowerBound(sorted, edge) / sorted.length
}

/** Share of the filled products below an edge or on it. */
export function shareUpTo({sorted}: Numbers, edge: number): number {
  let at = lowerBound(sorted, edge)
  while (at < sorted.length && sorted[at] === edge) at++
  return at / sorted.length
}

function lowerBound(sorted: Float64Array, edge: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < edge) low = middle + 1
    else high = middle
  }
  return low
}

interface Candidate {
  readonly edge: number
  /** What it costs to be no round number. */
  readonly rough: number
}

function candidates({sorted}: Numbers, bounds: Bounds): readonly Candidate[] {
  const counts = new Map<number, number>()
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1)
  if (bounds === 'round' || counts.size > FEW_VALUES) return grid(sorted)
  const commonest = Math.max(...counts.values())
  return [...counts].flatMap(([edge, count]) => {
    if (count < COMMON * sorted.length) return []
    const isOdd = Number(edge.toPrecision(3)) !== edge
    return [{edge, rough: roughness(edge) + 0.1 * (1 - count / commonest) + (isOdd ? 0.1 : 0)}]
  })
}

/** Round numbers over the middle of the values: even steps, or steps that grow where values span magnitudes. */
function grid(sorted: Float64Array): readonly Candidate[] {
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!
  const [low, high] = [at(0.05), at(0.95)]
  if (low > 0 && high / low > 4) return magnitudes(low, high)
  // Differences in the last digits are noise, and steps of that size would not add up.
  if (!(high - low > 1e-6 * Math.abs(high))) return []
  const even = niceStep((high - low) / 20)
  const step = sorted.every(Number.isInteger) ? Math.max(1, even) : even
  const edges: Candidate[] = []
  for (let n = Math.ceil(low / step); n * step <= high; n++)
    edges.push({edge: Number((n * step).toPrecision(12)), rough: roughness(n)})
  return edges
}

const ROUND = [1, 1.2, 1.5, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9]

function magnitudes(low: number, high: number): readonly Candidate[] {
  const edges: Candidate[] = []
  for (let k = Math.floor(Math.log10(low)); 10 ** k <= high; k++)
    for (const digit of ROUND) {
      const edge = Number((digit * 10 ** k).toPrecision(12))
      if (edge >= low && edge <= high) edges.push({edge, rough: Number.isInteger(digit) ? 0 : 0.02})
    }
  return edges
}

/** 0 for multiples of ten, a little more for fives, twos and ones, most for fractions. */
function roughness(n: number): number {
  if (!Number.isInteger(n)) return 0.06
  return n % 10 === 0 ? 0 : n % 5 === 0 ? 0.015 : n % 2 === 0 ? 0.03 : 0.045
}

function niceStep(size: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(size))
  const digit = [1, 2, 5, 10].find((each) => each * magnitude >= size) ?? 10
  return Number((digit * magnitude).toPrecision(12))
}
