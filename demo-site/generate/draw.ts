import {drawCoffee} from './draw-coffee'
import {drawBike} from './draw-ebike'
import {drawShoe} from './draw-shoe'
import type {Category, Draft} from './types'

const DRAW = {Kaffeemaschinen: drawCoffee, 'E-Bikes': drawBike, Laufschuhe: drawShoe} satisfies Record<
  Category,
  (draft: Draft) => string
>

/** The picture of one product as SVG text, from its colour, brand and attributes. */
export function drawProduct(category: Category, draft: Draft): string {
  return DRAW[category](draft)
}
