import {fold, stem} from './stem'

/** Unit names by dimension, each with how many of the base unit it is; names are folded. */
const DIMENSIONS: readonly (readonly (readonly [factor: number, names: string])[])[] = [
  [
    [1e-3, 'g gr gramm gram grams'],
    [1, 'kg kgs kilo kilos kilogramm kilogram kilograms'],
    [0.45359237, 'lb lbs pound pounds'],
  ],
  [
    [1e-3, 'mm millimeter millimetre millimeters millimetres'],
    [1e-2, 'cm zentimeter centimeter centimetre centimeters centimetres'],
    [1, 'm meter metre meters metres'],
    [1e3, 'km kilometer kilometre kilometers kilometres kilometern'],
    [0.0254, '″ " inch inches zoll'],
  ],
  [
    [1, 'mb megabyte'],
    [1e3, 'gb gigabyte gigabytes gig gigs'],
    [1e6, 'tb terabyte terabytes'],
  ],
  [
    [1, 'hz hertz'],
    [1e6, 'mhz'],
    [1e9, 'ghz'],
  ],
  [
    [1, 'w watt watts'],
    [1e3, 'kw kilowatt'],
  ],
  [
    [1, 'wh wattstunden'],
    [1e3, 'kwh kilowattstunden'],
  ],
  [
    [1, 'mah'],
    [1e3, 'ah'],
  ],
  [
    [1e-3, 'ml milliliter millilitre'],
    [1e-2, 'cl'],
    [1, 'l ltr liter litre liters litres'],
  ],
  [
    [1, 's sec sek sekunden seconds'],
    [60, 'min minuten minutes'],
    [3600, 'h std stunde stunden hour hours hrs'],
  ],
  [
    [1, 'monat monate months month'],
    [12, 'jahr jahre years year'],
  ],
  [[1, 'db dezibel decibel decibels']],
  [[1, 'bar']],
  [[1, 'nm newtonmeter']],
  [[1, 'v volt volts']],
  [[1, '% prozent percent']],
  [[1, 'mp megapixel megapixels']],
  [[1, 'lm lumen']],
  [[1, 'px pixel pixels']],
  [[1, '°c grad']],
]

/** Money is one dimension without exchange rates: whoever says dollars in a shop in euros means its prices. */
const MONEY = '€ eur euro euros $ usd dollar dollars £ gbp pfund chf franken fr bucks quid'

export interface Unit {
  /** Index of the dimension; −1 for money, −2 for a unit that only this catalogue knows. */
  readonly dimension: number
  readonly factor: number
  readonly name: string
}

const BY_NAME: ReadonlyMap<string, Unit> = new Map([
  ...DIMENSIONS.flatMap((units, dimension) =>
    units.flatMap(([factor, names]) =>
      names.split(' ').map((name) => [fold(name), {dimension, factor, name: fold(name)}] as const),
    ),
  ),
  ...MONEY.split(' ').map((name) => [fold(name), {dimension: -1, factor: 1, name: fold(name)}] as const),
])

const BY_STEM: ReadonlyMap<string, Unit> = new Map(
  [...BY_NAME].filter(([name]) => name.length > 3).map(([name, unit]) => [stem(name), unit]),
)

/** The unit that a word or sign stands for; `null` for an unknown one. */
export function findUnit(word: string): Unit | null {
  return BY_NAME.get(fold(word)) ?? (word.length > 3 ? BY_STEM.get(stem(word)) : undefined) ?? null
}

/**
 * A number in the unit of an attribute, rounded to twelve digits.
 *
 * @param unit  the attribute's unit as printed
 * @returns `null` where the units do not measure the same thing
 */
export function convertTo(value: number, from: Unit, unit: string | null): number | null {
  const to = unit === null ? null : (findUnit(unit) ?? {dimension: -2, factor: 1, name: fold(unit)})
  if (!to || to.dimension !== from.dimension) return null
  if (to.dimension === -2 && to.name !== from.name) return null
  return to.factor === from.factor ? value : Number(((value * from.factor) / to.factor).toPrecision(12))
}
