import type {AdvisorModel} from '../../advisor-core/dialogue/model'
import {NO_DEED, PRICE_GAPS, PRICED_DEEDS, pairs} from '../../advisor-core/reporting/topic-cells'
import type {ReportedBehaviour} from '../../advisor-core/reporting/types'
import {behaviourRows} from './behaviour-rows'
import {fitPriceWeights} from './fit-price-weights'
import {addCounts} from './guard'
import type {Learnt} from './learn-questions'
import {learnShares} from './learn-shares'
import type {ObservedShares} from './observe-shares'
import {priceGapShares} from './price-gap-shares'
import {identityMap} from './shrink-shares'
import type {Weeks} from './topic-weeks'

const SIGNALS: readonly ReportedBehaviour[] = ['sort', 'filter', 'search']

/**
 * A run moves a weight by this many nats at most. Pairs of one slate are compared, so that it does not matter which
 * products a weight brought up; but what stands first is looked at first (Joachims et al. 2005), and that is what the
 * weight liked.
 */
const LARGEST_STEP = 0.5
/** What the advisor file allows. */
const MOST = 1
/** A deed that weighs nothing is not read any more, and nothing could be learnt of it again. */
const LEAST = 0.01

export interface BehaviourInput extends Pick<AdvisorModel, 'catalog' | 'advisor'> {
  readonly weeks: Weeks
  /** `meanPriceGap`; asked for only where something was counted. */
  readonly gap: () => number
}

/**
 * What a deed in the shop says about the price, from whether visitors who did it choose the dearer of two products
 * more or less often than visitors who did nothing. What it says about the values it names stays as it is.
 */
export function learnBehaviour(input: BehaviourInput): Learnt {
  const price = input.catalog.attributes.find(({role}) => role === 'price')?.id
  const learnt = price === undefined ? [] : SIGNALS.map((signal) => learnSignal(signal, price, input))
  const signals = learnt.flatMap(({parameters}) => parameters.signals ?? [])
  return {
    changes: learnt.flatMap(({changes}) => changes),
    parameters: signals.length > 0 ? {signals} : {},
  }
}

function learnSignal(
  signal: ReportedBehaviour,
  price: string,
  {catalog, advisor, ...input}: BehaviourInput,
): Learnt {
  const rows = behaviourRows(catalog, advisor.signals, signal)
  const reports = input.weeks.topic(`behaviour:${signal}`)
  // What weighs nothing is not read.
  const deeds = PRICED_DEEDS[signal].filter((head) =>
    rows.some(({bin, logRatio}) => bin === head && logRatio !== 0),
  )
  const cells = pairs([NO_DEED, ...deeds], PRICE_GAPS)
  const observe = reports?.observe(cells)
  const whole = reports && reports.weeks.length > 0 ? observe?.(addCounts(reports.weeks)) : null
  if (!reports || !observe || !whole || deeds.length === 0) return {changes: [], parameters: {}}
  const present = deeds.map((head) =>
    rows.reduce(
      (sum, {bin, attribute, logRatio}) => (bin === head && attribute === price ? sum + logRatio : sum),
      0,
    ),
  )
  const gap = input.gap()
  const find = (seen: ObservedShares): number[] =>
    fitPriceWeights(seen, present, gap).shrunk.map((weight, h) => within(weight, present[h]!))
  // Old and new have the margins of all weeks: what the weights add is judged, not the margins.
  const sharesOf = (weights: readonly number[]) => priceGapShares(whole.shares, weights, gap).shares
  const change = learnShares({
    parameter: `behaviour:${signal}`,
    cells,
    old: sharesOf(present),
    map: identityMap(cells.length),
    weeks: reports.weeks,
    observe,
    find: (seen) => sharesOf(find(seen)),
  })
  if (!change.accepted) return {changes: [change], parameters: {}}
  const found = find(whole)
  const told = deeds.map((head, h) => `${head} ${present[h]} → ${found[h]}`).join(', ')
  const others = rows.filter(({bin, attribute}) => attribute !== price || !isOneOf(deeds, bin))
  const learnt = deeds.map((bin, h) => ({signal, bin, attribute: price, values: [], logRatio: found[h]!}))
  return {
    changes: [{...change, reason: `${change.reason} (dearest against cheapest, nats: ${told})`}],
    parameters: {signals: [...learnt, ...others]},
  }
}

/** A weight as it is written: a limited step from the present one, in the bounds of the advisor file, never 0. */
function within(weight: number, present: number): number {
  const near = Math.min(present + LARGEST_STEP, Math.max(present - LARGEST_STEP, weight))
  const rounded = Number(Math.min(MOST, Math.max(-MOST, near)).toFixed(3))
  return Math.abs(rounded) < LEAST ? (Math.sign(rounded) || Math.sign(present) || 1) * LEAST : rounded
}

const isOneOf = (list: readonly string[], one: string): boolean => list.includes(one)
