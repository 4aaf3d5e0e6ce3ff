import type {CrsData} from './crs-data'

/** Exponent of a product's popularity; chosen on `valid`, where larger ones do harm. */
const POPULARITY = 0.1
/** Exponent of a product's likeness to the user's own past, and what likeness an unlike product has all the same. */
const LIKENESS = 1.5
const UNLIKE = 0.02
/** How much less likely a product is that the user has already. */
const OWNED = 0.1

/**
 * Prior weights of all products from the past: how often all users took each (`--popularity`), and how alike each is
 * to what this user took (`--history`: mean cosine of the value sets).
 */
export function createPast(data: CrsData, popularity: boolean, history: boolean) {
  const {items, index, train} = data
  const counts = new Float64Array(items.length)
  if (popularity) for (const list of train?.values() ?? []) for (const item of list) counts[item]!++
  const popular = counts.map((count) => (1 + count) ** POPULARITY)
  if (!history) return (): Float64Array => popular
  return (user: number): Float64Array => {
    const own = train?.get(user) ?? []
    if (own.length === 0) return popular
    const profile = new Float64Array(index.values)
    for (const item of own)
      for (const v of items[item]!) profile[v]! += 1 / (own.length * Math.sqrt(items[item]!.length))
    const weight = popular.map((w, i) => {
      const likeness = items[i]!.reduce((sum, v) => sum + profile[v]!, 0) / Math.sqrt(items[i]!.length || 1)
      return w * (UNLIKE + likeness) ** LIKENESS
    })
    for (const item of own) weight[item]! *= OWNED
    return weight
  }
}
