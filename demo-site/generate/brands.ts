/**
 * Invented brands: `tier` multiplies the price, `lines` are the model families by product type, `accent` is
 * the brand's second colour in the drawings. Weights say how much of a type a brand makes.
 */
export interface Brand<T extends string> {
  readonly name: string
  readonly tier: number
  readonly lines: Readonly<Partial<Record<T, readonly string[]>>>
  readonly accent: string
}

export type CoffeeType = 'Siebträger' | 'Vollautomat' | 'Kapselmaschine' | 'Filtermaschine' | 'Herdkanne'
export type BikeType = 'City' | 'Trekking' | 'Mountain' | 'Lastenrad' | 'Faltrad'
export type ShoeTerrain = 'Straße' | 'Trail' | 'Bahn' | 'Laufband'

export const COFFEE_BRANDS: readonly Brand<CoffeeType>[] = [
  {
    name: 'Tambeck',
    tier: 0.66,
    accent: '#e0703f',
    lines: {
      Kapselmaschine: ['Klick', 'Klick', 'Piko'],
      Filtermaschine: ['Bruno', 'Frühstück'],
      Vollautomat: ['Basta'],
    },
  },
  {
    name: 'Kasolo',
    tier: 0.78,
    accent: '#e6b04a',
    lines: {
      Kapselmaschine: ['Capsa', 'Mina'],
      Siebträger: ['Levetta'],
      Herdkanne: ['Fiamma'],
      Vollautomat: ['Solo'],
    },
  },
  {
    name: 'Mokkaris',
    tier: 0.92,
    accent: '#b9543f',
    lines: {Herdkanne: ['Ottava', 'Ottava', 'Piazza'], Siebträger: ['Corto'], Kapselmaschine: ['Puntino']},
  },
  {
    name: 'Halvorn',
    tier: 1.02,
    accent: '#4f8f8b',
    lines: {Filtermaschine: ['Fjord', 'Kveld', 'Lys'], Vollautomat: ['Holme'], Herdkanne: ['Kjele']},
  },
  {
    name: 'Bellmaro',
    tier: 1.06,
    accent: '#c8453b',
    lines: {
      Siebträger: ['Presso', 'Anello', 'Presso Duo'],
      Vollautomat: ['Autentica'],
      Kapselmaschine: ['Goccia'],
    },
  },
  {
    name: 'Nordkessel',
    tier: 1.14,
    accent: '#3f78a6',
    lines: {Vollautomat: ['Polar', 'Hafen', 'Hafen Plus'], Filtermaschine: ['Lotte']},
  },
  {
    name: 'Steinwarth',
    tier: 1.45,
    accent: '#58b09c',
    lines: {Vollautomat: ['Meister', 'Kontor', 'Salon'], Siebträger: ['Werk'], Filtermaschine: ['Gerade']},
  },
  {
    name: 'Lorvate',
    tier: 1.62,
    accent: '#d9a441',
    lines: {Siebträger: ['Anima', 'Officina', 'Leva'], Herdkanne: ['Cupola'], Vollautomat: ['Maestra']},
  },
]

export const BIKE_BRANDS: readonly Brand<BikeType>[] = [
  {name: 'Radlund', tier: 0.72, accent: '#e0a33f', lines: {City: ['Alltag', 'Markt'], Faltrad: ['Klapp']}},
  {
    name: 'Velkamp',
    tier: 0.82,
    accent: '#d96b4a',
    lines: {City: ['Linie'], Trekking: ['Weite', 'Etappe'], Faltrad: ['Pendel', 'Pendel S']},
  },
  {
    name: 'Ostrand',
    tier: 0.92,
    accent: '#5aa3a8',
    lines: {City: ['Mole', 'Deich'], Trekking: ['Küste'], Lastenrad: ['Kutter']},
  },
  {
    name: 'Wendlau',
    tier: 1,
    accent: '#c7544c',
    lines: {City: ['Allee'], Trekking: ['Heide', 'Aue', 'Heide Tour'], Mountain: ['Kuppe']},
  },
  {
    name: 'Hjulvik',
    tier: 1.06,
    accent: '#7d9b57',
    lines: {Lastenrad: ['Flytte', 'Familie', 'Lang'], City: ['Torg'], Faltrad: ['Liten']},
  },
  {
    name: 'Brennholt',
    tier: 1.16,
    accent: '#e07b39',
    lines: {Mountain: ['Grat', 'Schlucht', 'Wurzel'], Trekking: ['Forst']},
  },
  {
    name: 'Grauhorn',
    tier: 1.34,
    accent: '#d8c04a',
    lines: {Mountain: ['Firn', 'Karst', 'Firn Carbon'], Trekking: ['Pass']},
  },
  {
    name: 'Aldermoor',
    tier: 1.5,
    accent: '#b58a5a',
    lines: {City: ['Mews', 'Garden'], Trekking: ['Downs'], Lastenrad: ['Carrier'], Faltrad: ['Pocket']},
  },
]

export const SHOE_BRANDS: readonly Brand<ShoeTerrain>[] = [
  {
    name: 'Kilomo',
    tier: 0.7,
    accent: '#f0a63a',
    lines: {Straße: ['Start', 'Runde'], Laufband: ['Indo', 'Tempo']},
  },
  {name: 'Nimbal', tier: 0.84, accent: '#5fb0c9', lines: {Straße: ['Wolke', 'Hauch'], Laufband: ['Feder']}},
  {name: 'Grevo', tier: 0.94, accent: '#d85b48', lines: {Trail: ['Pfad', 'Kies'], Straße: ['Asphalt']}},
  {
    name: 'Korriva',
    tier: 1,
    accent: '#e9c04b',
    lines: {Straße: ['Passo', 'Vento'], Bahn: ['Sprint', 'Curva']},
  },
  {name: 'Tessavo', tier: 1.06, accent: '#8f7ac0', lines: {Straße: ['Linea', 'Forma'], Laufband: ['Casa']}},
  {
    name: 'Windschritt',
    tier: 1.12,
    accent: '#3fa38a',
    lines: {Straße: ['Brise', 'Böe'], Trail: ['Lichtung']},
  },
  {name: 'Fjellspor', tier: 1.26, accent: '#e2733d', lines: {Trail: ['Ur', 'Stein', 'Vidde', 'Regn']}},
  {
    name: 'Pacelle',
    tier: 1.42,
    accent: '#ef6f61',
    lines: {Straße: ['Allegra', 'Volante'], Bahn: ['Chrono', 'Éclat']},
  },
]

/** Brands that make `type`, weighted by the number of model lines they have for it. */
export function brandWeights<T extends string>(brands: readonly Brand<T>[], type: T): Record<string, number> {
  return Object.fromEntries(brands.map((brand) => [brand.name, brand.lines[type]?.length ?? 0]))
}

/** @throws RangeError for a name that is not in the list */
export function brandNamed<T extends string>(brands: readonly Brand<T>[], name: string): Brand<T> {
  const brand = brands.find((each) => each.name === name)
  if (!brand) throw new RangeError(`invalid brand: ${name}`)
  return brand
}
