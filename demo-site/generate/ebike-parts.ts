import {disc, INK, line, path, RUBBER, ring, STEEL, STEEL_SHADE, shape} from './svg'

type Point = readonly [x: number, y: number]

/** Tyre, rim, spokes, hub and, where there is one, the brake disc. */
export function wheel(x: number, y: number, radius: number, look: {tyre: number; disc: boolean}): string {
  const r = radius - look.tyre / 2
  const spoke = (dx: number, dy: number) => path`M${x - dx * r} ${y - dy * r}L${x + dx * r} ${y + dy * r}`
  const spokes = [spoke(0.92, 0.38), spoke(0.38, -0.92), spoke(-0.38, -0.92), spoke(-0.92, 0.38)]
  return (
    line(spokes.join(''), '#c9c5bd', 1) +
    ring(x, y, r, RUBBER, look.tyre) +
    ring(x, y, r - look.tyre / 2 - 1.5, STEEL, 3) +
    (look.disc ? ring(x, y, 11, STEEL_SHADE, 3.5) : '') +
    disc(x, y, 5, INK)
  )
}

/** From the head tube to the front hub; with springs, a slim upper part slides into a thick lower one. */
export function fork([hx, hy]: Point, [x, y]: Point, look: {sprung: boolean; color: string}): string {
  const at = (t: number) => [hx + (x - hx) * t, hy + (y - hy) * t] as const
  const middle = at(0.46)
  const crown = at(0.06)
  if (!look.sprung) return line(path`M${hx} ${hy}L${x} ${y}`, look.color, 7)
  return (
    line(path`M${hx} ${hy}L${middle[0]} ${middle[1]}`, STEEL, 6) +
    line(path`M${middle[0]} ${middle[1]}L${x} ${y}`, INK, 9) +
    line(path`M${crown[0] - 6} ${crown[1]}h12`, INK, 7)
  )
}

/** Motor, crank and pedals, and what drives the rear wheel: chain, chain with cassette, or belt. */
export function drive(
  [x, y]: Point,
  [rx, ry]: Point,
  look: {gears: string; accent: string; torque: number},
): string {
  const belt = look.gears === 'Riemen'
  const cassette = look.gears === 'Kettenschaltung'
  const r = cassette ? 9 : 6
  return (
    line(
      path`M${x} ${y - 9}L${rx} ${ry - r}M${x} ${y + 9}L${rx} ${ry + r}`,
      belt ? look.accent : STEEL_SHADE,
      belt ? 3.5 : 2,
    ) +
    (cassette
      ? disc(rx, ry, 10, STEEL_SHADE) + line(path`M${rx + 2} ${ry + 10}l5 18`, INK, 4)
      : disc(rx, ry, 9, belt ? INK : STEEL)) +
    disc(x, y, 9 + look.torque / 12, INK) +
    disc(x - 2, y - 2, 6, look.accent) +
    line(path`M${x} ${y}l16 22`, STEEL, 5) +
    line(path`M${x + 9} ${y + 23}h16`, RUBBER, 6)
  )
}

export const saddle = (x: number, y: number) =>
  shape(path`M${x - 24} ${y - 10}q8 -6 22 -2l26 2q8 2 4 6q-20 2 -30 8q-16 4 -22 -14z`, INK)

/** Stem, handlebar, grip, display and light; the bar's form says how one sits. */
export function cockpit(x: number, y: number, form: 'flat' | 'riser' | 'swept', accent: string): string {
  const bars = {
    flat: path`M${x} ${y}l-4 -10l16 -4`,
    riser: path`M${x} ${y}l-5 -18l14 -8`,
    swept: path`M${x} ${y}l-6 -22q14 -10 22 -4`,
  }
  const grips = {
    flat: path`M${x + 10} ${y - 14}l-16 2`,
    riser: path`M${x + 8} ${y - 26}l-18 2`,
    swept: path`M${x + 2} ${y - 27}q-14 0 -26 8`,
  }
  const light = form === 'flat' ? '' : disc(x + 16, y + 10, 6, INK) + disc(x + 19, y + 10, 4, accent)
  return line(bars[form], STEEL_SHADE, 5) + line(grips[form], INK, 7) + light
}
