/** A small seeded stream of numbers; the same seed gives the same stream on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  unit(): number
  /** Uniform in [low, high). */
  between(low: number, high: number): number
  /** About normal with mean 0 and standard deviation 1, never beyond ±3.5. */
  bell(): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** One key, in proportion to its weight. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K
}

/** FNV-1a, 32 bit: a number from a text. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/**
 * Mulberry32 seeded by a text. Everything built on it uses + − × ÷ only, no logarithms or powers, so that the
 * bytes do not depend on a JavaScript engine's mathematics library.
 */
export function createRandom(seed: string): Random {
  let state = hash(seed)
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    unit,
    between: (low, high) => low + (high - low) * unit(),
    bell: () => (unit() + unit() + unit() + unit() - 2) * 1.7320508,
    chance: (probability) => unit() < probability,
    pick: (items) => {
      const item = items[Math.floor(unit() * items.length)]
      if (item === undefined) throw new RangeError('invalid items: none to pick from')
      return item
    },
    weighted: (weights) => pickWeighted(weights, unit()),
  }
}

function pickWeighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>, unit: number): K {
  const entries = Object.entries<number | undefined>(weights)
  const total = entries.reduce((sum, [, weight]) => sum + (weight ?? 0), 0)
  let left = unit * total
  for (const [key, weight] of entries) {
    left -= weight ?? 0
    if (left < 0) return key as K
  }
  throw new RangeError('invalid weights: none above zero')
}
