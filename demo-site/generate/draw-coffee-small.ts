import {type CoffeeLook, cup, milkJug, TABLE} from './coffee-parts'
import {mix} from './colors'
import {
  box,
  COFFEE,
  disc,
  GLASS,
  INK,
  line,
  MILK,
  path,
  ring,
  STEEL,
  STEEL_SHADE,
  scene,
  shape,
  WATER,
} from './svg'

export function drawCapsule(look: CoffeeLook): string {
  const w = 44 + look.width * 2.2
  const x = 190 - w / 2 - 16
  const top = TABLE - 150
  const milk = look.milk === 'automatisch'
  const capsule = (at: number, color: string) =>
    shape(path`M${at} ${TABLE - 16}h24l-5 16h-14z`, color) +
    box(at - 2, TABLE - 19, 28, 4, mix(color, INK, 0.3), 2)
  return scene(
    'coffee',
    TABLE,
    {x: 204, width: w + 90},
    box(x - 14, TABLE - 40 - look.tank * 72, 26, 36 + look.tank * 72, WATER, 6),
    box(x - 16, TABLE - 46 - look.tank * 72, 30, 8, look.shade, 3),
    shape(
      path`M${x} ${top + 26}q0 -26 30 -26h${w - 2}q22 0 22 24v18q0 12 -12 12h${-w * 0.42}v${88}h${w * 0.5}v8H${x}z`,
      look.base,
    ),
    shape(path`M${x} ${top + 26}q0 -26 30 -26h14q-28 6 -28 40v110H${x}z`, look.light),
    shape(
      path`M${x + w + 8} ${top}q20 2 22 24v18q0 12 -12 12h${-w * 0.42}v-8h${w * 0.3}q14 0 14 -14z`,
      look.shade,
    ),
    line(path`M${x + 34} ${top + 2}q${w * 0.3} -30 ${w * 0.72} -8`, STEEL_SHADE, 8),
    line(path`M${x + 36} ${top}q${w * 0.3} -28 ${w * 0.68} -8`, STEEL, 4),
    disc(x + w * 0.34, top + 28, 7, look.accent),
    disc(x + w * 0.6, top + 28, look.cups > 1 ? 5 : 0, MILK),
    box(x + w * 0.72, top + 52, 22, 10, INK, 3),
    box(x + w * 0.72 + 8, top + 62, 6, 8, STEEL_SHADE),
    cup(x + w * 0.72 + 11, TABLE - 14, look.accent),
    box(x + w * 0.44, TABLE - 14, w * 0.66 + 8, 14, INK, 3),
    box(x + w * 0.5, TABLE - 14, w * 0.54 + 8, 4, STEEL_SHADE, 1),
    milk ? milkJug(x + w + 44, top + 60) : capsule(x + w + 46, look.accent) + capsule(x + w + 78, look.shade),
  )
}

