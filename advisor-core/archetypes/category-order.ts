import type {LatentClassData} from './latent-class-patterns'

const ITERATIONS = 200

/**
 * An order of the categories of indicators that have none: along the first axis of multiple correspondence analysis,
 * the one dimension on which the answers hang together most.
 *
 * @param ordered by indicator: whether its categories are in order already; these are left as they are
 * @returns by indicator: rank of each category
 * @see Greenacre 2007, Correspondence Analysis in Practice, ch. 18 (by reciprocal averaging)
 */
export function categoryOrder(
  data: LatentClassData,
  ordered: readonly boolean[],
  weights?: ArrayLike<number>,
): readonly Int32Array[] {
  const scores = data.categories.map((size, j) => {
    return Float64Array.from({length: size}, (_, c) => (ordered[j] ? c : ((c * 7919 + j * 104_729) % 13) - 6))
  })
  for (let iteration = 0; iteration < ITERATIONS; iteration++) average(data, scores, weights)
  return scores.map((score, j) => {
    const order = Array.from(score.keys())
    if (!ordered[j]) order.sort((a, b) => score[a]! - score[b]! || a - b)
    const rank = new Int32Array(score.length)
    order.forEach((category, place) => {
      rank[category] = place
    })
    return rank
  })
}

/** One round: people's scores are the means of their answers', answers' scores the means of their people's. */
function average(
  data: LatentClassData,
  scores: readonly Float64Array[],
  weights: ArrayLike<number> | undefined,
): void {
  const sums = scores.map((score) => new Float64Array(score.length))
  const counts = scores.map((score) => new Float64Array(score.length))
  data.rows.forEach((row, n) => {
    let total = 0
    let answered = 0
    for (let j = 0; j < scores.length; j++) {
      if (row[j]! < 0) continue
      total += scores[j]![row[j]!]!
      answered++
    }
    if (answered === 0) return
    const weight = weights?.[n] ?? 1
    for (let j = 0; j < scores.length; j++) {
      if (row[j]! < 0) continue
      sums[j]![row[j]!]! += (weight * total) / answered
      counts[j]![row[j]!]! += weight
    }
  })
  scores.forEach((score, j) => {
    let mean = 0
    let square = 0
    let all = 0
    for (let c = 0; c < score.length; c++) {
      const count = counts[j]![c]!
      score[c] = count > 0 ? sums[j]![c]! / count : 0
      mean += count * score[c]!
      all += count
    }
    mean /= Math.max(all, 1e-12)
    for (let c = 0; c < score.length; c++) square += counts[j]![c]! * (score[c]! - mean) ** 2
    const spread = Math.sqrt(square / Math.max(all, 1e-12))
    for (let c = 0; c < score.length; c++) score[c] = spread > 1e-9 ? (score[c]! - mean) / spread : 0
  })
}
