import {frequencies} from '../../../advisor-core/reporting'
import {betaQuantile} from './beta-quantile'

/** What was counted for one topic: how often each output came for each input. */
export interface AuditedTopic {
  readonly topic: string
  readonly cells: number
  readonly subsetSize: number
  readonly odds: number
  /** Reports of the topic for each true cell, the fewest of any. */
  readonly samplesPerInput: number
  /** Largest measured ln(P/Q) over pairs of inputs and outputs, and its lower bound at the joint level. */
  readonly measured: number
  readonly lowerBound: number
  /** ln R. */
  readonly claimed: number
  /** Largest distance of an output's frequency from what the formula says, in standard errors. */
  readonly worstDeviation: number
  readonly ok: boolean
}

/** Chance that any of the bounds is wrong, over all pairs and outputs of a run. */
export const JOINT_ERROR = 0.001

interface Judged {
  readonly topic: string
  readonly cells: number
  readonly subsetSize: number
  readonly odds: number
}

/**
 * Clopper–Pearson bounds of every output under every input, jointly at `JOINT_ERROR`.
 *
 * @param counts  by true cell: how often each mask came
 */
export function judge(
  counts: readonly ReadonlyMap<bigint, number>[],
  {topic, cells, subsetSize, odds}: Judged,
): AuditedTopic {
  const outputs = [...new Set(counts.flatMap((map) => [...map.keys()]))]
  const samples = counts.map((map) => [...map.values()].reduce((sum, count) => sum + count, 0))
  const {p} = frequencies(cells, subsetSize, odds)
  const chances = [
    (1 - p) / binomial(cells - 1, subsetSize),
    p / binomial(cells - 1, subsetSize - 1),
  ] as const
  let measured = 0
  let lowerBound = 0
  let worstDeviation = 0
  for (const output of outputs) {
    const seen = counts.map((map, cell) => ({hits: map.get(output) ?? 0, of: samples[cell]!}))
    const rates = seen.map(({hits, of}) => hits / of)
    measured = Math.max(measured, Math.log(Math.max(...rates) / Math.min(...rates)))
    lowerBound = Math.max(lowerBound, lowerLogRatio(seen, JOINT_ERROR / outputs.length))
    seen.forEach(({of}, cell) => {
      const chance = chances[Number((output >> BigInt(cell)) & 1n) === 1 ? 1 : 0]
      const error = Math.sqrt((chance * (1 - chance)) / of)
      worstDeviation = Math.max(worstDeviation, Math.abs(rates[cell]! - chance) / error)
    })
  }
  const claimed = Math.log(odds)
  return {
    topic,
    cells,
    subsetSize,
    odds,
    samplesPerInput: Math.min(...samples),
    measured,
    lowerBound,
    claimed,
    worstDeviation,
    ok: lowerBound <= claimed,
  }
}

/** How often one thing came, of how many times it could have. */
export interface Tally {
  readonly hits: number
  readonly of: number
}

/** Whether the topic of a report says anything about the answers. */
export interface AuditedChoice {
  readonly reportsPerInput: number
  /** Share of reports about the archetype, by input: the lowest and the highest. */
  readonly shares: readonly [lowest: number, highest: number]
  /** Lower bound of the largest log ratio, of this topic or the other, between two inputs; the claim is 0. */
  readonly lowerBound: number
  readonly ok: boolean
}

/** Clopper–Pearson bounds of the choice of topic under every input, jointly at `JOINT_ERROR`. */
export function judgeChoice(archetypes: readonly Tally[]): AuditedChoice {
  const others = archetypes.map(({hits, of}) => ({hits: of - hits, of}))
  const bounds = [archetypes, others].map((tallies) => lowerLogRatio(tallies, JOINT_ERROR / 2))
  const shares = archetypes.map(({hits, of}) => hits / of)
  const lowerBound = Math.max(0, ...bounds)
  return {
    reportsPerInput: Math.min(...archetypes.map(({of}) => of)),
    shares: [Math.min(...shares), Math.max(...shares)],
    lowerBound,
    ok: lowerBound <= 0,
  }
}

/** Lower bound of the largest log ratio between two of these chances, too high with a chance of at most `error`. */
function lowerLogRatio(tallies: readonly Tally[], error: number): number {
  const level = error / (2 * tallies.length)
  const low = tallies.map(({hits, of}) => (hits === 0 ? 0 : betaQuantile(level, hits, of - hits + 1)))
  const high = tallies.map(({hits, of}) => (hits === of ? 1 : betaQuantile(1 - level, hits + 1, of - hits)))
  return Math.log(Math.max(...low) / Math.min(...high))
}

function binomial(n: number, k: number): number {
  let result = 1
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i
  return result
}
