/** A unit as printed, the ways it is written, and how many of the dimension's base unit it is. */
interface Unit {
  readonly symbol: string
  readonly names: readonly string[]
  readonly factor: number
}

/** Units by dimension; numbers are converted within a dimension only. */
const DIMENSIONS = {
  mass: [
    {symbol: 'mg', names: ['mg'], factor: 1e-6},
    {symbol: 'g', names: ['g', 'gr', 'gramm', 'gram', 'grams'], factor: 1e-3},
    {symbol: 'kg', names: ['kg', 'kgs', 'kilo', 'kilogramm', 'kilogram', 'kilograms'], factor: 1},
    {symbol: 'lb', names: ['lb', 'lbs', 'pounds'], factor: 0.45359237},
    {symbol: 'oz', names: ['oz', 'ounces'], factor: 0.028349523125},
  ],
  length: [
    {symbol: 'mm', names: ['mm', 'millimeter', 'millimetre'], factor: 1e-3},
    {symbol: 'cm', names: ['cm', 'zentimeter', 'centimeter', 'centimetre'], factor: 1e-2},
    {symbol: 'm', names: ['m', 'meter', 'metre', 'metres', 'meters'], factor: 1},
    {symbol: 'km', names: ['km', 'kilometer', 'kilometre'], factor: 1e3},
    {symbol: '″', names: ['"', '″', '”', "''", 'in', 'inch', 'inches', 'zoll'], factor: 0.0254},
    {symbol: 'ft', names: ['ft', 'feet'], factor: 0.3048},
  ],
  storage: [
    {symbol: 'MB', names: ['mb'], factor: 1e-3},
    {symbol: 'GB', names: ['gb', 'gigabyte'], factor: 1},
    {symbol: 'TB', names: ['tb', 'terabyte'], factor: 1e3},
  ],
  frequency: [
    {symbol: 'Hz', names: ['hz'], factor: 1},
    {symbol: 'kHz', names: ['khz'], factor: 1e3},
    {symbol: 'MHz', names: ['mhz'], factor: 1e6},
    {symbol: 'GHz', names: ['ghz'], factor: 1e9},
  ],
  power: [
    {symbol: 'W', names: ['w', 'watt', 'watts'], factor: 1},
    {symbol: 'kW', names: ['kw'], factor: 1e3},
    {symbol: 'PS', names: ['ps', 'hp'], factor: 735.49875},
  ],
  energy: [
    {symbol: 'Wh', names: ['wh'], factor: 1},
    {symbol: 'kWh', names: ['kwh'], factor: 1e3},
  ],
  charge: [
    {symbol: 'mAh', names: ['mah'], factor: 1},
    {symbol: 'Ah', names: ['ah'], factor: 1e3},
  ],
  volume: [
    {symbol: 'ml', names: ['ml'], factor: 1e-3},
    {symbol: 'cl', names: ['cl'], factor: 1e-2},
    {symbol: 'l', names: ['l', 'ltr', 'liter', 'litre', 'litres', 'liters'], factor: 1},
  ],
  time: [
    {symbol: 's', names: ['s', 'sec', 'sek', 'sekunden', 'seconds'], factor: 1},
    {symbol: 'min', names: ['min', 'minuten', 'minutes'], factor: 60},
    {symbol: 'h', names: ['h', 'std', 'stunden', 'hours', 'hrs'], factor: 3600},
  ],
  span: [
    {symbol: 'months', names: ['months', 'monate', 'month', 'monat'], factor: 1},
    {symbol: 'years', names: ['years', 'jahre', 'year', 'jahr'], factor: 12},
  ],
  sound: [{symbol: 'dB', names: ['db', 'db a', 'dba', 'dezibel'], factor: 1}],
  suction: [{symbol: 'AW', names: ['aw', 'airwatt', 'air watt', 'airwatts'], factor: 1}],
  pressure: [
    {symbol: 'Pa', names: ['pa', 'pascal'], factor: 1e-5},
    {symbol: 'mbar', names: ['mbar', 'hpa'], factor: 1e-3},
    {symbol: 'kPa', names: ['kpa'], factor: 1e-2},
    {symbol: 'bar', names: ['bar'], factor: 1},
  ],
  rotation: [{symbol: 'rpm', names: ['rpm', 'u/min', 'u min', '1/min', 'upm'], factor: 1}],
  torque: [{symbol: 'Nm', names: ['nm'], factor: 1}],
  voltage: [{symbol: 'V', names: ['v', 'volt'], factor: 1}],
  speed: [{symbol: 'km/h', names: ['km h', 'kmh', 'kph'], factor: 1}],
  temperature: [{symbol: '°C', names: ['°c', 'c'], factor: 1}],
  share: [{symbol: '%', names: ['%', 'prozent', 'percent'], factor: 1}],
  pixels: [{symbol: 'px', names: ['px', 'p', 'pixel', 'pixels'], factor: 1}],
  megapixels: [{symbol: 'MP', names: ['mp', 'megapixel', 'mpx'], factor: 1}],
  brightness: [{symbol: 'lm', names: ['lm', 'lumen'], factor: 1}],
  area: [{symbol: 'm²', names: ['m²', 'm2', 'qm', 'sqm'], factor: 1}],
  money: [
    {symbol: '€', names: ['€', 'eur', 'euro', 'euros'], factor: 1},
    {symbol: '$', names: ['$', 'usd'], factor: 1},
    {symbol: '£', names: ['£', 'gbp'], factor: 1},
    {symbol: 'CHF', names: ['chf', 'fr', 'sfr'], factor: 1},
  ],
} as const satisfies Record<string, readonly Unit[]>

export type Dimension = keyof typeof DIMENSIONS

interface KnownUnit extends Unit {
  readonly dimension: Dimension
}

const BY_NAME: ReadonlyMap<string, KnownUnit> = new Map(
  Object.entries(DIMENSIONS).flatMap(([dimension, units]) =>
    units.flatMap((unit: Unit) =>
      [unit.symbol, ...unit.names].map(
        (name) => [name.toLowerCase(), {...unit, dimension: dimension as Dimension}] as const,
      ),
    ),
  ),
)

/** The unit that a word stands for; `null` for an unknown word. */
export function findUnit(word: string): KnownUnit | null {
  const bare = word.trim().toLowerCase()
  return BY_NAME.get(bare) ?? BY_NAME.get(bare.replace(/[().]/g, ' ').replace(/\s+/g, ' ').trim()) ?? null
}

/** All ways to write the units of a dimension, longest first, for patterns. */
export function unitNames(dimension: Dimension): readonly string[] {
  const names = DIMENSIONS[dimension].flatMap((unit: Unit) => [unit.symbol, ...unit.names])
  return [...new Set(names.map((name) => name.toLowerCase()))].sort((a, b) => b.length - a.length)
}

/**
 * A number in another unit of the same dimension, rounded to twelve digits.
 *
 * @returns `null` where the units do not measure the same thing
 */
export function convert(value: number, from: string, to: string): number | null {
  const source = findUnit(from)
  const target = findUnit(to)
  if (!source || !target || source.dimension !== target.dimension) return null
  if (source.factor === target.factor) return value
  return Number(((value * source.factor) / target.factor).toPrecision(12))
}
