/** How many edges a column of numbers gets at most; bins then fit in a byte and cuts are found in no time. */
const MOST_EDGES = 48

/** So many of the numbers, evenly taken, are looked at. */
const SAMPLE = 8192

/**
 * Round numbers between neighbouring quantiles of a column, where ranges may begin and end; between neighbouring
 * values where there are few.
 *
 * @param values shape [N]; NaN is missing
 * @returns ascending, at most 48
 */
export function roundEdges(values: Float32Array): Float64Array {
  const stride = Math.max(1, Math.floor(values.length / SAMPLE))
  const sample = values.filter((x, i) => i % stride === 0 && Number.isFinite(x)).sort()
  const distinct = sample.filter((x, i) => i === 0 || x !== sample[i - 1])
  const points =
    distinct.length <= MOST_EDGES + 1
      ? distinct
      : Float32Array.from(
          {length: MOST_EDGES + 1},
          (_, j) => sample[Math.round((j / MOST_EDGES) * (sample.length - 1))]!,
        )
  const edges = new Set<number>()
  for (let j = 1; j < points.length; j++)
    if (points[j]! > points[j - 1]!) edges.add(roundestWithin(points[j - 1]!, points[j]!))
  return Float64Array.from(edges).sort()
}

/** The number with the fewest digits above `low`, up to `high`. */
export function roundestWithin(low: number, high: number): number {
  const top = Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high), 1e-9)))
  for (let power = top; power > top - 9; power--)
    for (const unit of [5, 2, 1]) {
      const step = unit * 10 ** (power - 1)
      const x = Number((Math.floor(low / step + 1e-9) * step + step).toPrecision(8))
      if (x > low && x <= high) return x
    }
  return Number(high.toPrecision(7))
}
