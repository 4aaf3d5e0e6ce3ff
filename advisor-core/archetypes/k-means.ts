/** A partition of points into regions around centres. */
export interface Clustering {
  /** shape [K × D], row-major; by falling share */
  readonly centres: Float64Array
  /** shape [N]; index of the nearest centre */
  readonly labels: Int32Array
  /** Sum of squared distances to the nearest centre. */
  readonly inertia: number
}

export interface KMeansOptions {
  /** D */
  readonly dimensions: number
  /** K */
  readonly clusters: number
  readonly starts: number
  /** Uniform in [0, 1). */
  readonly random: () => number
}

const MAX_ITERATIONS = 300

/**
 * k-means by Lloyd's algorithm from several starts, the best one kept; centres by falling number of points.
 *
 * @param points shape [N × D], row-major
 * @see Lloyd 1982; starts after Arthur & Vassilvitskii 2007, k-means++
 */
export function kMeans(points: Float64Array, options: KMeansOptions): Clustering {
  const results = Array.from({length: options.starts}, () => lloyd(points, options))
  return sortByShare(
    results.reduce((a, b) => (b.inertia < a.inertia ? b : a)),
    options,
  )
}

/** Index of the centre nearest to the point that starts at `at`. */
export function nearestCentre(
  points: ArrayLike<number>,
  at: number,
  centres: Float64Array,
  dimensions: number,
): number {
  let nearest = 0
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k * dimensions < centres.length; k++) {
    const distance = squaredDistance(points, at, centres, k * dimensions, dimensions)
    if (distance < least) {
      least = distance
      nearest = k
    }
  }
  return nearest
}

function lloyd(points: Float64Array, options: KMeansOptions): Clustering {
  const {dimensions, clusters} = options
  const size = points.length / dimensions
  const centres = plusPlusCentres(points, options)
  const labels = new Int32Array(size).fill(-1)
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    let moved = 0
    for (let n = 0; n < size; n++) {
      const label = nearestCentre(points, n * dimensions, centres, dimensions)
      if (label !== labels[n]) moved++
      labels[n] = label
    }
    if (moved === 0) break
    moveToMeans(points, labels, centres, dimensions, clusters)
  }
  let inertia = 0
  for (let n = 0; n < size; n++)
    inertia += squaredDistance(points, n * dimensions, centres, labels[n]! * dimensions, dimensions)
  return {centres, labels, inertia}
}

function moveToMeans(
  points: Float64Array,
  labels: Int32Array,
  centres: Float64Array,
  dimensions: number,
  clusters: number,
): void {
  const sums = new Float64Array(centres.length)
  const counts = new Float64Array(clusters)
  for (let n = 0; n < labels.length; n++) {
    counts[labels[n]!]! += 1
    for (let d = 0; d < dimensions; d++) sums[labels[n]! * dimensions + d]! += points[n * dimensions + d]!
  }
  for (let k = 0; k < clusters; k++)
    if (counts[k]! > 0)
      for (let d = 0; d < dimensions; d++)
        centres[k * dimensions + d] = sums[k * dimensions + d]! / counts[k]!
}

/** First centres: each next one drawn with probability in proportion to its squared distance to the others. */
function plusPlusCentres(points: Float64Array, {dimensions, clusters, random}: KMeansOptions): Float64Array {
  const size = points.length / dimensions
  const centres = new Float64Array(clusters * dimensions)
  const distances = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  let chosen = Math.floor(random() * size)
  for (let k = 0; k < clusters; k++) {
    centres.set(points.subarray(chosen * dimensions, (chosen + 1) * dimensions), k * dimensions)
    let total = 0
    for (let n = 0; n < size; n++) {
      const distance = squaredDistance(points, n * dimensions, centres, k * dimensions, dimensions)
      distances[n] = Math.min(distances[n]!, distance)
      total += distances[n]!
    }
    let target = random() * total
    for (chosen = 0; chosen < size - 1 && target >= distances[chosen]!; chosen++) target -= distances[chosen]!
  }
  return centres
}

function sortByShare(
  {centres, labels, inertia}: Clustering,
  {dimensions, clusters}: KMeansOptions,
): Clustering {
  const counts = new Float64Array(clusters)
  for (const label of labels) counts[label]! += 1
  const order = Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]!)
  const rank = new Int32Array(clusters)
  order.forEach((from, to) => {
    rank[from] = to
  })
  return {
    centres: Float64Array.from(centres, (_, i) => {
      return centres[order[Math.floor(i / dimensions)]! * dimensions + (i % dimensions)]!
    }),
    labels: labels.map((label) => rank[label]!),
    inertia,
  }
}

function squaredDistance(
  a: ArrayLike<number>,
  atA: number,
  b: ArrayLike<number>,
  atB: number,
  size: number,
): number {
  let sum = 0
  for (let d = 0; d < size; d++) sum += (a[atA + d]! - b[atB + d]!) ** 2
  return sum
}
