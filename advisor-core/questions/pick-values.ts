import {jointMasses, type ValueIndex, valueMasses} from './value-index'

/** How a yes to "do you want v?" comes about. */
export interface ValueNoise {
  /** η: the chance that an answer is drawn at random. */
  readonly noise: number
  /** λ_v: the chance of a yes although the best product lacks v, because it would do as well; shape [V]. */
  readonly tolerance: ArrayLike<number>
}

/** P(yes | the best product has v, or lacks it). */
export function acceptance({noise, tolerance}: ValueNoise, value: number): {has: number; lacks: number} {
  return {has: 1 - noise / 2, lacks: (1 - noise) * tolerance[value]! + noise / 2}
}

export interface PickedValues {
  readonly group: number
  /** One or more values of the group, most informative first. */
  readonly values: readonly number[]
  /** I(answers; best product), in bits. */
  readonly gainBits: number
}

export interface PickValuesInput {
  readonly index: ValueIndex
  /** shape [N], sums to 1 */
  readonly belief: ArrayLike<number>
  readonly noise: ValueNoise
  /** Values that may be asked about together; each group lists its values. */
  readonly groups: readonly (readonly number[])[]
  /** Values that are known already; shape [V], 1 where asked. */
  readonly asked: ArrayLike<number>
  /** How many values may be asked about at once: 1 or 2. */
  readonly choices: number
}

/** How many groups are looked at in pairs. */
const LEADING_GROUPS = 8
/** How many first values are tried in each of them. */
const LEADING_VALUES = 3

/**
 * The values to ask about next: those of one group whose answers tell most about the best product.
 *
 * Single values are ranked by I = h(m α + (1 − m) β) − m h(α) − (1 − m) h(β), with m the posterior mass that has
 * the value and α, β the chances of a yes; pairs, in the leading groups, by the information of both answers.
 *
 * @returns `null` when nothing is left that tells anything
 */
export function pickValues(input: PickValuesInput): PickedValues | null {
  const {index, belief, noise, groups, asked, choices} = input
  const mass = valueMasses(index, belief)
  const gain = new Float64Array(index.values)
  for (let v = 0; v < index.values; v++)
    if (!asked[v] && mass[v]! > 0) {
      const {has, lacks} = acceptance(noise, v)
      gain[v] = yesNoGainBits(mass[v]!, has, lacks)
    }
  const leading = groups
    .map((values, group) => ({group, values, top: topValues(values, gain, LEADING_VALUES)}))
    .filter(({top}) => top.length > 0)
    .sort((a, b) => gain[b.top[0]!]! - gain[a.top[0]!]! || a.group - b.group)
  const first = leading[0]
  if (!first) return null
  let best: PickedValues = {group: first.group, values: [first.top[0]!], gainBits: gain[first.top[0]!]!}
  if (choices < 2) return best
  for (const {group, values, top} of leading.slice(0, LEADING_GROUPS))
    for (const u of top) {
      const joint = jointMasses(index, belief, u)
      for (const v of values) {
        if (v === u || !(gain[v]! > 0) || gain[u]! + gain[v]! <= best.gainBits) continue
        const gainBits = pairGainBits(
          mass[u]!,
          mass[v]!,
          joint[v]!,
          acceptance(noise, u),
          acceptance(noise, v),
        )
        if (gainBits > best.gainBits + 1e-12) best = {group, values: [u, v], gainBits}
      }
    }
  return best
}

/** h(p), the entropy of a coin, in bits. */
function coinBits(p: number): number {
  return p <= 0 || p >= 1 ? 0 : -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p))
}

/**
 * Information of one yes/no answer, in bits.
 *
 * @param mass  posterior mass of the products that have the value
 * @param has   P(yes | has it)
 * @param lacks P(yes | lacks it)
 */
export function yesNoGainBits(mass: number, has: number, lacks: number): number {
  const yes = mass * has + (1 - mass) * lacks
  return Math.max(0, coinBits(yes) - mass * coinBits(has) - (1 - mass) * coinBits(lacks))
}

interface Acceptance {
  readonly has: number
  readonly lacks: number
}

/** Information of two yes/no answers that are independent given the product, in bits. */
function pairGainBits(massU: number, massV: number, both: number, u: Acceptance, v: Acceptance): number {
  const cells = [
    [both, u.has, v.has],
    [massU - both, u.has, v.lacks],
    [massV - both, u.lacks, v.has],
    [1 - massU - massV + both, u.lacks, v.lacks],
  ] as const
  let yesYes = 0
  let yesNo = 0
  let noYes = 0
  let noNo = 0
  let conditional = 0
  for (const [m, pu, pv] of cells) {
    if (!(m > 0)) continue
    yesYes += m * pu * pv
    yesNo += m * pu * (1 - pv)
    noYes += m * (1 - pu) * pv
    noNo += m * (1 - pu) * (1 - pv)
    conditional += m * (coinBits(pu) + coinBits(pv))
  }
  const joint = [yesYes, yesNo, noYes, noNo].reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0)
  return Math.max(0, joint - conditional)
}

/** The values of a group with the largest gain, most first. */
function topValues(values: readonly number[], gain: Float64Array, k: number): number[] {
  const top: number[] = []
  for (const v of values) {
    if (!(gain[v]! > 0)) continue
    let at = top.length
    while (at > 0 && gain[v]! > gain[top[at - 1]!]!) at--
    top.splice(at, 0, v)
    if (top.length > k) top.pop()
  }
  return top
}
