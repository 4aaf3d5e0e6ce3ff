import {BIKE_BRANDS, brandNamed} from './brands'
import {mix, tones} from './colors'
import {cockpit, drive, fork, saddle, wheel} from './ebike-parts'
import {box, glint, INK, line, path, RUBBER, STEEL, STEEL_SHADE, scene, shape} from './svg'
import type {Draft} from './types'

const FLOOR = 250

interface Geometry {
  readonly rear: readonly [x: number, radius: number]
  readonly front: readonly [x: number, radius: number]
  readonly bottom: readonly [x: number, y: number]
  readonly seat: readonly [x: number, y: number]
  readonly headTop: readonly [x: number, y: number]
  readonly headLow: readonly [x: number, y: number]
}

const GEOMETRY: Record<string, Geometry> = {
  City: {
    rear: [104, 56],
    front: [290, 56],
    bottom: [180, 200],
    seat: [152, 116],
    headTop: [252, 100],
    headLow: [262, 132],
  },
  Trekking: {
    rear: [104, 57],
    front: [294, 57],
    bottom: [182, 198],
    seat: [152, 110],
    headTop: [256, 104],
    headLow: [264, 132],
  },
  Mountain: {
    rear: [98, 58],
    front: [302, 58],
    bottom: [182, 194],
    seat: [152, 112],
    headTop: [254, 110],
    headLow: [264, 134],
  },
  Faltrad: {
    rear: [120, 37],
    front: [286, 37],
    bottom: [182, 205],
    seat: [160, 98],
    headTop: [252, 92],
    headLow: [266, 176],
  },
  lang: {
    rear: [96, 44],
    front: [308, 48],
    bottom: [192, 204],
    seat: [172, 112],
    headTop: [264, 100],
    headLow: [276, 140],
  },
  vorlader: {
    rear: [74, 50],
    front: [346, 34],
    bottom: [142, 204],
    seat: [116, 112],
    headTop: [192, 104],
    headLow: [206, 150],
  },
}

/** Side view of an e-bike, riding to the right. */
export function drawBike(draft: Draft): string {
  const {facts} = draft
  const type = String(facts.bike_type)
  const cargo = type === 'Lastenrad' ? (Number(facts.bike_weight) > 38 ? 'vorlader' : 'lang') : type
  const g = GEOMETRY[cargo] ?? GEOMETRY.City
  if (!g) throw new RangeError(`invalid bike type: ${type}`)
  const color = tones(draft.color)
  const accent = brandNamed(BIKE_BRANDS, draft.brand).accent
  const rearHub = FLOOR - g.rear[1]
  const frontHub = FLOOR - g.front[1]
  const rough = type === 'Mountain'
  const look = {
    accent,
    disc: String(facts.brakes).startsWith('Scheibe'),
    tyre: rough ? 9 : type === 'Lastenrad' ? 8 : 6,
  }
  const tube = (d: string, width: number) => line(d, color.base, width)
  const lit = (d: string, width: number) => tube(d, width) + glint(d, color.light, width * 0.3)
  const [bx, by] = g.bottom
  const [sx, sy] = g.seat
  const [hx, hy] = g.headTop
  const [lx, ly] = g.headLow
  const step = facts.frame === 'Tiefeinsteiger'
  const down = step
    ? path`M${lx - 2} ${ly}C${lx - 22} ${by - 12} ${bx + 50} ${by} ${bx} ${by}`
    : path`M${lx} ${ly}L${bx} ${by}`
  const seatAt = (share: number) => [bx + (sx - bx) * share, by + (sy - by) * share] as const
  const top = seatAt(facts.frame === 'Diamant' ? 0.84 : 0.42)
  const [jx, jy] = seatAt(0.72)
  const cells = Math.min(0.72, 0.3 + Number(facts.battery) / 2100)
  const from = step ? 0.1 : 0.14
  const onDown = (t: number) => [bx + (lx - bx) * t, by + (ly - by) * t] as const
  const [ax, ay] = onDown(from)
  const [cx, cy] = onDown(from + cells)
  const battery = step
    ? line(
        path`M${bx - 12} ${by - 20}L${bx - 12 + (sx - bx) * cells * 0.9} ${by - 20 + (sy - by) * cells * 0.9}`,
        INK,
        13,
      ) + line(path`M${bx - 17} ${by - 32}l${(sx - bx) * 0.16} ${(sy - by) * 0.16}`, accent, 3)
    : line(path`M${ax} ${ay}L${cx} ${cy}`, INK, 14) +
      line(path`M${ax + 6} ${ay - 8}l${(cx - ax) * 0.3} ${(cy - ay) * 0.3}`, accent, 3)
  const full = facts.suspension === 'voll'

  return scene(
    'bike',
    FLOOR,
    {x: (g.rear[0] + g.front[0]) / 2, width: g.front[0] - g.rear[0] + 80},
    wheel(g.rear[0], rearHub, g.rear[1], look),
    wheel(g.front[0], frontHub, g.front[1], look),
    cargo === 'vorlader' ? frontBox(color, accent) : '',
    cargo === 'lang' ? longTail(g.rear[0], color, accent) : '',
    rough ? '' : mudguards(g, color.shade),
    rough || cargo === 'lang' ? '' : rack(g, type === 'Trekking' ? accent : null),
    // Rear triangle, seat tube, down tube, top tube.
    tube(path`M${bx} ${by}L${g.rear[0]} ${rearHub}`, 6),
    full
      ? tube(path`M${g.rear[0]} ${rearHub}L${jx - 6} ${jy + 16}`, 6) +
          line(path`M${jx + 2} ${jy + 10}l30 -10`, accent, 7) +
          line(path`M${jx + 12} ${jy + 7}l14 -5`, INK, 9)
      : tube(path`M${g.rear[0]} ${rearHub}L${jx} ${jy}`, 5),
    line(path`M${sx} ${sy}L${jx} ${jy}`, STEEL_SHADE, 6),
    lit(path`M${jx} ${jy}L${bx} ${by}`, 9),
    step ? '' : lit(path`M${hx + 2} ${hy + 16}L${top[0]} ${top[1]}`, 8),
    cargo === 'vorlader' ? tube(path`M${lx} ${ly}C${lx + 8} 236 ${lx + 20} 238 ${346 - 26} 228`, 10) : '',
    lit(down, 11),
    battery,
    cargo === 'vorlader'
      ? line(path`M322 186L346 ${frontHub}`, color.shade, 7)
      : fork([lx, ly], [g.front[0], frontHub], {sprung: facts.suspension !== 'keine', color: color.shade}),
    line(path`M${hx} ${hy}L${lx} ${ly}`, color.base, 11),
    drive(g.bottom, [g.rear[0], rearHub], {
      gears: String(facts.gears),
      accent,
      torque: Number(facts.torque),
    }),
    saddle(sx, sy),
    cockpit(hx, hy, rough ? 'flat' : type === 'Trekking' ? 'riser' : 'swept', accent),
  )
}

