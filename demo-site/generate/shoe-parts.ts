import {disc, INK, line, path, ring, STEEL_SHADE, shape} from './svg'

/** Rubber lugs under a trail sole. */
export function lugs(floor: number, color: string): string {
  const tooth = (x: number) => path`M${x} ${floor - 3}h13l-3 9h-7z`
  return shape(Array.from({length: 13}, (_, i) => tooth(82 + i * 17)).join(''), color)
}

/** Pins under the forefoot of a track shoe. */
export const spikes = (floor: number) =>
  shape([226, 248, 270, 292].map((x) => path`M${x} ${floor - 2}h8l-4 10z`).join(''), STEEL_SHADE) +
  line(path`M200 ${floor - 1}H300`, INK, 3)

/** Grooves in the sole of a treadmill shoe. */
export const ribs = (heel: number, floor: number, color: string) =>
  line(Array.from({length: 9}, (_, i) => path`M${100 + i * 13} ${heel + 12}V${floor - 8}`).join(''), color, 3)

interface Place {
  readonly x: number
  readonly y: number
  readonly color: string
}

const MOTIFS: Record<string, (place: Place) => string> = {
  Kilomo: ({x, y, color}) => line(path`M${x - 34} ${y + 14}l20 -30M${x - 16} ${y + 14}l20 -30`, color, 7),
  Nimbal: ({x, y, color}) =>
    disc(x - 26, y + 2, 11, color) + disc(x - 8, y - 4, 13, color) + disc(x + 10, y + 4, 9, color),
  Grevo: ({x, y, color}) => line(path`M${x - 40} ${y + 10}l14 -16l12 14l14 -18l14 16`, color, 6),
  Korriva: ({x, y, color}) =>
    shape(
      path`M${x - 42} ${y + 16}Q${x - 10} ${y + 10} ${x + 22} ${y - 18}Q${x} ${y + 22} ${x - 42} ${y + 16}z`,
      color,
    ),
  Tessavo: ({x, y, color}) =>
    line(path`M${x - 36} ${y - 8}h48M${x - 30} ${y + 4}h48M${x - 24} ${y + 16}h48`, color, 4),
  Windschritt: ({x, y, color}) =>
    line(path`M${x - 40} ${y + 4}q14 -18 28 -4t30 -6M${x - 34} ${y + 16}q14 -16 28 -4t30 -6`, color, 5),
  Fjellspor: ({x, y, color}) => shape(path`M${x - 38} ${y + 18}l22 -34l12 18l8 -10l18 26z`, color),
  Pacelle: ({x, y, color}) =>
    ring(x - 12, y, 15, color, 5) + line(path`M${x - 12} ${y + 15}q26 -4 40 -20`, color, 5),
}

/** The maker's sign on the side of the shoe. */
export function motif(brand: string, place: Place): string {
  return MOTIFS[brand]?.(place) ?? ''
}
