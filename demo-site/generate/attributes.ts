import type {Category} from './types'

interface Words {
  readonly de: string
  readonly en: string
}

/** How an attribute is printed on the shop's own pages; the feed has one column for each. */
export interface ShopAttribute {
  readonly id: string
  readonly category: Category
  readonly label: Words
  readonly unit: string | null
  /** English words for German values. */
  readonly values?: Readonly<Record<string, string>>
}

const COFFEE: Category = 'Kaffeemaschinen'
const BIKES: Category = 'E-Bikes'
const SHOES: Category = 'Laufschuhe'

const row = (
  id: string,
  category: Category,
  de: string,
  en: string,
  unit: string | null = null,
  values?: Readonly<Record<string, string>>,
): ShopAttribute => ({id, category, label: {de, en}, unit, ...(values ? {values} : {})})

/** All attribute columns of the feed, in the order in which the product page lists them. */
export const ATTRIBUTES: readonly ShopAttribute[] = [
  row('coffee_type', COFFEE, 'Bauart', 'Type', null, {
    Siebträger: 'portafilter',
    Vollautomat: 'fully automatic',
    Kapselmaschine: 'capsule machine',
    Filtermaschine: 'filter machine',
    Herdkanne: 'stovetop pot',
  }),
  row('milk', COFFEE, 'Milch', 'Milk', null, {
    'kein Milchsystem': 'no milk system',
    Dampfrohr: 'steam wand',
    automatisch: 'automatic',
  }),
  row('grinder', COFFEE, 'Mahlwerk', 'Grinder'),
  row('noise', COFFEE, 'Lautstärke', 'Noise', 'dB'),
  row('cups', COFFEE, 'Tassen auf einmal', 'Cups at once'),
  row('tank', COFFEE, 'Wassertank', 'Water tank', 'l'),
  row('width', COFFEE, 'Breite', 'Width', 'cm'),
  row('pressure', COFFEE, 'Druck', 'Pressure', 'bar'),
  row('power', COFFEE, 'Leistung', 'Power', 'W'),
  row('energy', COFFEE, 'Verbrauch im Jahr', 'Energy per year', 'kWh'),
  row('bike_type', BIKES, 'Radtyp', 'Type', null, {
    City: 'city',
    Trekking: 'trekking',
    Mountain: 'mountain',
    Lastenrad: 'cargo',
    Faltrad: 'folding',
  }),
  row('frame', BIKES, 'Rahmen', 'Frame', null, {
    Tiefeinsteiger: 'step-through',
    Trapez: 'trapeze',
    Diamant: 'diamond',
  }),
  row('range', BIKES, 'Reichweite', 'Range', 'km'),
  row('battery', BIKES, 'Akku', 'Battery', 'Wh'),
  row('torque', BIKES, 'Drehmoment', 'Torque', 'Nm'),
  row('bike_weight', BIKES, 'Gewicht', 'Weight', 'kg'),
  row('gears', BIKES, 'Schaltung', 'Gears', null, {
    Nabenschaltung: 'hub gears',
    Kettenschaltung: 'derailleur',
    Riemen: 'belt drive',
  }),
  row('brakes', BIKES, 'Bremsen', 'Brakes', null, {
    'Scheibe hydraulisch': 'hydraulic discs',
    'Scheibe mechanisch': 'mechanical discs',
    'Felge hydraulisch': 'hydraulic rim brakes',
  }),
  row('suspension', BIKES, 'Federung', 'Suspension', null, {keine: 'none', vorn: 'front', voll: 'full'}),
  row('max_load', BIKES, 'Zulässiges Gesamtgewicht', 'Maximum total weight', 'kg'),
  row('terrain', SHOES, 'Untergrund', 'Terrain', null, {
    Straße: 'road',
    Trail: 'trail',
    Bahn: 'track',
    Laufband: 'treadmill',
  }),
  row('cushioning', SHOES, 'Dämpfung', 'Cushioning', null, {wenig: 'low', mittel: 'medium', viel: 'high'}),
  row('support', SHOES, 'Führung', 'Support', null, {neutral: 'neutral', Stabilität: 'stability'}),
  row('distance', SHOES, 'Strecke', 'Distance', null, {kurz: 'short', mittel: 'medium', lang: 'long'}),
  row('waterproof', SHOES, 'Wasserdicht', 'Waterproof'),
  row('shoe_width', SHOES, 'Passform', 'Fit', null, {schmal: 'narrow', normal: 'regular', weit: 'wide'}),
  row('shoe_weight', SHOES, 'Gewicht je Schuh', 'Weight per shoe', 'g'),
  row('drop', SHOES, 'Sprengung', 'Heel drop', 'mm'),
  row('recycled', SHOES, 'Recyceltes Material', 'Recycled material', '%'),
]
