import type {ColorName} from './colors'

export type Category = 'Kaffeemaschinen' | 'E-Bikes' | 'Laufschuhe'

/** What one product is known for; `null` where the feed has a gap or the attribute does not apply. */
export type Fact = string | number | boolean | null
export type Facts = Readonly<Record<string, Fact>>

export interface Variant {
  readonly id: string
  readonly color: ColorName
  /** Shoe or frame size; empty where there is only one. */
  readonly size: string
  readonly available: boolean
}

/** A product as a category's model draws it, before gaps, sales and variants. */
export interface Draft {
  readonly brand: string
  readonly line: string
  /** The figure in the name: "Presso 42". */
  readonly figure: number
  readonly facts: Facts
  /** Euro, not yet rounded to a price tag. */
  readonly price: number
  readonly color: ColorName
  readonly otherColors: readonly ColorName[]
  readonly sizes: readonly string[]
  readonly material: string
}

export interface Product {
  readonly id: string
  readonly category: Category
  readonly title: string
  readonly brand: string
  /** Euro, with cents. */
  readonly price: number
  readonly salePrice: number | null
  readonly color: ColorName
  readonly material: string
  readonly facts: Facts
  readonly description: {readonly de: string; readonly en: string}
  /** File name in pictures/. */
  readonly picture: string
  readonly variants: readonly Variant[]
}
