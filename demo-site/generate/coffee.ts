import {brandNamed, brandWeights, COFFEE_BRANDS, type CoffeeType} from './brands'
import type {ColorName} from './colors'
import {around, clamp, roundTo, skewed} from './numbers'
import type {Random} from './random'
import type {Draft} from './types'

const SHARES: Record<CoffeeType, number> = {
  Siebträger: 0.24,
  Vollautomat: 0.3,
  Kapselmaschine: 0.16,
  Filtermaschine: 0.18,
  Herdkanne: 0.12,
}

type Milk = 'kein Milchsystem' | 'Dampfrohr' | 'automatisch'

/** Middle values by type: what a machine of its kind usually is, before brand and features move it. */
const TYPICAL = {
  Siebträger: {price: 400, noise: 67, power: 1450, tank: 2, width: 27, energy: 82, cups: [1, 2, 2]},
  Vollautomat: {price: 500, noise: 64, power: 1450, tank: 1.8, width: 26, energy: 56, cups: [1, 2, 2]},
  Kapselmaschine: {price: 92, noise: 60, power: 1400, tank: 0.9, width: 15, energy: 33, cups: [1, 1, 1, 2]},
  Filtermaschine: {price: 84, noise: 50, power: 1050, tank: 1.3, width: 22, energy: 58, cups: [4, 8, 10, 12]},
  Herdkanne: {price: 33, noise: 35, power: 0, tank: 0.3, width: 11, energy: 0, cups: [1, 2, 3, 4, 6, 9]},
} satisfies Record<CoffeeType, unknown>

const MILK: Record<CoffeeType, Partial<Record<Milk, number>>> = {
  Siebträger: {'kein Milchsystem': 0.1, Dampfrohr: 0.78, automatisch: 0.12},
  Vollautomat: {'kein Milchsystem': 0.17, Dampfrohr: 0.25, automatisch: 0.58},
  Kapselmaschine: {'kein Milchsystem': 0.72, automatisch: 0.28},
  Filtermaschine: {'kein Milchsystem': 1},
  Herdkanne: {'kein Milchsystem': 1},
}

const GRINDER: Record<CoffeeType, number> = {
  Siebträger: 0.34,
  Vollautomat: 0.96,
  Kapselmaschine: 0,
  Filtermaschine: 0.32,
  Herdkanne: 0,
}

const PRESSURE: Record<CoffeeType, readonly (number | null)[]> = {
  Siebträger: [9, 9, 9, 15, 15],
  Vollautomat: [15, 15, 15, 19],
  Kapselmaschine: [15, 19, 19],
  Filtermaschine: [null],
  Herdkanne: [1.5],
}

const COLORS: readonly ColorName[] = [
  'schwarz',
  'schwarz',
  'silber',
  'silber',
  'weiß',
  'anthrazit',
  'rot',
  'creme',
  'salbei',
  'petrol',
  'nachtblau',
  'kupfer',
]

/** One coffee machine: dear brands are quieter, grinders cost money, noise and width, milk systems cost more. */
export function draftCoffee(random: Random): Draft {
  const type = random.weighted(SHARES)
  const brand = brandNamed(COFFEE_BRANDS, random.weighted(brandWeights(COFFEE_BRANDS, type)))
  const line = random.pick(brand.lines[type] ?? ['Uno'])
  const typical = TYPICAL[type]
  const quality = clamp((brand.tier - 1) * 1.6 + 0.6 * random.bell(), -1.6, 1.8)
  const grinder = random.chance(
    type === 'Vollautomat' || GRINDER[type] === 0 ? GRINDER[type] : GRINDER[type] + 0.1 * quality,
  )
  const milk = random.weighted(MILK[type])
  const cups = random.pick<number>(typical.cups)
  const big =
    type === 'Filtermaschine' ? (cups - 8) / 4 : type === 'Herdkanne' ? (cups - 4) / 3 : 0.5 * random.bell()

  const noise = around(random, {
    mean: typical.noise - 3.2 * quality + (grinder ? (type === 'Filtermaschine' ? 9 : 3) : 0),
    sd: type === 'Herdkanne' ? 1.6 : 2.4,
    low: 30,
    high: 78,
    step: 1,
  })
  const tank = around(random, {
    mean: typical.tank * (1 + 0.35 * big),
    sd: 0.12 * typical.tank,
    low: 0.1,
    high: 4,
    step: type === 'Herdkanne' ? 0.05 : 0.1,
  })
  const width = around(random, {
    mean:
      typical.width * (1 + 0.09 * big) +
      (grinder && type !== 'Vollautomat' ? 3 : 0) +
      (milk === 'automatisch' ? 2 : 0),
    sd: 1.6,
    low: 8,
    high: 40,
    step: 0.5,
  })
  const power =
    typical.power === 0
      ? null
      : around(random, {mean: typical.power + 130 * big, sd: 110, low: 700, high: 2200, step: 50})
  const energy =
    typical.energy === 0
      ? null
      : around(random, {
          mean: typical.energy * (1 + 0.12 * big) - 5 * quality,
          sd: 7,
          low: 18,
          high: 140,
          step: 1,
        })
  const price =
    typical.price *
    brand.tier *
    skewed(random) *
    (1 + 0.16 * quality) *
    (grinder && type !== 'Vollautomat' ? 1.5 : 1) *
    (milk === 'automatisch' ? 1.38 : milk === 'Dampfrohr' ? 1.06 : 1) *
    (1 + 0.16 * big)

  const color =
    type === 'Herdkanne'
      ? random.pick<ColorName>(['silber', 'silber', 'schwarz', 'rot', 'creme'])
      : random.pick(COLORS)
  return {
    brand: brand.name,
    line,
    figure:
      type === 'Herdkanne' || type === 'Filtermaschine'
        ? cups
        : Math.round(width) + 10 * random.pick([0, 1, 2, 3]),
    facts: {
      coffee_type: type,
      noise,
      power,
      pressure: random.pick(PRESSURE[type]),
      tank: roundTo(tank, 0.05),
      milk,
      grinder,
      width,
      cups,
      energy,
    },
    price,
    color,
    otherColors:
      random.chance(0.22) && type !== 'Herdkanne' ? [color === 'schwarz' ? 'weiß' : 'schwarz'] : [],
    sizes: [],
    material:
      type === 'Herdkanne'
        ? quality > 0.3
          ? 'Edelstahl'
          : 'Aluminium'
        : quality > 0.5
          ? 'Edelstahl'
          : 'Kunststoff',
  }
}