export function drawFilter(look: CoffeeLook): string {
  const size = 0.86 + look.cups * 0.018
  const w = 150 * size
  const x = 196 - w / 2
  const h = 172 * size
  const top = TABLE - h
  const jug = 74 * size
  const jx = x + w * 0.44
  const cone = top + 40
  return scene(
    'coffee',
    TABLE,
    {x: 200, width: w + 20},
    look.grinder
      ? shape(path`M${jx - 4} ${top - 26}h${jug}l-8 28h${16 - jug}z`, GLASS) +
          shape(path`M${jx} ${top - 14}h${jug - 8}l-4 16h${16 - jug}z`, COFFEE) +
          box(jx - 6, top - 31, jug + 4, 6, INK, 3)
      : '',
    box(x, top, w * 0.34, h, look.base, 10),
    box(x, top, w * 0.1, h, look.light, 5),
    box(x + w * 0.14, top + 34, 10, h * 0.56, WATER, 4),
    box(x + w * 0.14, top + 34 + h * 0.24, 10, h * 0.32, '#8fb9c4', 4),
    box(x, top, w, 34, look.base, 10),
    shape(path`M${x} ${top + 10}q0 -10 10 -10h${w * 0.5}l-14 12H${x + 16}l-6 22h-10z`, look.light),
    box(x + w * 0.8, top, w * 0.2, 34, look.shade, 10),
    shape(path`M${jx + 4} ${top + 34}h${jug - 8}l-14 24h${36 - jug}z`, look.shade),
    disc(x + w * 0.66, top + 17, 6, look.accent),
    look.fine ? box(x + w * 0.78, top + 14, 22, 6, INK, 3) : '',
    // Glass jug with coffee, handle to the right.
    line(path`M${jx + jug - 4} ${cone + 44}q24 2 22 26t-26 24`, INK, 8),
    shape(
      path`M${jx + 8} ${cone + 34}h${jug - 16}l12 34q2 ${TABLE - cone - 84} -12 ${TABLE - cone - 84}h${10 - jug}q-14 0 -12 ${cone + 84 - TABLE}z`,
      GLASS,
    ),
    shape(path`M${jx - 2} ${TABLE - 48}h${jug + 4}q2 32 -12 32h${22 - jug}q-14 0 -14 -32z`, COFFEE),
    shape(path`M${jx + 8} ${cone + 44}l-8 24v24l-2 0v-24z`, MILK),
    box(jx + 4, cone + 28, jug - 8, 8, INK, 3),
    box(x, TABLE - 16, w, 16, look.base, 5),
    box(x + w * 0.72, TABLE - 16, w * 0.28, 16, look.shade, 5),
    box(jx - 2, TABLE - 18, jug + 4, 4, INK, 2),
    look.cups <= 6 ? cup(x + w + 34, TABLE, look.accent) : '',
  )
}

export function drawPot(look: CoffeeLook): string {
  const s = 0.62 + Math.min(look.cups, 9) * 0.052
  const x = 190
  const waist = TABLE - 74 * s
  const lid = waist - 84 * s
  return scene(
    'coffee',
    TABLE,
    {x: 204, width: 150 * s + 60},
    line(
      path`M${x + 40 * s} ${lid + 14 * s}h${26 * s}q${12 * s} 0 ${8 * s} ${30 * s}l${-8 * s} ${34 * s}`,
      INK,
      11 * s,
    ),
    // Lower and upper chamber: left facet in the light, right facet in the shade.
    shape(path`M${x - 38 * s} ${waist}h${76 * s}l${14 * s} ${74 * s}h${-104 * s}z`, look.base),
    shape(path`M${x - 38 * s} ${waist}h${22 * s}l${-6 * s} ${74 * s}h${-30 * s}z`, look.light),
    shape(path`M${x + 18 * s} ${waist}h${20 * s}l${14 * s} ${74 * s}h${-28 * s}z`, look.shade),
    shape(path`M${x - 50 * s} ${lid}h${96 * s}l${-10 * s} ${84 * s}h${-72 * s}z`, look.base),
    shape(path`M${x - 50 * s} ${lid}l${-16 * s} ${2 * s}l${24 * s} ${30 * s}z`, look.light),
    shape(path`M${x - 50 * s} ${lid}h${28 * s}l${4 * s} ${84 * s}h${-18 * s}z`, look.light),
    shape(path`M${x + 22 * s} ${lid}h${24 * s}l${-10 * s} ${84 * s}h${-18 * s}z`, look.shade),
    box(x - 42 * s, waist - 7 * s, 84 * s, 13 * s, STEEL_SHADE, 3),
    box(x - 42 * s, waist - 7 * s, 28 * s, 13 * s, STEEL, 3),
    shape(path`M${x - 52 * s} ${lid}q${50 * s} ${-26 * s} ${100 * s} 0z`, look.shade),
    shape(
      path`M${x - 52 * s} ${lid}q${26 * s} ${-20 * s} ${52 * s} ${-13 * s}l${-10 * s} ${13 * s}z`,
      look.light,
    ),
    disc(x - 2 * s, lid - 19 * s, 8 * s, look.accent),
    disc(x + 34 * s, waist + 26 * s, 6 * s, STEEL_SHADE),
    look.fine ? ring(x, waist + 40 * s, 12 * s, look.accent, 3) : '',
    cup(x + 96, TABLE + 4, look.accent),
    look.cups > 2 ? cup(x - 92, TABLE + 2, MILK) : '',
  )
}
