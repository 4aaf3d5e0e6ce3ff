/** Coarse implicit signals, read only after the visitor opened the advisor. */
export interface SignalReading {
  readonly hour: 'night' | 'morning' | 'midday' | 'afternoon' | 'evening'
  readonly weekday: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'
  readonly device: 'phone' | 'tablet' | 'desktop'
  readonly browser: 'chrome' | 'edge' | 'firefox' | 'safari' | 'other'
  /** Value of the category attribute that the embedding page names, if it does. */
  readonly page: string | null
}

export type SignalId = keyof SignalReading

/** How one bin of one signal shifts the belief towards products with certain values: a capped log ratio. */
export interface SignalWeight {
  readonly signal: SignalId
  readonly bin: string
  readonly attribute: string
  readonly values: readonly string[]
  readonly logRatio: number
}
