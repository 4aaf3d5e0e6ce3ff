import {entropyBits, normalize} from '../../../advisor-core/belief/posterior'
import {shouldAsk} from '../../../advisor-core/questions/ask-or-show'
import {acceptance, pickValues, type ValueNoise} from '../../../advisor-core/questions/pick-values'
import {slateValue, topProducts} from '../../../advisor-core/questions/slate-value'
import type {ValueIndex} from '../../../advisor-core/questions/value-index'
import type {CrsAdvisor} from './crs-advisor'
import type {CrsData} from './crs-data'
import {SHOWN} from './crs-settings'

/** η where it is not learnt. */
const NOISE = 0.05
/** How much of an opening value's company counts as acceptable in the visitor's second item. */
const COMPANY = 0.3

export interface SingleAdvisor extends CrsAdvisor {
  /** b over all products of the catalogue; shape [N], sums to 1. */
  belief(): Float64Array
}

/**
 * The engine with a belief about one product, and a chance λ that a value it lacks is accepted because another product
 * that would do has it. Takes a catalogue of any size; for pools that are too large for a belief over pairs.
 */
export function openSingleAdvisor(
  {index, groupsOf}: CrsData,
  opening: number,
  {atMost, choices}: {readonly atMost: 1 | 2; readonly choices: number},
): SingleAdvisor {
  const N = index.products
  const logBelief = new Float64Array(N).fill(-Infinity)
  const out = new Float64Array(N)
  const asked = new Uint8Array(index.values)
  const noise: ValueNoise = {
    noise: NOISE,
    tolerance: companyOf(index, opening, atMost === 2 ? COMPANY : 0),
  }
  const groups = groupValues(groupsOf)
  asked[opening] = 1
  // The opening attribute is one of those the item has, drawn evenly.
  for (let at = index.valueOffsets[opening]!; at < index.valueOffsets[opening + 1]!; at++) {
    const i = index.productCodes[at]!
    logBelief[i] = -Math.log(index.productOffsets[i + 1]! - index.productOffsets[i]!)
  }
  const belief = (): Float64Array => normalize(logBelief, out)
  const next: CrsAdvisor['next'] = (turnsLeft) => {
    const b = belief()
    const picked = pickValues({index, belief: b, noise, groups, asked, choices: Math.min(choices, 2)})
    if (picked && turnsLeft > 1 && shouldAsk(entropyBits(b), picked.gainBits, SHOWN))
      return {kind: 'ask', values: picked.values}
    const products = topProducts(b, SHOWN)
    return {kind: 'show', products, claimed: slateValue(b, products)}
  }
  const hear: CrsAdvisor['hear'] = (answers) => {
    for (const {value, yes} of answers) {
      asked[value] = 1
      const {has, lacks} = acceptance(noise, value)
      const ifHas = Math.log(yes ? has : 1 - has)
      const ifLacks = Math.log(yes ? lacks : 1 - lacks)
      for (let i = 0; i < N; i++) logBelief[i]! += ifLacks
      for (let at = index.valueOffsets[value]!; at < index.valueOffsets[value + 1]!; at++)
        logBelief[index.productCodes[at]!]! += ifHas - ifLacks
    }
  }
  const reject: CrsAdvisor['reject'] = (products) => {
    for (const product of products) logBelief[product] = -Infinity
    if (!logBelief.some(Number.isFinite))
      for (let i = 0; i < N; i++) logBelief[i] = products.includes(i) ? -Infinity : 0
  }
  return {next, hear, reject, belief, learnt: () => null}
}

/**
 * λ: how likely the visitor's other item has each value, given that it shares the opening value: the value's share
 * among the products with the opening value, times `company`, the chance that there is another item at all.
 */
function companyOf(index: ValueIndex, opening: number, company: number): Float64Array {
  const from = index.valueOffsets[opening]!
  const to = index.valueOffsets[opening + 1]!
  const share = new Float64Array(index.values)
  for (let at = from; at < to; at++) {
    const i = index.productCodes[at]!
    for (let j = index.productOffsets[i]!; j < index.productOffsets[i + 1]!; j++)
      share[index.valueCodes[j]!]! += company / (to - from)
  }
  return share
}

/** The values of each group; a value without a group is one of its own. */
function groupValues(groupsOf: CrsData['groupsOf']): number[][] {
  const grouped = new Map<number, number[]>()
  groupsOf.forEach((groups, v) => {
    for (const group of groups.length > 0 ? groups : [-1 - v]) {
      const members = grouped.get(group)
      if (members) members.push(v)
      else grouped.set(group, [v])
    }
  })
  return [...grouped.values()]
}
