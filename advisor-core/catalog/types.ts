/** A language Lotse speaks completely. */
export type Locale = 'de' | 'en'

/** One text in each language. */
export type LocalText = Readonly<Record<Locale, string>>

export type AttributeKind = 'categorical' | 'multi' | 'numeric' | 'boolean'

/** What one attribute of the products means; the same for every product. */
export interface Attribute {
  /** Stable identifier, used by questions, reasons and reports: `noise_level`. */
  readonly id: string
  readonly kind: AttributeKind
  readonly label: LocalText
  /** Unit as printed after a number, `null` where there is none: `kg`, `dB`, `€`. */
  readonly unit: string | null
  /** `price` for the one attribute that is the price; `category` for the one that says what sort of thing it is. */
  readonly role: 'price' | 'category' | 'brand' | null
  /** Which direction most people call better, `null` where it is a matter of taste. */
  readonly better: 'higher' | 'lower' | null
  /** Words for the values of categorical and multi-valued attributes, where they differ from the values. */
  readonly valueLabels?: Readonly<Record<string, LocalText>>
}

/** One value a product: code 0 is missing, code c stands for `values[c - 1]`. */
export interface CategoricalColumn {
  readonly kind: 'categorical'
  readonly values: readonly string[]
  readonly codes: Uint8Array | Uint16Array
}

/**
 * Any number of values a product, as compressed sparse rows: the codes of product i are
 * `codes[offsets[i]] … codes[offsets[i + 1] - 1]`, ascending, each code c standing for `values[c - 1]`.
 */
export interface MultiColumn {
  readonly kind: 'multi'
  readonly values: readonly string[]
  readonly offsets: Uint32Array
  readonly codes: Uint8Array | Uint16Array
  /** What an empty row means: nothing is known, or the product has none of the values. */
  readonly emptyMeans: 'missing' | 'none'
}

/** One number a product; NaN is missing. */
export interface NumericColumn {
  readonly kind: 'numeric'
  readonly values: Float32Array
}

/** 0 missing, 1 no, 2 yes. */
export interface BooleanColumn {
  readonly kind: 'boolean'
  readonly codes: Uint8Array
}

export type Column = CategoricalColumn | MultiColumn | NumericColumn | BooleanColumn

/** The compiled catalogue: N products as columns; views on one buffer, nothing parsed per product. */
export interface Catalog {
  /** N, the number of products (variants belong to their product). */
  readonly size: number
  readonly attributes: readonly Attribute[]
  /** Columns by attribute id, each of length N. */
  readonly columns: Readonly<Record<string, Column>>
  /**
   * shape [N]; the smallest index of a product with equal columns, so that look-alikes count as one in the
   * stop rule and the slate.
   */
  readonly twins: Uint32Array
}
