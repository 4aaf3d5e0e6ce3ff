import type {PersonaProfile, VisitorTable} from '../../advisor-core/archetypes/personas/types'
import {choleskyFactor} from '../../advisor-core/numeric/cholesky'
import {normal} from '../../advisor-core/numeric/random'

/** A synthetic shop: a cloud of visitors, on request with a group in it; no person is behind any of it. */
export interface PersonaShop {
  readonly people: number
  readonly groups: readonly PlantedGroup[]
  /** `normal`; `skewed` margins on the same dependence; `heavy` tails in all directions (t with 8 df). */
  readonly cloud: 'normal' | 'skewed' | 'heavy'
  /** Squared correlation of estimate and true value. */
  readonly reliability: number
}

export interface PlantedGroup {
  readonly share: number
  /** Centre by trait, in standard deviations of the cloud; other traits are as in the cloud. */
  readonly centre: Readonly<Record<string, number>>
  readonly sd: number
  /** Share of its people who give the answer `yes` to the question `gift`; among all others it is a quarter. */
  readonly yes?: number
}

export const SHOP_TRAITS = ['deliberation', 'novelty', 'depth', 'order'] as const
/** Of real size: such traits correlate up to about .5. */
const CORRELATION = [1, -0.15, 0.15, 0.5, -0.15, 1, 0.45, -0.1, 0.15, 0.45, 1, 0.2, 0.5, -0.1, 0.2, 1]
const YES = 0.25

/** What a shop would hold of its visitors: estimates of their traits with standard deviations, and one answer. */
export function personaShop(shop: PersonaShop, random: () => number): VisitorTable {
  const {people, reliability} = shop
  const size = SHOP_TRAITS.length
  const factor = choleskyFactor(CORRELATION, size)
  const means = SHOP_TRAITS.map(() => new Float64Array(people))
  const codes = new Int16Array(people)
  const sd = Math.sqrt(1 - reliability)
  for (let n = 0; n < people; n++) {
    const z = Float64Array.from({length: size}, () => normal(random))
    const scale = shop.cloud === 'heavy' ? tailScale(random) : 1
    const group = pickGroup(shop.groups, random)
    codes[n] = random() < (group?.yes ?? YES) ? 0 : 1
    SHOP_TRAITS.forEach((trait, t) => {
      let theta = 0
      for (let i = 0; i <= t; i++) theta += factor[t * size + i]! * z[i]! * scale
      const centre = group?.centre[trait]
      if (group && centre !== undefined) theta = centre + group.sd * normal(random)
      const value = shop.cloud === 'skewed' && !group ? skew(theta) : theta
      // The estimate of a value measured with error, shrunk towards 0 as a posterior mean is.
      means[t]![n] = reliability * value + Math.sqrt(reliability) * sd * normal(random)
    })
  }
  return {
    people,
    traits: SHOP_TRAITS.map((id, t) => ({id, means: means[t]!, sds: new Float64Array(people).fill(sd)})),
    questions: [{id: 'gift', options: ['yes', 'no'], codes}],
  }
}

/** The centre of a group that is what a persona's traits say, 1.2 standard deviations out. */
export function centreOf(persona: PersonaProfile, distance = 1.2): Record<string, number> {
  const side = {low: -distance, mid: 0, high: distance}
  return Object.fromEntries(persona.traits.map(({trait, level}) => [trait, side[level]]))
}

function pickGroup(groups: readonly PlantedGroup[], random: () => number): PlantedGroup | undefined {
  let rest = random()
  return groups.find(({share}) => {
    rest -= share
    return rest < 0
  })
}

/** √(df / χ²), df = 8, scaled to variance 1. */
function tailScale(random: () => number): number {
  let square = 0
  for (let i = 0; i < 8; i++) square += normal(random) ** 2
  return Math.sqrt(6 / square)
}

/** An increasing function that bends the margin to one side; mean 0, variance about 1. */
function skew(x: number): number {
  return (Math.exp(0.5 * x) - Math.exp(0.125)) / 0.604
}
