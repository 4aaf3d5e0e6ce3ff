import type {Item} from './find-items'
import type {AttributeFacts, Lexicon, Target, TextContext} from './types'
import {convertTo, type Unit} from './units'

/** An attribute known for fewer of a category's products than this does not belong to it. */
const BELONGS = 0.05

/** Weak words weigh less in telling which category is meant. */
const weight = ({rank}: Target): number => (rank <= 2 ? 1 : 0.4)

/** How much a category that was chosen before weighs against the words of the text. */
const CHOSEN = 2.5

/** Whether a reading makes sense in a category. */
function fits(lexicon: Lexicon, target: Target, category: number): boolean {
  const facts = lexicon.attributes.get(target.attribute)
  if (!facts || !(facts.known[category]! > BELONGS)) return false
  if (target.kind !== 'value' || facts.occurs.size === 0) return true
  return target.values.some((value) => facts.occurs.get(value)?.[category] === 1)
}

/**
 * The categories that the text is most likely about: those in which most of what it mentions occurs.
 *
 * @returns shape [categories], 1 where it may be meant
 */
export function likelyCategories(
  lexicon: Lexicon,
  items: readonly Item[],
  context: TextContext | null,
): Uint8Array {
  const score = lexicon.categories.map((name, category) => {
    let sum = context?.categories.includes(name) ? CHOSEN : 0
    for (const item of items) {
      if (item.kind === 'unit')
        sum +=
          0.5 *
          Number(
            [...lexicon.attributes.values()].some(
              (facts) =>
                facts.attribute.role !== 'price' &&
                facts.known[category]! > BELONGS &&
                convertTo(1, item.unit, facts.attribute.unit) !== null,
            ),
          )
      if (item.kind !== 'mention') continue
      sum += Math.max(
        0,
        ...item.targets.map((target) => (fits(lexicon, target, category) ? weight(target) : 0)),
      )
    }
    return sum
  })
  const best = Math.max(...score)
  return Uint8Array.from(score, (sum) => Number(sum >= best - 1e-9))
}

const fitsLikely = (lexicon: Lexicon, target: Target, likely: Uint8Array): boolean =>
  likely.some((isLikely, category) => isLikely === 1 && fits(lexicon, target, category))

/** Share of the likely categories' products that have a value. */
function knownShare(facts: AttributeFacts, likely: Uint8Array): number {
  return facts.known.reduce((sum, share, category) => sum + share * likely[category]!, 0)
}

/**
 * The readings of a mention that make most sense: those that fit the likely categories, closest to the
 * catalogue's own words, known of most products.
 *
 * @returns best first; `unsure` where another reading was about as good, or the words were not the catalogue's own
 */
export function pickTargets(
  lexicon: Lexicon,
  targets: readonly Target[],
  likely: Uint8Array,
): {readonly targets: readonly Target[]; readonly unsure: boolean} {
  const fitting = targets.filter((target) => fitsLikely(lexicon, target, likely))
  // What does not occur in the category meant is taken for it only where it is a value's own name.
  const named = targets.filter(({kind, rank}) => kind === 'value' && rank <= 1)
  const usable = fitting.length > 0 ? fitting : named
  const share = (target: Target): number => {
    const facts = lexicon.attributes.get(target.attribute)
    return facts ? knownShare(facts, likely) : 0
  }
  const sorted = [...usable].sort((a, b) => a.rank - b.rank || share(b) - share(a))
  const [first] = sorted
  if (!first) return {targets: [], unsure: true}
  const rivals = sorted.filter(({rank, attribute}) => rank === first.rank && attribute !== first.attribute)
  return {targets: sorted, unsure: fitting.length === 0 || rivals.length > 0 || first.rank > 2}
}

/** An attribute that a number with its unit may speak about, with the number in the attribute's unit. */
export interface NumberHome {
  readonly facts: AttributeFacts
  readonly factor: number
  /** The numbers of the likely categories are about this large. */
  readonly plausible: boolean
  /** They are not so far off that something else must be meant. */
  readonly possible: boolean
}

/** Attributes that a number may speak about, the most plausible first. */
export function numberHomes(
  lexicon: Lexicon,
  unit: Unit | null,
  numbers: readonly number[],
  likely: Uint8Array,
): readonly NumberHome[] {
  const homes = [...lexicon.attributes.values()].flatMap((facts) => {
    if (facts.attribute.kind !== 'numeric') return []
    const factor = unit === null ? 1 : convertTo(1, unit, facts.attribute.unit)
    if (factor === null || !facts.known.some((share, category) => likely[category] === 1 && share > BELONGS))
      return []
    const plausible = numbers.every((value) => isWithin(facts, value * factor, likely, 2))
    const possible = numbers.every((value) => isWithin(facts, value * factor, likely, 10))
    return [{facts, factor, plausible, possible}]
  })
  return homes.sort(
    (a, b) =>
      Number(b.plausible) - Number(a.plausible) || knownShare(b.facts, likely) - knownShare(a.facts, likely),
  )
}

/** Between the smallest number divided by a factor and the largest times that factor. */
function isWithin({min, max}: AttributeFacts, value: number, likely: Uint8Array, factor: number): boolean {
  return likely.some(
    (isLikely, category) =>
      isLikely === 1 && value >= min[category]! / factor && value <= max[category]! * factor,
  )
}
