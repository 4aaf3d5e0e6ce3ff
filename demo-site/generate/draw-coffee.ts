import {brandNamed, COFFEE_BRANDS, type CoffeeType} from './brands'
import {type CoffeeLook, cup, hopper, milkJug, TABLE, wand} from './coffee-parts'
import {mix, tones} from './colors'
import {drawCapsule, drawFilter, drawPot} from './draw-coffee-small'
import {box, disc, INK, line, MILK, path, STEEL, STEEL_SHADE, scene, shape, WATER} from './svg'
import type {Draft} from './types'

const DRAW = {
  Siebträger: drawPortafilter,
  Vollautomat: drawAutomatic,
  Kapselmaschine: drawCapsule,
  Filtermaschine: drawFilter,
  Herdkanne: drawPot,
} satisfies Record<CoffeeType, (look: CoffeeLook) => string>

export function drawCoffee(draft: Draft): string {
  const {facts} = draft
  const look: CoffeeLook = {
    ...tones(draft.color),
    accent: brandNamed(COFFEE_BRANDS, draft.brand).accent,
    width: Number(facts.width),
    cups: Number(facts.cups),
    tank: Number(facts.tank),
    milk: String(facts.milk),
    grinder: facts.grinder === true,
    fine: draft.material === 'Edelstahl',
  }
  return DRAW[facts.coffee_type as CoffeeType](look)
}

function drawAutomatic(look: CoffeeLook): string {
  const w = look.width * 5.4
  const x = 196 - w / 2
  const top = TABLE - 176
  const milk = look.milk === 'automatisch'
  return scene(
    'coffee',
    TABLE,
    {x: milk ? 212 : 200, width: w + (milk ? 50 : 10)},
    hopper(x + w * 0.2, top + 4, w * 0.5),
    box(x + w - 10, top + 22, 18, 150, WATER, 5),
    box(x, top, w, 172, look.base, 12),
    shape(path`M${x} ${top + 12}q0 -12 12 -12h${w * 0.1}v172h${-w * 0.1}q-12 0 -12 -12z`, look.light),
    shape(path`M${x + w - 12} ${top}q12 0 12 12v148q0 12 -12 12h${-w * 0.08}V${top}z`, look.shade),
    box(x + w * 0.19, top + 20, w * 0.62, 34, INK, 7),
    disc(x + w * 0.3, top + 37, 6, look.accent),
    box(x + w * 0.42, top + 32, w * 0.26, 4, '#8f97a3', 2),
    box(x + w * 0.42, top + 40, w * 0.16, 4, '#6a727e', 2),
    box(x + w * 0.19, top + 66, w * 0.62, 92, mix(look.shade, INK, 0.62), 6),
    box(196 - 18, top + 62, 36, 34, look.fine ? STEEL : INK, 5),
    box(196 - 12, top + 94, 6, 10, STEEL_SHADE, 1),
    box(196 + 6, top + 94, 6, 10, STEEL_SHADE, 1),
    look.cups > 1
      ? cup(180, TABLE - 16, look.accent) + cup(208, TABLE - 16, MILK)
      : cup(194, TABLE - 16, look.accent),
    box(x + w * 0.1, TABLE - 16, w * 0.8, 16, INK, 3),
    box(x + w * 0.16, TABLE - 16, w * 0.68, 4, STEEL_SHADE, 1),
    look.milk === 'Dampfrohr' ? wand(x + w - 6, top + 74) : '',
    milk ? milkJug(x + w + 14, top + 92) : '',
  )
}

function drawPortafilter(look: CoffeeLook): string {
  const w = look.width * 5.5
  const x = 196 - w / 2
  const top = TABLE - 148
  const milk = look.milk === 'automatisch'
  const head = x + w * (look.grinder ? 0.6 : 0.5)
  return scene(
    'coffee',
    TABLE,
    {x: milk ? 214 : 200, width: w + (milk ? 50 : 16)},
    look.grinder ? hopper(x + 6, top + 2, w * 0.32) : cup(x + 28, top, look.accent) + cup(x + 62, top, MILK),
    look.grinder ? cup(x + w - 26, top, MILK) : cup(x + w - 24, top, MILK),
    box(x + 10, top + 44, w - 20, 84, mix(look.shade, INK, look.fine ? 0.3 : 0.5)),
    look.fine
      ? shape(
          path`M${x + 10} ${top + 62}h${w * 0.3}l-24 66h${24 - w * 0.3}z`,
          mix(look.shade, '#ffffff', 0.12),
        )
      : '',
    box(x, top, w, 58, look.base, 8),
    shape(path`M${x} ${top + 8}q0 -8 8 -8h${w * 0.22}l-20 58h${-w * 0.22 + 18}q-6 0 -6 -8z`, look.light),
    box(x + w - 12, top, 12, 58, look.shade, 6),
    box(x, top - 3, w, 5, STEEL, 2),
    box(x, TABLE - 30, w, 26, look.base, 6),
    box(x + w * 0.7, TABLE - 30, w * 0.3, 26, look.shade, 6),
    box(x + 10, TABLE - 32, w - 20, 6, STEEL_SHADE, 2),
    box(x + 8, TABLE - 5, 16, 5, INK, 2),
    box(x + w - 24, TABLE - 5, 16, 5, INK, 2),
    disc(x + w * 0.2, top + 29, 14, STEEL),
    disc(x + w * 0.2, top + 29, 11, MILK),
    line(path`M${x + w * 0.2} ${top + 29}l6 -6`, look.accent, 2.5),
    disc(x + w * 0.42, top + 29, 6, look.accent),
    disc(x + w * 0.56, top + 29, 6, INK),
    disc(x + w - 24, top + 29, 9, INK),
    box(head - 23, top + 56, 46, 14, STEEL, 3),
    box(head - 19, top + 70, 38, 10, STEEL_SHADE, 3),
    line(path`M${head - 4} ${top + 76}l-40 9`, look.fine ? '#8a5a3a' : INK, 9),
    box(head - 7, top + 80, 4, 8, STEEL_SHADE),
    box(head + 4, top + 80, 4, 8, STEEL_SHADE),
    cup(head, TABLE - 32, look.accent),
    look.milk === 'Dampfrohr' ? wand(x + w - 12, top + 54) : '',
    milk ? milkJug(x + w + 14, top + 62) : '',
  )
}
