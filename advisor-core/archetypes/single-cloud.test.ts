import {describe, expect, it} from 'vitest'
import {createRandom, normal} from '../numeric/random'
import {bivariateNormalCdf} from './bivariate-normal'
import type {LatentClassData} from './latent-class-patterns'
import {polychoric} from './polychoric'
import {drawFromCloud, fitSingleCloud} from './single-cloud'

describe('bivariateNormalCdf', () => {
  it('has the closed form at the origin: 1/4 + asin(ρ) / 2π', () => {
    for (const correlation of [-0.95, -0.5, 0, 0.3, 0.8, 0.95])
      expect(bivariateNormalCdf(0, 0, correlation)).toBeCloseTo(
        0.25 + Math.asin(correlation) / (2 * Math.PI),
        9,
      )
  })

  it('adds up to the margins, and allows for infinite bounds', () => {
    const inside = bivariateNormalCdf(0.7, -1.1, 0.6) + bivariateNormalCdf(0.7, 1.1, -0.6)
    expect(inside).toBeCloseTo(bivariateNormalCdf(0.7, Number.POSITIVE_INFINITY, 0.6), 9)
    expect(bivariateNormalCdf(Number.NEGATIVE_INFINITY, 1, 0.5)).toBe(0)
  })
})

describe('polychoric', () => {
  it('finds the correlation that a table was made from', () => {
    const cuts = [Number.NEGATIVE_INFINITY, -0.8, 0.4, Number.POSITIVE_INFINITY]
    const below = cuts.map((h) => cuts.map((k) => bivariateNormalCdf(h, k, -0.45)))
    const table = Array.from({length: 9}, (_, i) => {
      const [r, c] = [Math.floor(i / 3), i % 3]
      return 1000 * (below[r + 1]![c + 1]! - below[r]![c + 1]! - below[r + 1]![c]! + below[r]![c]!)
    })
    expect(polychoric(table, 3)).toBeCloseTo(-0.45, 4)
  })

  it('is 0 where one side has a single category in use', () => {
    expect(polychoric([3, 4, 0, 0], 2)).toBe(0)
  })
})

describe('the single cloud', () => {
  const people = 4000
  const data = correlatedAnswers(people)

  it('draws people with the same margins, correlations and missing answers', () => {
    const ordered = [true, false, true]
    const cloud = fitSingleCloud(data, ordered)
    const drawn = drawFromCloud(cloud, data, createRandom(3))
    const again = fitSingleCloud(drawn, ordered)
    expect(drawn.rows.map((row) => row[2]! < 0)).toEqual(data.rows.map((row) => row[2]! < 0))
    for (let j = 0; j < 3; j++)
      for (let c = 0; c < data.categories[j]!; c++)
        expect(Math.abs(share(drawn, j, c) - share(data, j, c))).toBeLessThan(0.03)
    // The second indicator's categories come in no order: its axis may point either way.
    again.correlation.forEach((value, i) => {
      expect(Math.abs(Math.abs(value) - Math.abs(cloud.correlation[i]!))).toBeLessThan(0.08)
    })
  })

  it('finds the order of categories that have none', () => {
    const {ranks} = fitSingleCloud(data, [true, false, true])
    // Names 0, 1, 2 of the second indicator stand for middle, high and low.
    const [middle, high, low] = ranks[1]!
    expect(middle).toBe(1)
    expect(Math.abs(high! - low!)).toBe(2)
  })
})

/** Three indicators cut from one correlated cloud; the second one's categories are named out of order. */
function correlatedAnswers(people: number): LatentClassData {
  const random = createRandom(1)
  const rows = Array.from({length: people}, () => {
    const common = normal(random)
    const value = (): number => 0.75 * common + Math.sqrt(1 - 0.75 ** 2) * normal(random)
    const bin = (x: number): number => (x < -0.5 ? 0 : x < 0.6 ? 1 : 2)
    return [bin(value()), [2, 0, 1][bin(value())]!, random() < 0.2 ? -1 : bin(value())]
  })
  return {categories: [3, 3, 3], rows}
}

function share({rows}: LatentClassData, j: number, category: number): number {
  const known = rows.filter((row) => row[j]! >= 0)
  return known.filter((row) => row[j] === category).length / known.length
}
