import {createRandom} from '../../advisor-core/numeric/random'
import type {ShownChoice} from '../../advisor-core/taste/types'
import {fitShown} from '../../models/runtime'
import type {LoadedShop} from './load-shop'
import {type Moment, type SimulatedVisit, simulateVisit} from './simulate-visit'
import {drawVisitor} from './simulated-visitor'

export interface VisitsInput {
  readonly shop: LoadedShop
  readonly visitors: number
  readonly seed: number
  readonly noise?: number | undefined
  readonly clicks?: number | undefined
  readonly onStep?: ((moment: Moment) => void) | undefined
  readonly onVisit?: ((done: number) => void) | undefined
}

/** How often a long run lets others have their turn, a progress bar for one. */
const BREATH = 20

/**
 * Sends synthetic visitors through a shop's advisor. Visitor v of a seed is the same one whatever the others did, so
 * two versions of an advisor meet the same people.
 */
export async function runVisits(input: VisitsInput): Promise<SimulatedVisit[]> {
  const {shop, visitors, seed, noise, clicks, onStep} = input
  const {dialogue, prior} = shop
  const fitTaste = tasteFitter(shop)
  const visits: SimulatedVisit[] = []
  for (let v = 0; v < visitors; v++) {
    const random = createRandom((seed % 2 ** 20) * 2 ** 32 + v)
    const visitor = drawVisitor(dialogue.model, prior, random)
    visits.push(simulateVisit(dialogue, visitor, {random, noise, clicks, onStep, fitTaste}))
    input.onVisit?.(v + 1)
    if (v % BREATH === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return visits
}

/** What fits taste as the widget does; `undefined` where the shop ships no model of it. */
export function tasteFitter({
  dialogue,
  taste,
}: LoadedShop): ((choices: readonly ShownChoice[]) => ArrayLike<number>) | undefined {
  if (!taste) return undefined
  const {catalog, tasteFeatures: features} = dialogue.model
  return (choices) => fitShown({taste, catalog, features, choices})
}
