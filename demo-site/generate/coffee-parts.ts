import {mix} from './colors'
import {box, COFFEE, disc, GLASS, INK, line, MILK, path, STEEL_SHADE, shape} from './svg'

/** What a coffee machine's drawing needs to know. */
export interface CoffeeLook {
  readonly light: string
  readonly base: string
  readonly shade: string
  readonly accent: string
  /** Width of the machine in centimetres. */
  readonly width: number
  readonly cups: number
  readonly tank: number
  readonly milk: string
  readonly grinder: boolean
  readonly fine: boolean
}

export const TABLE = 240

/** A small cup standing at (x, y). */
export const cup = (x: number, y: number, color: string) =>
  line(path`M${x + 11} ${y - 14}q9 0 7 6q-2 4 -9 3`, color, 2.5) +
  shape(path`M${x - 12} ${y - 18}h24q0 18 -8 18h-8q-8 0 -8 -18z`, color) +
  shape(path`M${x - 12} ${y - 18}h6q0 14 4 18h-2q-8 0 -8 -18z`, mix(color, '#ffffff', 0.4))

/** A glass jug of milk with the tube that drinks from it. */
export const milkJug = (x: number, fromY: number) =>
  line(path`M${x - 12} ${fromY}q30 -10 30 ${TABLE - 40 - fromY}`, INK, 3) +
  box(x, TABLE - 58, 34, 58, GLASS, 5) +
  box(x + 3, TABLE - 40, 28, 37, MILK, 3) +
  box(x - 2, TABLE - 64, 38, 9, INK, 3)

/** A steam wand hanging from (x, y). */
export const wand = (x: number, y: number) =>
  line(path`M${x} ${y}q16 4 16 22l-4 ${TABLE - 62 - y}`, STEEL_SHADE, 5) + disc(x + 12, TABLE - 40, 4, INK)

/** Beans in a hopper that stands on `top`. */
export const hopper = (x: number, top: number, width: number) =>
  shape(path`M${x} ${top - 26}h${width}l${-width * 0.14} 26h${-width * 0.72}z`, GLASS) +
  shape(
    path`M${x + width * 0.06} ${top - 15}h${width * 0.88}l${-width * 0.08} 15h${-width * 0.72}z`,
    COFFEE,
  ) +
  box(x - 2, top - 31, width + 4, 6, INK, 3)
