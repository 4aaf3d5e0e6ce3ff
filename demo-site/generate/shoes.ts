import {brandNamed, brandWeights, SHOE_BRANDS, type ShoeTerrain} from './brands'
import type {ColorName} from './colors'
import {around, clamp, roundTo, skewed} from './numbers'
import type {Random} from './random'
import type {Draft} from './types'

const SHARES: Record<ShoeTerrain, number> = {Straße: 0.44, Trail: 0.28, Bahn: 0.1, Laufband: 0.18}

type Level = 'wenig' | 'mittel' | 'viel'
type Distance = 'kurz' | 'mittel' | 'lang'

const TYPICAL = {
  Straße: {price: 112, grams: 258, waterproof: 0.12, stability: 0.26, recycled: 26},
  Trail: {price: 122, grams: 288, waterproof: 0.38, stability: 0.2, recycled: 30},
  Bahn: {price: 98, grams: 176, waterproof: 0, stability: 0.04, recycled: 14},
  Laufband: {price: 82, grams: 236, waterproof: 0, stability: 0.3, recycled: 22},
} satisfies Record<ShoeTerrain, unknown>

const CUSHIONING: Record<ShoeTerrain, Record<Level, number>> = {
  Straße: {wenig: 0.18, mittel: 0.44, viel: 0.38},
  Trail: {wenig: 0.24, mittel: 0.48, viel: 0.28},
  Bahn: {wenig: 0.84, mittel: 0.16, viel: 0},
  Laufband: {wenig: 0.2, mittel: 0.5, viel: 0.3},
}

const DISTANCE: Record<Level, Record<Distance, number>> = {
  wenig: {kurz: 0.6, mittel: 0.32, lang: 0.08},
  mittel: {kurz: 0.28, mittel: 0.48, lang: 0.24},
  viel: {kurz: 0.1, mittel: 0.4, lang: 0.5},
}

const GRAMS: Record<Level, number> = {wenig: -34, mittel: 0, viel: 30}

const COLORS: readonly ColorName[] = [
  'schwarz',
  'weiß',
  'himmelblau',
  'koralle',
  'senf',
  'petrol',
  'nachtblau',
  'flieder',
  'moosgrün',
  'anthrazit',
  'rot',
  'salbei',
  'terrakotta',
]

const SIZES = ['37', '38', '39', '40', '41', '42', '43', '44', '45', '46'] as const

function draftSizes(random: Random): readonly string[] {
  if (!random.chance(0.3)) return []
  const first = Math.floor(random.between(0, 4))
  return SIZES.slice(first, first + 4 + Math.floor(random.between(0, 3)))
}

/** One pair of running shoes: cushioning, membrane and support weigh something, lightness costs something. */
export function draftShoe(random: Random): Draft {
  const terrain = random.weighted(SHARES)
  const brand = brandNamed(SHOE_BRANDS, random.weighted(brandWeights(SHOE_BRANDS, terrain)))
  const line = random.pick(brand.lines[terrain] ?? ['Eins'])
  const typical = TYPICAL[terrain]
  const quality = clamp((brand.tier - 1) * 1.7 + 0.6 * random.bell(), -1.6, 1.8)
  const cushioning = random.weighted(CUSHIONING[terrain])
  const distance = terrain === 'Bahn' ? 'kurz' : random.weighted(DISTANCE[cushioning])
  const waterproof = random.chance(brand.name === 'Fjellspor' ? 0.56 : typical.waterproof)
  const stability = random.chance(typical.stability)
  const width = random.weighted({
    normal: terrain === 'Bahn' ? 0.7 : 0.58,
    schmal: 0.16,
    weit: terrain === 'Bahn' ? 0.06 : 0.26,
  })

  const grams = around(random, {
    mean:
      typical.grams +
      GRAMS[cushioning] +
      (waterproof ? 26 : 0) +
      (stability ? 18 : 0) +
      (width === 'weit' ? 6 : 0) -
      12 * quality,
    sd: 13,
    low: 120,
    high: 390,
    step: 1,
  })
  const dropMean = terrain === 'Bahn' ? 3 : terrain === 'Trail' ? 6 : brand.name === 'Kilomo' ? 10 : 8
  const drop = around(random, {mean: dropMean + (stability ? 1 : 0), sd: 1.8, low: 0, high: 12, step: 1})
  const recycled = around(random, {
    mean: typical.recycled + (brand.name === 'Windschritt' || brand.name === 'Fjellspor' ? 22 : 0),
    sd: 14,
    low: 0,
    high: 85,
    step: 5,
  })
  const price =
    typical.price *
    brand.tier *
    skewed(random) *
    (cushioning === 'viel' ? 1.13 : cushioning === 'wenig' ? 0.95 : 1) *
    (waterproof ? 1.14 : 1) *
    (stability ? 1.05 : 1) *
    (1 + (typical.grams - grams) * 0.0012)

  const color = random.pick(COLORS)
  return {
    brand: brand.name,
    line,
    figure: random.pick([2, 3, 4, 5, 6, 8, 9, 12]),
    facts: {
      terrain,
      shoe_weight: roundTo(grams, 1),
      drop,
      cushioning,
      support: stability ? 'Stabilität' : 'neutral',
      waterproof,
      shoe_width: width,
      distance,
      recycled,
    },
    price,
    color,
    otherColors: random.chance(0.2) ? [color === 'schwarz' ? 'himmelblau' : 'schwarz'] : [],
    sizes: draftSizes(random),
    material: waterproof ? 'Mesh mit Membran' : quality > 0.4 ? 'Strick' : 'Mesh',
  }
}
