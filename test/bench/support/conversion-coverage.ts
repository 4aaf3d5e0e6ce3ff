import {createRandom} from '../../../advisor-core/numeric/random'
import {classConversion} from '../../../advisor-core/reporting/class-conversion'
import {MIN_OUTCOMES} from '../../../advisor-core/reporting/configuration-conversion'
import {
  type ConversionInput,
  classSources,
  estimateConversion,
  MAX_RELATIVE_HALF_WIDTH,
} from '../../../advisor-core/reporting/estimate-conversion'
import type {Interval} from '../../../advisor-core/reporting/interval'
import {orderValueInterval} from '../../../advisor-core/reporting/order-value'
import {drawShop} from './draw-shop'
import {MADE_UP_SHOPS, meanValue, type ShopName} from './made-up-shops'

/** How often a figure would be seen, and how often its interval then holds the truth; all archetypes together. */
interface Seen {
  /** Of all runs and archetypes. */
  readonly shown: number
  /** Of those shown. */
  readonly covered: number
}

export interface ConversionCoverage extends Seen {
  readonly figure: 'conversion' | 'value'
  readonly shop: ShopName
  readonly n: number
  readonly replicates: number
  /** Orders told, on average. */
  readonly orders: number
  /** Whether shown or not, in runs with enough orders for any figure. */
  readonly always: Seen
  /** The archetype covered worst of those shown in a fifth of the runs. */
  readonly worst: number
  /** Of those shown: conversions that may be nothing; order values uncertain by more than themselves. */
  readonly useless: number
  /** If it were shown once the interval is no wider than ± 50 % of the figure itself, and of the figure over all. */
  readonly byItself: Seen
  readonly byAll: Seen
}

type Tally = Record<'shown' | 'always' | 'byItself' | 'byAll', {seen: number; covered: number}> & {
  useless: number
}

/**
 * Coverage of the 95 % intervals of conversion and order value.
 *
 * @param n  advice reports of the archetype topic
 */
export function conversionCoverage(
  shop: ShopName,
  {n, replicates, seed}: {n: number; replicates: number; seed: number},
): ConversionCoverage[] {
  const {classes} = MADE_UP_SHOPS[shop]
  const random = createRandom(seed)
  const draw = drawShop(MADE_UP_SHOPS[shop])
  const tallies = {conversion: classes.map(newTally), value: classes.map(newTally)}
  let orders = 0
  for (let i = 0; i < replicates; i++) {
    const input = draw(n, random)
    orders += input.outcomes
    if (input.outcomes < MIN_OUTCOMES) continue
    const all = {conversion: input.outcomes / input.advised, value: meanOf(input)}
    const shown = estimateConversion(input).classes
    classSources(input).forEach((parts, a) => {
      // Visits without a result are no archetype.
      if (a === 0) return
      const rate = classConversion(parts, input)
      const value = orderValueInterval(parts, input.values ?? [], input.designEffect)
      note(tallies.conversion[a]!, rate, {
        truth: classes[a]!.buys,
        overall: all.conversion,
        isShown: shown[a]!.conversion !== null,
        isUseless: rate.low <= 0,
      })
      note(tallies.value[a]!, value, {
        truth: meanValue(classes[a]!),
        overall: all.value,
        isShown: shown[a]!.orderValue !== null,
        isUseless: halfOf(value) > value.value,
      })
    })
  }
  return (['conversion', 'value'] as const).map((figure) => ({
    figure,
    shop,
    n,
    replicates,
    orders: orders / replicates,
    ...summary(tallies[figure].slice(1), replicates),
  }))
}

const newTally = (): Tally => ({
  shown: {seen: 0, covered: 0},
  always: {seen: 0, covered: 0},
  byItself: {seen: 0, covered: 0},
  byAll: {seen: 0, covered: 0},
  useless: 0,
})

interface Facts {
  readonly truth: number
  readonly overall: number
  readonly isShown: boolean
  readonly isUseless: boolean
}

function note(tally: Tally, found: Interval, {truth, overall, isShown, isUseless}: Facts): void {
  const count = (rule: keyof Omit<Tally, 'useless'>) => {
    tally[rule].seen++
    if (found.low <= truth && truth <= found.high) tally[rule].covered++
  }
  count('always')
  if (isShown) count('shown')
  if (isShown && isUseless) tally.useless++
  if (halfOf(found) <= MAX_RELATIVE_HALF_WIDTH * found.value) count('byItself')
  if (halfOf(found) <= MAX_RELATIVE_HALF_WIDTH * overall) count('byAll')
}

const halfOf = ({low, high}: Interval) => (high - low) / 2

function summary(tallies: readonly Tally[], replicates: number) {
  const total = (of: (tally: Tally) => number) => tallies.reduce((sum, tally) => sum + of(tally), 0)
  const seen = (rule: keyof Omit<Tally, 'useless'>): Seen => {
    const times = total((tally) => tally[rule].seen)
    return {
      shown: times / tallies.length / replicates,
      covered: total((tally) => tally[rule].covered) / times,
    }
  }
  const often = tallies.filter(({shown}) => shown.seen >= replicates / 5)
  return {
    ...seen('shown'),
    always: seen('always'),
    worst: Math.min(...often.map(({shown}) => shown.covered / shown.seen)),
    useless: total(({useless}) => useless) / total(({shown}) => shown.seen),
    byItself: seen('byItself'),
    byAll: seen('byAll'),
  }
}

/** Mean value of all orders of the sources. */
function meanOf({counts, values}: ConversionInput): number {
  const told = counts.flatMap(({outcomes}) => outcomes.map(({reports}, band) => ({reports, band})))
  const orders = told.reduce((sum, {reports}) => sum + reports, 0)
  return told.reduce((sum, {reports, band}) => sum + reports * (values?.[band] ?? 0), 0) / orders
}
