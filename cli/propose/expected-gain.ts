const NOISE = 0.05

/**
 * Expected information of a question's answer about which product is best, under a uniform prior: the mutual
 * information of option and product for P(o, i) ∝ (1 − η) c(o, i) + η c̄_o, in bits. Products without a value
 * take the mean.
 *
 * @param covers  one array an option, each of shape [base], from `coverOf`
 */
export function expectedGainBits(covers: readonly Int8Array[]): number {
  const size = covers[0]?.length ?? 0
  if (size === 0) return 0
  // Products alike in all options share a cell: few cells, however many products.
  const cells = new Map<string, {count: number; pattern: readonly number[]}>()
  for (let i = 0; i < size; i++) {
    const pattern = covers.map((cover) => cover[i]!)
    const key = pattern.join()
    const cell = cells.get(key)
    if (cell) cell.count++
    else cells.set(key, {count: 1, pattern})
  }
  const means = covers.map((cover) => cover.reduce((sum, each) => sum + (each === 1 ? 1 : 0), 0) / size)
  const joint = Array.from(cells.values(), ({count, pattern}) => ({
    share: count / size,
    weights: pattern.map((each, o) => (each < 0 ? means[o]! : (1 - NOISE) * each + NOISE * means[o]!)),
  }))
  const total = joint.reduce((sum, {share, weights}) => sum + share * weights.reduce((s, w) => s + w, 0), 0)
  if (!(total > 0)) return 0
  const options = covers.map(
    (_, o) => joint.reduce((sum, {share, weights}) => sum + share * weights[o]!, 0) / total,
  )
  let gain = 0
  for (const {share, weights} of joint) {
    const cell = (share * weights.reduce((s, w) => s + w, 0)) / total
    weights.forEach((weight, o) => {
      const p = (share * weight) / total
      if (p > 0) gain += p * Math.log2(p / (cell * options[o]!))
    })
  }
  return Math.max(0, gain)
}
