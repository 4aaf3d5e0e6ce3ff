import type {Locale} from '../advisor-core/catalog/types'

/** What is printed on a product's card; the index in `products` is the engine's product index. */
export interface Card {
  /** The merchant's product id. */
  readonly id: string
  readonly name: string
  /** In units of the currency; `null` where the feed has none. */
  readonly price: number | null
  /** Absolute, or relative to the page. */
  readonly link: string | null
  readonly image: string | null
  /** Price before a reduction, where the feed has both. */
  readonly listPrice?: number | null
  /** Base price as printed by the shop: "19,90 € / kg". */
  readonly basePrice?: string | null
  readonly available?: boolean
  /** Products that go with this one, by the merchant's own list: indices into `products`. */
  readonly goesWith?: readonly number[]
}

/** `cards.<locale>.json`: texts, links and pictures, apart from what the engine reasons about. */
export interface Cards {
  readonly version: 1
  readonly locale: Locale
  /** ISO 4217, for `Intl.NumberFormat`. */
  readonly currency: string
  readonly products: readonly Card[]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Accepts the file's JSON or throws a TypeError. */
export function parseCards(input: unknown): Cards {
  if (isCards(input)) return input
  throw new TypeError('Failed to read cards: a version, a currency, an id or a name is missing')
}

const isCards = (input: unknown): input is Cards =>
  isRecord(input) &&
  input.version === 1 &&
  typeof input.currency === 'string' &&
  Array.isArray(input.products) &&
  input.products.every((p: unknown) => isRecord(p) && typeof p.id === 'string' && typeof p.name === 'string')
