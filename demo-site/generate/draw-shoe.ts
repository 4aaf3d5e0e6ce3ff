import {brandNamed, SHOE_BRANDS} from './brands'
import {mix, tones} from './colors'
import {lugs, motif, ribs, spikes} from './shoe-parts'
import {box, INK, line, MILK, path, scene, shape} from './svg'
import type {Draft} from './types'

const FLOOR = 240
const CUSHION: Record<string, number> = {wenig: 0, mittel: 11, viel: 24}

/** Side view of one shoe, toe to the right; sole thickness, drop, tread and membrane show. */
export function drawShoe(draft: Draft): string {
  const {facts} = draft
  const terrain = String(facts.terrain)
  const color = tones(draft.color)
  const brand = brandNamed(SHOE_BRANDS, draft.brand)
  const track = terrain === 'Bahn'
  const trail = terrain === 'Trail'
  const cushion = CUSHION[String(facts.cushioning)] ?? 0
  const floor = FLOOR - (track ? 7 : trail ? 6 : 0)
  const heel = floor - (track ? 9 : 18) - cushion - Number(facts.drop) * 0.9
  const toe = floor - (track ? 8 : 16) - cushion * 0.82
  const wide = facts.shoe_width === 'weit' ? 7 : facts.shoe_width === 'schmal' ? -5 : 0
  const collar = heel - (trail ? 92 : track ? 76 : 86)
  const light = draft.color === 'weiß' || draft.color === 'creme'
  const midsole = track ? brand.accent : light ? mix(brand.accent, '#ffffff', 0.55) : MILK
  const midShade = mix(midsole, INK, 0.16)
  const contrast = light ? INK : MILK
  const outsole = trail ? INK : mix(brand.accent, INK, 0.1)

  const upper = path`M76 ${heel + 6}C62 ${heel - 30} 68 ${collar + 18} 80 ${collar + 2}C86 ${collar - 10} 98 ${collar - 6} 106 ${collar + 8}C116 ${collar + 26} 142 ${collar + 16} 156 ${collar - 16}C160 ${collar - 24} 174 ${collar - 24} 184 ${collar - 14}C206 ${collar + 14} 250 ${toe - 46 - wide} 290 ${toe - 40 - wide}C322 ${toe - 36 - wide} 346 ${toe - 22} 342 ${toe + 4}z`
  const toeCap = path`M296 ${toe - 39 - wide}C324 ${toe - 34 - wide} 346 ${toe - 22} 342 ${toe + 4}L288 ${toe + 4}Q282 ${toe - 20} 296 ${toe - 39 - wide}z`
  const counter = path`M76 ${heel + 6}C62 ${heel - 30} 68 ${collar + 18} 80 ${collar + 2}C100 ${collar + 30} 104 ${heel - 24} 124 ${heel + 6}z`
  const sole = path`M72 ${heel + 1}C60 ${(heel + floor) / 2} 66 ${floor} 88 ${floor}H286C318 ${floor} 340 ${floor - 8} 347 ${toe - 5}C320 ${toe + 3} 290 ${toe + 2} 250 ${toe}C190 ${toe - 3} 130 ${heel + 3} 72 ${heel + 1}z`
  const soleShade = path`M66 ${floor - 8}Q72 ${floor} 88 ${floor}H286C318 ${floor} 340 ${floor - 8} 347 ${toe - 5}C336 ${floor - 10} 310 ${floor - 8} 280 ${floor - 8}z`

  return scene(
    'shoe',
    FLOOR,
    {x: 208, width: 270},
    trail ? lugs(floor, outsole) : '',
    track ? spikes(floor) : '',
    line(path`M160 ${collar}l8 -24`, color.shade, 13),
    shape(upper, color.base),
    shape(counter, color.light),
    shape(toeCap, trail ? INK : color.shade),
    // Opening, tongue and laces.
    shape(
      path`M84 ${collar + 2}C96 ${collar - 10} 98 ${collar + 2} 106 ${collar + 10}C118 ${collar + 24} 140 ${collar + 16} 152 ${collar - 8}L158 ${collar - 2}C146 ${collar + 30} 112 ${collar + 34} 98 ${collar + 16}z`,
      mix(color.shade, INK, 0.55),
    ),
    line(laces(collar, toe - wide), contrast, 4),
    motif(brand.name, {
      x: 196,
      y: (collar + heel) / 2 + (facts.waterproof === true ? 12 : 26),
      color: light ? brand.accent : contrast,
    }),
    facts.waterproof === true ? membrane(heel, toe, color.shade, brand.accent) : '',
    shape(sole, midsole),
    shape(soleShade, midShade),
    terrain === 'Laufband' ? ribs(heel, floor, midShade) : '',
    facts.support === 'Stabilität'
      ? shape(path`M150 ${floor - 2}L168 ${(heel + toe) / 2 + 8}H214L230 ${floor - 2}z`, brand.accent)
      : '',
    track ? '' : line(path`M92 ${floor - 2}H284Q316 ${floor - 3} 334 ${floor - 14}`, outsole, 5),
    cushion > 20
      ? line(
          path`M86 ${(heel + floor) / 2}Q180 ${(heel + floor) / 2 + 8} 300 ${(toe + floor) / 2}`,
          midShade,
          3,
        )
      : '',
    Number(facts.recycled) >= 40
      ? line(path`M78 ${collar + 6}q-12 -4 -8 12`, '#6f9a5a', 5)
      : box(70, collar + 8, 6, 18, brand.accent, 3),
  )
}

function laces(collar: number, toe: number): string {
  const steps = [0, 1, 2, 3]
  return steps
    .map((i) => path`M${176 + i * 21} ${collar + 2 + i * ((toe - 46 - collar) / 4.4)}l-12 13`)
    .join('')
}

/** A darker welded band above the sole with a drop: keeps water out. */
function membrane(heel: number, toe: number, shade: string, accent: string): string {
  return (
    shape(
      path`M74 ${heel + 4}Q70 ${heel - 8} 70 ${heel - 18}C140 ${heel - 10} 230 ${toe - 16} 342 ${toe - 14}Q344 ${toe - 4} 342 ${toe + 4}z`,
      shade,
    ) + shape(path`M108 ${heel - 44}q9 12 9 18a9 9 0 0 1 -18 0q0 -6 9 -18z`, accent)
  )
}
