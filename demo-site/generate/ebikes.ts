import {BIKE_BRANDS, type BikeType, brandNamed, brandWeights} from './brands'
import type {ColorName} from './colors'
import {around, clamp, roundTo, skewed} from './numbers'
import type {Random} from './random'
import type {Draft} from './types'

const SHARES: Record<BikeType, number> = {
  City: 0.28,
  Trekking: 0.26,
  Mountain: 0.2,
  Lastenrad: 0.13,
  Faltrad: 0.13,
}

type Frame = 'Tiefeinsteiger' | 'Trapez' | 'Diamant'
type Gears = 'Nabenschaltung' | 'Kettenschaltung' | 'Riemen'
type Suspension = 'keine' | 'vorn' | 'voll'

const TYPICAL = {
  City: {price: 2050, kg: 24, kmPerWh: 0.165, load: 140, torque: 52, batteries: [400, 418, 500, 500, 545]},
  Trekking: {
    price: 2500,
    kg: 24.5,
    kmPerWh: 0.162,
    load: 142,
    torque: 66,
    batteries: [500, 545, 625, 625, 750],
  },
  Mountain: {
    price: 3300,
    kg: 22.5,
    kmPerWh: 0.122,
    load: 134,
    torque: 82,
    batteries: [500, 625, 720, 750, 800],
  },
  Lastenrad: {
    price: 4100,
    kg: 37,
    kmPerWh: 0.112,
    load: 212,
    torque: 80,
    batteries: [500, 545, 625, 725, 1000],
  },
  Faltrad: {price: 1550, kg: 17.5, kmPerWh: 0.175, load: 115, torque: 38, batteries: [250, 300, 360, 418]},
} satisfies Record<BikeType, unknown>

const FRAMES: Record<BikeType, Partial<Record<Frame, number>>> = {
  City: {Tiefeinsteiger: 0.6, Trapez: 0.25, Diamant: 0.15},
  Trekking: {Tiefeinsteiger: 0.2, Trapez: 0.36, Diamant: 0.44},
  Mountain: {Trapez: 0.1, Diamant: 0.9},
  Lastenrad: {Tiefeinsteiger: 0.72, Diamant: 0.28},
  Faltrad: {Tiefeinsteiger: 0.84, Trapez: 0.16},
}

const GEARS: Record<BikeType, Partial<Record<Gears, number>>> = {
  City: {Nabenschaltung: 0.58, Kettenschaltung: 0.2, Riemen: 0.22},
  Trekking: {Nabenschaltung: 0.18, Kettenschaltung: 0.64, Riemen: 0.18},
  Mountain: {Kettenschaltung: 1},
  Lastenrad: {Nabenschaltung: 0.4, Kettenschaltung: 0.34, Riemen: 0.26},
  Faltrad: {Nabenschaltung: 0.46, Kettenschaltung: 0.34, Riemen: 0.2},
}

const SUSPENSION: Record<BikeType, Partial<Record<Suspension, number>>> = {
  City: {keine: 0.5, vorn: 0.5},
  Trekking: {keine: 0.16, vorn: 0.8, voll: 0.04},
  Mountain: {vorn: 0.45, voll: 0.55},
  Lastenrad: {keine: 0.62, vorn: 0.38},
  Faltrad: {keine: 0.88, vorn: 0.12},
}

const COLORS: readonly ColorName[] = [
  'schwarz',
  'anthrazit',
  'silber',
  'weiß',
  'petrol',
  'salbei',
  'nachtblau',
  'rot',
  'senf',
  'moosgrün',
  'creme',
  'himmelblau',
]

/** One e-bike: range follows battery and type, weight follows battery, suspension and price, torque the terrain. */
export function draftBike(random: Random): Draft {
  const type = random.weighted(SHARES)
  const brand = brandNamed(BIKE_BRANDS, random.weighted(brandWeights(BIKE_BRANDS, type)))
  const line = random.pick(brand.lines[type] ?? ['Eins'])
  const typical = TYPICAL[type]
  const quality = clamp((brand.tier - 1) * 1.5 + 0.55 * random.bell(), -1.5, 1.7)
  const step = clamp(
    Math.round((typical.batteries.length - 1) / 2 + quality * 0.9 + random.bell()),
    0,
    typical.batteries.length - 1,
  )
  const battery = typical.batteries[step] ?? typical.batteries[0] ?? 500
  const suspension = random.weighted(SUSPENSION[type])
  const gears = random.weighted(GEARS[type])
  const sporty = type === 'Mountain' || type === 'Lastenrad'
  const brakes = random.weighted({
    'Scheibe hydraulisch': sporty ? 0.95 : 0.52 + 0.2 * quality,
    'Scheibe mechanisch': sporty ? 0.05 : 0.24,
    'Felge hydraulisch': sporty ? 0 : Math.max(0.05, 0.24 - 0.1 * quality),
  })
  const torque = around(random, {mean: typical.torque + 8 * quality, sd: 5, low: 30, high: 95, step: 5})
  const range = around(random, {
    mean: battery * typical.kmPerWh,
    sd: battery * 0.011,
    low: 30,
    high: 160,
    step: 5,
  })
  const carbon = line.includes('Carbon')
  const weight = around(random, {
    mean:
      typical.kg +
      (battery - 500) * 0.0045 +
      (suspension === 'voll' ? 2.2 : suspension === 'vorn' ? 1.1 : 0) -
      1.1 * quality -
      (carbon ? 3.5 : 0),
    sd: type === 'Lastenrad' ? 4 : 0.8,
    low: 13,
    high: 58,
    step: 0.1,
  })
  const maxLoad = around(random, {
    mean: typical.load + 5 * quality,
    sd: type === 'Lastenrad' ? 18 : 8,
    low: 105,
    high: 260,
    step: 5,
  })
  const price =
    typical.price *
    brand.tier *
    skewed(random) *
    (1 + (battery - 500) * 0.0004) *
    (1 + (torque - typical.torque) * 0.004) *
    (gears === 'Riemen' ? 1.17 : 1) *
    (suspension === 'voll' ? 1.28 : suspension === 'vorn' ? 1.05 : 1) *
    (brakes === 'Scheibe hydraulisch' ? 1.05 : 0.96) *
    (carbon ? 1.35 : 1)

  const color = random.pick(COLORS)
  return {
    brand: brand.name,
    line,
    figure: battery,
    facts: {
      bike_type: type,
      battery,
      range,
      bike_weight: roundTo(weight, 0.1),
      torque,
      frame: random.weighted(FRAMES[type]),
      brakes,
      gears,
      suspension,
      max_load: maxLoad,
    },
    price,
    color,
    otherColors: random.chance(0.15) ? [color === 'schwarz' ? 'petrol' : 'schwarz'] : [],
    sizes: random.chance(0.2) && type !== 'Faltrad' && type !== 'Lastenrad' ? ['S', 'M', 'L'] : [],
    material: carbon ? 'Carbon' : type === 'Lastenrad' && random.chance(0.4) ? 'Stahl' : 'Aluminium',
  }
}
