export type DecimalMark = '.' | ','

/** A number and the word after it. */
export interface Quantity {
  readonly value: number
  /** As written, `null` where there is none. */
  readonly unit: string | null
}

const NUMBER = /[-+−]?\d(?:[\d.,'’\u00a0\u202f ]*\d)?/u
const CURRENCY = /€|\$|£|\b(?:EUR|USD|GBP|CHF)\b/i
const QUANTITY = new RegExp(
  `^(?:ca\\.?|etwa|about|approx\\.?|ab|from|~|≈)?\\s*(${CURRENCY.source})?\\s*(${NUMBER.source})\\s*([^\\d\\s][^\\d]{0,14})?$`,
  'iu',
)

/** Longer cells are texts, whatever they begin with. */
const LONGEST = 60

/**
 * A whole cell as a number with an optional unit: `1.37kg`, `1.299,00 €`, `USD 5`, `15.6"`.
 *
 * @returns `null` where the cell is something else
 */
export function parseQuantity(cell: string, decimal: DecimalMark): Quantity | null {
  const match = cell.length > LONGEST ? null : QUANTITY.exec(cell.trim())
  if (!match) return null
  const value = parseNumber(match[2]!, decimal)
  if (value === null) return null
  return {value, unit: (match[3] ?? match[1])?.replace(/\*$/, '').trim() || null}
}

/** `1.299,00` and `1,299.00`; the given mark decides where one mark could be either. */
export function parseNumber(text: string, decimal: DecimalMark): number | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '').replace('−', '-')
  const mark = decimalMarkOf(bare) ?? decimal
  const thousands = mark === ',' ? '.' : ','
  const parts = bare.split(thousands).join('').split(mark)
  if (parts.length > 2) return null
  const value = Number(parts.join('.'))
  return Number.isFinite(value) ? value : null
}

/** The decimal mark that a number shows by itself, `null` where it shows none: `1.299` may be either. */
function decimalMarkOf(number: string): DecimalMark | null {
  const dot = number.lastIndexOf('.')
  const comma = number.lastIndexOf(',')
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ','
  if (dot < 0 && comma < 0) return null
  const mark = dot >= 0 ? '.' : ','
  const groups = number.replace(/^[-+]/, '').split(mark)
  const [first = '', ...rest] = groups
  if (rest.length > 1) return mark === '.' ? ',' : '.'
  const mayBeThousands = rest[0]?.length === 3 && first.length <= 3 && first !== '0' && first !== ''
  return mayBeThousands ? null : mark
}

/**
 * The decimal mark of a column, from the numbers that show one. Where none does, prices have thousands rather
 * than three decimals, and everything else follows `fallback`.
 */
export function detectDecimalMark(cells: Iterable<string>, fallback: DecimalMark): DecimalMark {
  let points = 0
  let commas = 0
  for (const cell of cells) {
    const number = NUMBER.exec(cell)?.[0]
    const mark = number === undefined ? null : decimalMarkOf(number.replace(/[\s\u00a0\u202f'’]/g, ''))
    if (mark === '.') points++
    if (mark === ',') commas++
  }
  return points === commas ? fallback : points > commas ? '.' : ','
}
