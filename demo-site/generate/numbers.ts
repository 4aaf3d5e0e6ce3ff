import type {Random} from './random'

export const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** Rounded to a multiple of `step`, written without floating-point dust. */
export const roundTo = (value: number, step: number) => Number((Math.round(value / step) * step).toFixed(2))

/** A draw around `mean`, kept inside `low … high`, rounded to `step`. */
export function around(
  random: Random,
  shape: {mean: number; sd: number; low: number; high: number; step: number},
): number {
  return roundTo(clamp(shape.mean + shape.sd * random.bell(), shape.low, shape.high), shape.step)
}

/** Right-skewed factor near 1: most prices sit a little under the middle, a few far above. */
export function skewed(random: Random): number {
  const x = random.bell()
  return 1 + 0.07 * x + (x > 0 ? 0.06 * x * x : 0)
}

/** The way shops write prices: 24.95, 89.90, 349.00, 1 299.00, 4 999.00. */
export function priceTag(euro: number): number {
  if (euro < 40) return Math.max(1, Math.round(euro)) - 0.05
  if (euro < 100) return Math.round(euro / 5) * 5 - 0.1
  if (euro < 1000) return Math.round(euro / 10) * 10 - 1
  if (euro < 2000) return Math.round(euro / 50) * 50 - 1
  return Math.round(euro / 100) * 100 - 1
}
