import type {ArchetypeModel, Indicator} from '../archetypes/types'
import {normalCdf} from '../traits/normal-cdf'
import type {Portrait} from './model'
import type {Presentation} from './types'

/** A class leans to a side when the average of its people lies this far from the middle, in standard deviations. */
const CLASS_LEANS = 0.5

type Row = Readonly<Record<'low' | 'high', Partial<Presentation>>> & {readonly none?: never}

/** What a trait says about how things are shown, by the side a visitor leans to. Never what, and never for how much. */
const BY_TRAIT: Readonly<Record<string, Row>> = {
  depth: {
    low: {depth: 'brief', tone: 'short', argumentOrder: 'sentences-first'},
    high: {depth: 'full', tone: 'full', argumentOrder: 'figures-first'},
  },
  search: {low: {options: 2}, high: {options: 3}},
  deliberation: {low: {depth: 'brief', tone: 'short', options: 2}, high: {depth: 'full', tone: 'full'}},
  order: {low: {argumentOrder: 'sentences-first'}, high: {argumentOrder: 'figures-first'}},
}

/** The traits by which anything is shown in another way. */
export const PRESENTING_TRAITS: readonly string[] = Object.keys(BY_TRAIT)

/** How things are shown to somebody of whom nothing is known well enough. */
export const USUAL: Presentation = {depth: 'usual', options: 3, tone: 'short', argumentOrder: 'strongest'}

/**
 * How things are shown to this visitor: from the traits whose estimate lies more than one of its standard deviations
 * from the middle, and else from what people of the assigned archetype have in common. Where traits disagree, the
 * first row of the table decides, own answers before the archetype.
 */
export function presentation({traits, archetype}: Portrait, model: ArchetypeModel): Presentation {
  const own = new Map(
    traits.flatMap(({id, mean, sd}) =>
      Math.abs(mean) > sd ? [[id, mean < 0 ? ('low' as const) : ('high' as const)]] : [],
    ),
  )
  const k = model.classes.findIndex(({id}) => id === archetype.assigned)
  const ofClass = k < 0 ? new Map<string, 'low' | 'high'>() : leaningsOf(model, k)
  const weakestFirst = [ofClass, own].flatMap((leanings) =>
    Object.entries(BY_TRAIT)
      .reverse()
      .map(([trait, row]) => row[leanings.get(trait) ?? 'none']),
  )
  return Object.assign({}, USUAL, ...weakestFirst)
}

/** To which side the people of a class lean, by trait, for those traits in which they lean at all. */
export function leaningsOf({indicators}: ArchetypeModel, k: number): Map<string, 'low' | 'high'> {
  return new Map(
    indicators.flatMap((indicator) => {
      const average = averageOf(indicator, k)
      if (average === null || Math.abs(average) < CLASS_LEANS) return []
      return [[indicator.id.slice('trait:'.length), average < 0 ? ('low' as const) : ('high' as const)]]
    }),
  )
}

const density = (x: number): number => Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI)

/** E[θ | class k], θ standard normal within each bin; `null` for indicators that are no traits. */
function averageOf({id, bins, probabilities}: Indicator, k: number): number | null {
  if (bins.kind !== 'cuts' || !id.startsWith('trait:')) return null
  const edges = [Number.NEGATIVE_INFINITY, ...bins.cuts, Number.POSITIVE_INFINITY]
  const count = edges.length - 1
  let average = 0
  for (let b = 0; b < count; b++) {
    const [from, to] = [edges[b]!, edges[b + 1]!]
    const within = (density(from) - density(to)) / (normalCdf(to) - normalCdf(from))
    average += probabilities[k * count + b]! * within
  }
  return average
}
