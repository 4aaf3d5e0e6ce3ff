import {drawBinomial, drawMultinomial} from '../../../advisor-core/numeric/draw-counts'
import {archetypeSources} from '../../../advisor-core/reporting/archetype-sources'
import type {Counts} from '../../../advisor-core/reporting/estimate-cells'
import type {ConversionInput, SourceOutcomes} from '../../../advisor-core/reporting/estimate-conversion'
import {frequencies} from '../../../advisor-core/reporting/frequencies'
import {makeTopic} from '../../../advisor-core/reporting/make-topic'
import {bandValues} from '../../../advisor-core/reporting/value-bands'
import {logNormalBands} from './log-normal-bands'
import type {Heap, MadeUpClass, MadeUpShop} from './made-up-shops'

/** The values that are shipped. */
const VALUES = [1, ...Array.from({length: 14}, (_, i) => Math.round(10 * 10 ** ((3 * i) / 13)))]
const BANDS = VALUES.length
const ODDS = 7

/**
 * Counters of a made-up shop as the collector has them.
 *
 * @returns a function of n, the advice reports of the archetype topic; the joint topic has half as many
 */
export function drawShop(shop: MadeUpShop): (n: number, random: () => number) => ConversionInput {
  const classes = shop.classes.slice(1).map((_, a) => `c${a + 1}`)
  const devices = ['phone', 'desktop'].flatMap((device) => classes.map((name) => `${device}×${name}`))
  const own = makeTopic({source: {kind: 'archetype'}, cells: classes, live: true}, ODDS)
  const joint = makeTopic({source: {kind: 'joint', signal: 'device'}, cells: devices, live: true}, ODDS)
  const sources = archetypeSources(shop.hasJoint ? [own, joint] : [own], ODDS)
  const masks = sources.map(({topic}) => maskDrawer(topic.cells.length, topic.subsetSize))
  const kinds = shop.classes.flatMap(visitKinds)
  const level = sum(shop.classes.map(({share, buys}) => share * buys))
  return (n, random) => {
    const counts = sources.map((_, s): SourceOutcomes => {
      const visits = drawMultinomial(s === 0 ? n : Math.round(n / 2), kinds, random)
      const parts = Array.from({length: BANDS + 1}, (_, part) => {
        const byClass = shop.classes.map((_, a) => visits[(BANDS + 1) * a + part]!)
        return masks[s]!(s === 0 ? byClass : byDevice(byClass, shop.classes, random), random)
      })
      const [empty] = parts.map(({cells}) => ({reports: 0, cells: cells.map(() => 0)}))
      return {advice: added(parts), outcomes: [empty!, ...parts.slice(0, BANDS)]}
    })
    const silent = Math.round(n * shop.others)
    const orders = Array.from({length: BANDS + 1}, (_, band) =>
      sum(counts.map(({outcomes}) => outcomes[band]!.reports)),
    )
    return {
      sources,
      counts,
      advised: silent + sum(counts.map(({advice}) => advice.reports)),
      outcomes: drawBinomial(silent, level, random) + sum(orders),
      designEffect: 1,
      values: bandValues({values: VALUES}),
    }
  }
}

/** Shares of the visits: those who buy in each band, then those who do not. */
function visitKinds({share, buys, heap, second}: MadeUpClass): number[] {
  const first = inBands(heap)
  const other = second && inBands(second)
  const chances = other
    ? first.map((chance, i) => (1 - second.part) * chance + second.part * other[i]!)
    : first
  return [...chances.map((chance) => share * buys * chance), share * (1 - buys)]
}

const inBands = (heap: Heap): readonly number[] => logNormalBands(VALUES, heap).chances

/** `none`, the classes on phones, the classes on desktops. */
function byDevice(
  visits: readonly number[],
  classes: readonly MadeUpClass[],
  random: () => number,
): number[] {
  const [none = 0, ...rest] = visits
  const phones = rest.map((count, a) => drawBinomial(count, classes[a + 1]!.phone, random))
  return [none, ...phones, ...rest.map((count, a) => count - phones[a]!)]
}

/** Counters that visits of true cells leave: every subset is drawn with its chance. */
function maskDrawer(k: number, w: number): (visits: readonly number[], random: () => number) => Counts {
  const subsets = w === 1 ? Array.from({length: k}, (_, i) => [i]) : pairs(k, w)
  const {p} = frequencies(k, w, ODDS)
  const holding = subsets.filter((subset) => subset.includes(0)).length
  const chances = Array.from({length: k}, (_, cell) =>
    subsets.map((subset) => (subset.includes(cell) ? p / holding : (1 - p) / (subsets.length - holding))),
  )
  return (visits, random) => {
    const cells = Array<number>(k).fill(0)
    visits.forEach((count, cell) => {
      if (count === 0) return
      drawMultinomial(count, chances[cell]!, random).forEach((drawn, i) => {
        for (const j of subsets[i]!) cells[j]! += drawn
      })
    })
    return {reports: sum(visits), cells}
  }
}

function pairs(k: number, w: number): number[][] {
  if (w !== 2) throw new RangeError(`invalid subset size: ${w}`)
  return Array.from({length: k}, (_, i) => i).flatMap((i) =>
    Array.from({length: k - i - 1}, (_, j) => [i, i + 1 + j]),
  )
}

const added = (parts: readonly Counts[]): Counts => ({
  reports: sum(parts.map(({reports}) => reports)),
  cells: parts[0]!.cells.map((_, j) => sum(parts.map(({cells}) => cells[j]!))),
})

const sum = (list: readonly number[]) => list.reduce((x, y) => x + y, 0)
