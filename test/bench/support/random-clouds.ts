import {choleskyFactor} from '../../../advisor-core/numeric/cholesky'
import {normal} from '../../../advisor-core/numeric/random'

/** Draws a cloud's shape, and then people from it: every trait with mean 0 and variance 1. */
export type Cloud = (traits: number, random: () => number) => (random: () => number) => Float64Array

/** Single clouds with correlations drawn at random: nobody in them belongs to a group. */
export const CLOUDS = {
  normal: (traits, random) => correlated(traits, random),
  /** Each margin bent to one side, at random which and how much; the dependence stays normal. */
  logNormal: (traits, random) => {
    const draw = correlated(traits, random)
    const bends = Array.from({length: traits}, () => (random() < 0.5 ? -1 : 1) * (0.2 + 0.5 * random()))
    return (next) => draw(next).map((z, t) => standardLogNormal(z, bends[t]!))
  },
  /** Skewed in one direction through all traits, so that the dependence is not normal either. */
  skewNormal: (traits, random) => {
    const draw = correlated(traits, random)
    const shares = Array.from({length: traits}, () => 1.8 * random() - 0.9)
    return (next) => {
      const half = Math.abs(normal(next))
      return draw(next).map((z, t) => {
        const d = shares[t]!
        const mean = d * Math.sqrt(2 / Math.PI)
        return (d * half + Math.sqrt(1 - d * d) * z - mean) / Math.sqrt(1 - mean * mean)
      })
    }
  },
  /** t with 6 degrees of freedom: extreme in one trait, likelier extreme in others. */
  heavy: (traits, random) => {
    const draw = correlated(traits, random)
    return (next) => {
      let square = 0
      for (let i = 0; i < 6; i++) square += normal(next) ** 2
      const scale = Math.sqrt(4 / square)
      return draw(next).map((z) => z * scale)
    }
  },
} as const satisfies Record<string, Cloud>

/** Two factors with random loadings: correlations up to about .6. */
function correlated(traits: number, random: () => number): (random: () => number) => Float64Array {
  const loadings = Array.from({length: traits}, () => [1.1 * random() - 0.55, 1.1 * random() - 0.55] as const)
  const correlation = Float64Array.from({length: traits * traits}, (_, i) => {
    const [a, b] = [loadings[Math.floor(i / traits)]!, loadings[i % traits]!]
    return a === b ? 1 : a[0] * b[0] + a[1] * b[1]
  })
  const factor = choleskyFactor(correlation, traits)
  return (next) => {
    const z = Float64Array.from({length: traits}, () => normal(next))
    return z.map((_, t) => {
      let value = 0
      for (let i = 0; i <= t; i++) value += factor[t * traits + i]! * z[i]!
      return value
    })
  }
}

/** e^(bz), standardised; a negative bend has its tail below. */
function standardLogNormal(z: number, bend: number): number {
  const b = Math.abs(bend)
  const variance = (Math.exp(b * b) - 1) * Math.exp(b * b)
  return (Math.sign(bend) * (Math.exp(b * Math.sign(bend) * z) - Math.exp((b * b) / 2))) / Math.sqrt(variance)
}
