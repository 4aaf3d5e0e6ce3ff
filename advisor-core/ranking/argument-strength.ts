import type {Argument} from '../advisor/types'
import type {AdvisorModel, ShelfInput} from '../dialogue/model'
import {encodeItem} from '../taste/encode-item'
import type {Wish} from './wish'

/** What speaks to somebody by archetype or trait counts as much as a wish that moved the belief this far, in nats. */
const SPEAKS_TO = 0.5

/** What speaks to somebody by an answer of theirs. */
const SPEAKS_TO_ANSWER = 1

/** A trait is taken for known when it lies this many standard deviations of its estimate from the middle. */
const CLEARLY = 1

/** How much one fact of a product matters to one visitor, in nats. */
export interface Strength {
  /** What they asked for, by the contribution of that wish to this product. */
  readonly need: (attribute: string, product: number) => number
  /** What they clicked, by the part of the product's utility that this attribute makes; 0 before a fit. */
  readonly taste: (attribute: string, product: number) => number
  /** Whether the merchant wrote an argument for somebody like them. */
  readonly personal: (argument: Pick<Argument, 'for'>) => number
}

/** @param wishes what was asked of single attributes */
export function createStrength(
  model: AdvisorModel,
  {tasteShift, portrait, chosen}: Pick<ShelfInput, 'tasteShift' | 'portrait' | 'chosen'>,
  wishes: readonly Wish[],
): Strength {
  const {catalog, tasteFeatures} = model
  const features = tasteShift && tasteShift.length === tasteFeatures.length ? tasteFeatures : []
  const encoded = new Map<number, Float64Array>()
  const encode = (product: number): Float64Array => {
    const known = encoded.get(product)
    if (known) return known
    const x = new Float64Array(features.length)
    encodeItem(catalog, features, product, x)
    encoded.set(product, x)
    return x
  }
  return {
    need: (attribute, product) =>
      wishes
        .filter((wish) => wish.attribute.id === attribute)
        .reduce(
          (most, {contribution, compiled}) => Math.max(most, contribution[compiled.cells[product]!]!),
          0,
        ),
    taste: (attribute, product) =>
      features.reduce(
        (sum, feature, f) =>
          feature.attribute === attribute ? sum + tasteShift![f]! * encode(product)[f]! : sum,
        0,
      ),
    personal: ({for: whom = {}}) => {
      const {archetypes = [], traits = [], answers: said = []} = whom
      const byTrait = traits.some(({trait, level}) => {
        const known = portrait.traits.find(({id}) => id === trait)
        const z = known ? known.mean / known.sd : 0
        return level === 'high' ? z >= CLEARLY : z <= -CLEARLY
      })
      const byAnswer = said.some(({question, options}) =>
        options.some((option) => chosen[question]?.includes(option)),
      )
      return (
        (archetypes.includes(portrait.archetype.assigned) || byTrait ? SPEAKS_TO : 0) +
        (byAnswer ? SPEAKS_TO_ANSWER : 0)
      )
    },
  }
}
