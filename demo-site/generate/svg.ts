const n = (value: number) => String(Math.round(value))
/** Stroke widths keep half units. */
const half = (value: number) => String(Math.round(value * 2) / 2)

/** Rectangle. */
export const box = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${radius ? ` rx="${n(radius)}"` : ''} fill="${fill}"/>`

/** Filled circle. */
export const disc = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}"/>`

/** Circle drawn as a line. */
export const ring = (x: number, y: number, radius: number, stroke: string, width: number) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" stroke="${stroke}" stroke-width="${half(width)}"/>`

/** Path data with its numbers rounded to whole units: ``path`M${x} ${y}` ``. */
export const path = (parts: TemplateStringsArray, ...values: readonly number[]) =>
  parts.reduce((text, part, i) => text + n(values[i - 1] ?? 0) + part)

export const shape = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`

/** A round-ended line. */
export const line = (d: string, stroke: string, width: number) =>
  `<path d="${d}" stroke="${stroke}" stroke-width="${half(width)}"/>`

/** The lit edge of a tube: a thin line up and to the left of it. */
export const glint = (d: string, stroke: string, width: number) =>
  `<path d="${d}" stroke="${stroke}" stroke-width="${half(width)}" transform="translate(-1 -2)"/>`

/** Shared neutrals of all drawings. */
export const INK = '#2d313a'
export const STEEL = '#c3c7cc'
export const STEEL_SHADE = '#959aa2'
export const GLASS = '#dfe9ea'
export const WATER = '#b9d5dc'
export const COFFEE = '#5b3d2c'
export const MILK = '#faf8f3'
export const RUBBER = '#3a3d45'

/** The part of the 400 × 300 sheet that is shown, by subject; always 4 : 3. */
const FRAMES = {coffee: '42 22 316 237', bike: '10 28 380 285', shoe: '30 40 352 264'} as const

/**
 * The room every product stands in: neutral wall and floor, light from the upper left, a soft shadow towards
 * the lower right. 4 : 3.
 */
export function scene(
  frame: keyof typeof FRAMES,
  floor: number,
  shadow: {x: number; width: number},
  ...content: readonly string[]
): string {
  const cast = `<ellipse cx="${n(shadow.x + shadow.width * 0.08)}" cy="${n(floor + 3)}" rx="${n(shadow.width * 0.56)}" ry="9" fill="#c6beb2"/>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${FRAMES[frame]}" width="400" height="300" fill="none" stroke-linecap="round" stroke-linejoin="round">`,
    '<path fill="#e9e5de" d="M0 0h400v320H0z"/><path fill="#f0ede7" d="M0 0h330L90 300H0z"/>',
    `<path fill="#dcd6cc" d="M0 ${n(floor - 16)}h400V320H0z"/>`,
    cast,
    ...content,
    '</svg>\n',
  ].join('')
}