function mudguards(g: Geometry, color: string): string {
  const arc = ([x, radius]: readonly [number, number], from: number) => {
    const r = radius + 6
    return line(
      path`M${x + from} ${FLOOR - radius - r * 0.72}A${r} ${r} 0 0 0 ${x - r} ${FLOOR - radius + 8}`,
      color,
      4,
    )
  }
  return arc(g.rear, g.rear[1] * 0.7) + arc(g.front, g.front[1] * 0.3)
}

function rack(g: Geometry, bag: string | null): string {
  const [x, radius] = g.rear
  const y = FLOOR - radius * 2 - 16
  const pannier = bag
    ? box(x - 34, y + 4, 52, 46, bag, 7) +
      box(x - 34, y + 4, 52, 14, mix(bag, '#ffffff', 0.25), 7) +
      box(x - 12, y + 14, 8, 12, INK, 2)
    : ''
  return (
    line(path`M${x - 40} ${y}h${g.seat[0] - x + 22}M${x - 26} ${y}L${x} ${FLOOR - radius}`, STEEL_SHADE, 4) +
    pannier
  )
}

function longTail(x: number, color: {base: string; light: string; shade: string}, accent: string): string {
  const y = FLOOR - 108
  return (
    line(
      path`M${x - 46} ${y + 12}h118M${x - 30} ${y + 12}L${x} ${FLOOR - 44}M${x + 40} ${y + 12}L${x} ${FLOOR - 44}`,
      STEEL_SHADE,
      5,
    ) +
    box(x - 48, y - 2, 92, 12, RUBBER, 6) +
    shape(path`M${x - 44} ${y - 2}q-6 -34 -2 -36h6q4 2 8 36z`, accent) +
    box(x - 40, y + 22, 74, 26, color.shade, 6) +
    box(x - 40, y + 22, 74, 9, color.light, 5)
  )
}

function frontBox(color: {base: string; light: string; shade: string}, accent: string): string {
  return (
    shape('M214 144h104l-10 76h-82z', color.base) +
    shape('M214 144h30l-4 76h-14z', color.light) +
    shape('M292 144h26l-10 76h-20z', color.shade) +
    box(208, 139, 116, 9, STEEL, 4) +
    box(236, 172, 44, 6, accent, 3)
  )
}
