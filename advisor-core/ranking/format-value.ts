import type {Attribute, Catalog, LocalText} from '../catalog/types'

/** Formats of German and English numbers with this many decimals at least, two at most. */
const formats = (minimumFractionDigits: number) =>
  ['de-DE', 'en-GB'].map(
    (locale) => new Intl.NumberFormat(locale, {minimumFractionDigits, maximumFractionDigits: 2}),
  )
const NUMBERS = formats(0)
const AMOUNTS = formats(2)
const formatted = ([de, en]: readonly Intl.NumberFormat[], value: number): LocalText => ({
  de: de!.format(value),
  en: en!.format(value),
})

/** At most this many values of a multi-valued attribute are spelt out. */
const MOST_VALUES = 3

/** A number as people write it in each language. */
export function formatNumber(value: number): LocalText {
  return formatted(NUMBERS, value)
}

const inBoth = (text: string): LocalText => ({de: text, en: text})

/** The words for one value of a categorical or multi-valued attribute. */
export function valueLabel(attribute: Attribute, value: string): LocalText {
  const {valueLabels: labels = {}} = attribute
  // Shops have values like "constructor".
  return (Object.hasOwn(labels, value) && labels[value]) || inBoth(value)
}

/** An amount of money: whole, or with both digits of the cents. */
export function formatAmount(value: number): LocalText {
  const cents = Math.round(value * 100) / 100
  return formatted(Number.isInteger(cents) ? NUMBERS : AMOUNTS, cents)
}

/** A number of an attribute, without its unit: money with cents, years without a mark of thousands. */
export function formatNumberOf({role, unit}: Attribute, value: number): LocalText {
  if (role === 'price') return formatAmount(value)
  return unit === null && value >= 1900 && value <= 2100 ? inBoth(`${value}`) : formatNumber(value)
}

/** A product's own value, ready to print without its unit; `null` where it is missing. */
export function formatValue(catalog: Catalog, attribute: Attribute, product: number): LocalText | null {
  const column = catalog.columns[attribute.id]
  if (!column) return null
  switch (column.kind) {
    case 'numeric': {
      const value = column.values[product]!
      if (Number.isNaN(value)) return null
      return formatNumberOf(attribute, Number(value.toPrecision(7)))
    }
    case 'boolean': {
      const code = column.codes[product]!
      if (code === 0) return null
      return code === 2 ? {de: 'ja', en: 'yes'} : {de: 'nein', en: 'no'}
    }
    case 'categorical': {
      const code = column.codes[product]!
      return code === 0 ? null : valueLabel(attribute, column.values[code - 1]!)
    }
    case 'multi': {
      const codes = [...column.codes.subarray(column.offsets[product]!, column.offsets[product + 1]!)]
      if (codes.length === 0) return null
      const labels = codes
        .slice(0, MOST_VALUES)
        .map((code) => valueLabel(attribute, column.values[code - 1]!))
      return {de: labels.map(({de}) => de).join(', '), en: labels.map(({en}) => en).join(', ')}
    }
  }
}

/** A product's number for an attribute, NaN where it has none. */
export function numberOf(catalog: Catalog, attribute: Attribute, product: number): number {
  const column = catalog.columns[attribute.id]
  return column?.kind === 'numeric' ? column.values[product]! : Number.NaN
}
