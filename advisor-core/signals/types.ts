/** Coarse implicit signals, read only after the visitor opened the advisor. */
export interface SignalReading {
  readonly hour: 'night' | 'morning' | 'midday' | 'afternoon' | 'evening'
  readonly weekday: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'
  readonly device: 'phone' | 'tablet' | 'desktop'
  readonly browser: 'chrome' | 'edge' | 'firefox' | 'safari' | 'other'
  /** Value of the category attribute that the embedding page names, if it does. */
  readonly page: string | null
  /** What the visitor did in the shop, as bins (`behaviour-bins.ts`); absent until the page was looked at. */
  readonly sort?: string | null
  readonly filter?: string | null
  readonly search?: string | null
}

export type SignalId = keyof SignalReading

/** Signals about what the visitor did in the shop, as against the circumstances of the visit. */
export type BehaviourSignal = 'sort' | 'filter' | 'search'

/** A filter that is set on a list of products. */
export type PageFilter =
  /** By price, whatever the bounds. */
  | {readonly kind: 'price'}
  | {readonly kind: 'brand'; readonly values: readonly string[]}
  /** By something else that may be an attribute of the catalogue, by its name or label there. */
  | {readonly kind: 'attribute'; readonly name: string; readonly values: readonly string[]}
  /** One that was set on this page is there no longer. */
  | {readonly kind: 'removed'}

/**
 * What the shop's page says of what the visitor did there, raw: it goes from the page to the engine on the same device,
 * becomes bins and is let go. `null` where the page says nothing: what was read before still holds.
 */
export interface PageBehaviour {
  readonly sort: 'price-up' | 'price-down' | 'otherwise' | null
  readonly filter: readonly PageFilter[] | null
  /** The words as they were typed. */
  readonly search: string | null
}

/**
 * How one bin of one signal shifts the belief, as a capped log ratio: towards products with certain values of an
 * attribute; where the attribute is a number, from the lowest of its kind (nothing) to the highest (all of it).
 */
export interface SignalWeight {
  readonly signal: SignalId
  readonly bin: string
  readonly attribute: string
  /** For behaviour, none stands for those that the visitor named; a number has none. */
  readonly values: readonly string[]
  readonly logRatio: number
}
