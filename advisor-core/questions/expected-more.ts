import {EXPECTED_MORE_WEIGHTS} from './expected-more-weights'

/** A question that may still come, as far as can be told now. */
export interface Upcoming {
  /** Its expected gain under the present belief. */
  readonly gainBits: number
  /** Belief in the products that it makes sense for: 1 without a prerequisite. */
  readonly reach: number
}

export interface Standing {
  /** H(b), and what the question about to be asked is expected to take from it. */
  readonly bits: number
  readonly gainBits: number
  /** E[V_3 after its answer] */
  readonly expectedValue: number
  /** How many questions may be asked at most, this one included. */
  readonly remaining: number
  /** The other questions that have no answer yet. */
  readonly others: readonly Upcoming[]
}

/** A prerequisite met by more than this much of the belief counts as met, as in the dialogue. */
const MET = 0.5

/** A question that tells less than this multiplies V_3 by less than what it costs: −log2(1 − drop-off 10 %). */
const WORTH_BITS = 0.152

/** log2 of the products shown */
const SHOWN_BITS = Math.log2(3)

/**
 * What the expectation is made of.
 *
 * @returns the most questions that could follow (in expectation over unmet prerequisites), and features x: 1, the
 * log odds of V_3 after this answer, and three shares of that most: how many of the leading questions it takes to
 * bring the candidates down to the three shown, how much the questions tell, and how many depend on a prerequisite
 */
export function standingFeatures({bits, gainBits, expectedValue, remaining, others}: Standing): {
  most: number
  x: number[]
} {
  // What a question tells where it makes sense, and how surely it does.
  const worthwhile = others
    .map(({gainBits: gain, reach}) =>
      reach > MET ? {gain, count: 1} : {gain: gain / Math.max(reach, 1e-3), count: reach},
    )
    .filter(({gain}) => gain > WORTH_BITS)
    .sort((a, b) => b.gain - a.gain)
  let count = 0
  let telling = 0
  let uncertain = 0
  for (const each of worthwhile) {
    count += each.count
    telling += (each.count * each.gain) / (each.gain + WORTH_BITS)
    if (each.count < 1) uncertain += each.count
  }
  const most = Math.max(0, Math.min(remaining - 1, count))
  let needed = 0
  let open = bits - gainBits - SHOWN_BITS
  for (const each of worthwhile) {
    if (open <= 0 || needed >= most) break
    const asked = Math.min(each.count, open / each.gain, most - needed)
    needed += asked
    open -= asked * each.gain
  }
  const value = Math.min(Math.max(expectedValue, 1e-3), 1 - 1e-3)
  const share = (n: number): number => Math.min(2, n / Math.max(most, 1))
  return {most, x: [1, Math.log(value / (1 - value)), share(needed), share(telling), share(uncertain)]}
}

/**
 * E[questions after this one], in [0, remaining − 1]: a fractional logistic regression on how many there could be,
 * fitted to simulated conversations with made-up shops (`cli/simulate/fit-expected-more.ts`).
 *
 * @see Papke and Wooldridge 1996, Econometric methods for fractional response variables
 */
export function expectedMore(standing: Standing, weights: readonly number[] = EXPECTED_MORE_WEIGHTS): number {
  const {most, x} = standingFeatures(standing)
  return most / (1 + Math.exp(-x.reduce((sum, feature, k) => sum + feature * weights[k]!, 0)))
}
