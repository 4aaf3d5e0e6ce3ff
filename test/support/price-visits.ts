import {createRandom} from '../../advisor-core/numeric/random'
import {madeUpCounts} from '../../advisor-core/reporting/made-up-counts'
import {makeTopic} from '../../advisor-core/reporting/make-topic'
import {
  behaviourCells,
  JOINED,
  NO_DEED,
  PRICED_DEEDS,
  priceGap,
} from '../../advisor-core/reporting/topic-cells'
import type {ReportedBehaviour} from '../../advisor-core/reporting/types'
import type {Weeks} from '../../cli/learn/topic-weeks'
import {countedTopic} from './counted-topic'

const ODDS = 7
/** Of ten visits that choose a product: five did nothing in the shop, three the first deed, two the second. */
const DEEDS = [0.5, 0.3, 0.2] as const
/** Ranks in price of the shop's products, and how many stand on a slate. */
const RANKS = Array.from({length: 30}, (_, i) => i / 29)
const SHOWN = 4
/** What everybody thinks of the dearest against the cheapest, in nats. */
const EVERYBODY = -0.6

export interface PriceVisits {
  readonly signal: ReportedBehaviour
  /** What the visitors' deeds truly say, and what the engine makes of them, in nats. */
  readonly truth: readonly [number, number]
  readonly present: readonly [number, number]
  /** Nats by which a place further up makes a product likelier to be chosen, whatever it is. */
  readonly placeBias?: number
  /** Share of the reports that say nothing, because nothing was chosen. */
  readonly silent?: number
  readonly reports: number
  readonly weeks?: number
  readonly seed: number
}

/**
 * Closed weeks of one behaviour topic, SYNTHETIC: slates of products that suit the visitor and, as the engine believes
 * in its weights, stand where these want them; one of them chosen by multinomial logit with the true weights, dear ones
 * being liked less by everybody; reported at odds of 7 : 1.
 */
export function priceVisits(input: PriceVisits): Weeks {
  const {signal, reports, weeks: count = 3, seed, silent = 0.3} = input
  const topic = makeTopic(
    {source: {kind: 'behaviour', signal}, cells: behaviourCells(signal), live: true},
    ODDS,
  )
  const random = createRandom(seed)
  const uniform = (bound: number): number => Math.floor(random() * bound)
  const cell = () => (random() < silent ? 0 : Math.max(0, topic.cells.indexOf(visit(input, random))))
  const weeks = Array.from({length: count}, () =>
    madeUpCounts(Array.from({length: Math.round(reports / count)}, cell), topic, {odds: ODDS, uniform}),
  )
  return countedTopic(topic, weeks, ODDS)
}

/** The cell that one visit with a choice draws. */
function visit({signal, truth, present, placeBias = 0}: PriceVisits, random: () => number): string {
  const u = random()
  const deed = u < DEEDS[0] ? 0 : u < DEEDS[0] + DEEDS[1] ? 1 : 2
  const head = [NO_DEED, ...PRICED_DEEDS[signal]][deed]!
  const [believed, liked] = deed === 0 ? [0, 0] : [present[deed - 1]!, truth[deed - 1]!]
  const slate = drawInTurn(RANKS, SHOWN, {logWeight: (rank) => believed * rank, random})
  const places = [...slate.keys()]
  const logWeight = (at: number) => (liked + EVERYBODY) * slate[at]! - placeBias * at
  const [chosen = 0] = drawInTurn(places, 1, {logWeight, random})
  const others = slate.filter((_, at) => at !== chosen)
  return head + JOINED + priceGap(slate[chosen]! - others[Math.floor(random() * others.length)]!)
}

/** Draws without replacement with chances in proportion to the weights, as a race of exponential clocks. */
function drawInTurn(
  from: readonly number[],
  count: number,
  {logWeight, random}: {readonly logWeight: (one: number) => number; readonly random: () => number},
): number[] {
  const first: {one: number; time: number}[] = []
  for (const one of from) {
    const time = -Math.log(1 - random()) * Math.exp(-logWeight(one))
    if (first.length === count && time >= first.at(-1)!.time) continue
    const at = first.findIndex((other) => other.time > time)
    first.splice(at < 0 ? first.length : at, 0, {one, time})
    first.length = Math.min(first.length, count)
  }
  return first.map(({one}) => one)
}
