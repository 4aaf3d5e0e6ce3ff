import type {LocalText} from '../catalog/types'
import {choleskyFactor} from '../numeric/cholesky'
import {normal} from '../numeric/random'
import type {TraitBank} from '../traits/types'
import {type Clustering, kMeans} from './k-means'
import type {Archetype, ArchetypeModel, Indicator} from './types'

/** One neutral word for each end of a trait: what a region at that end is named by. */
export type PoleWords = Readonly<Record<string, {readonly low: LocalText; readonly high: LocalText}>>

export interface DefaultArchetypesOptions {
  /** Ids of the traits whose joint distribution is divided. */
  readonly traits: readonly string[]
  readonly classes: number
  /** Cut points of θ for each trait's bins. */
  readonly cuts: readonly number[]
  /** How many people to draw from the traits' joint distribution. */
  readonly draws: number
  readonly starts: number
  readonly words: PoleWords
  /** Uniform in [0, 1). */
  readonly random: () => number
}

/** The model together with the regions it describes. */
export interface DefaultArchetypes {
  readonly model: ArchetypeModel
  readonly regions: Clustering
  /** shape [draws × traits]; the simulated people */
  readonly people: Float64Array
}

/**
 * Archetypes for a shop without data: regions of the cloud of people that the bank's correlations describe,
 * found by k-means on simulated normal draws. They are useful neighbourhoods, not types: a normal cloud has
 * none. Named by the two or three traits in which a region lies furthest from the middle.
 *
 * @throws RangeError for a trait that the bank or the words do not have
 */
export function defaultArchetypes(bank: TraitBank, options: DefaultArchetypesOptions): DefaultArchetypes {
  const people = drawPeople(bank, options)
  const dimensions = options.traits.length
  const regions = kMeans(people, {...options, dimensions, clusters: options.classes})
  const shares = roundToOne(countLabels(regions.labels, options.classes))
  const classes = shares.map((share, k) => {
    const centre = regions.centres.subarray(k * dimensions, (k + 1) * dimensions)
    return describe(bank, options, centre, share)
  })
  const indicators = options.traits.map((trait, d): Indicator => {
    const table = countBins(people, regions.labels, d, options)
    const bins = options.cuts.length + 1
    const rows = Array.from({length: options.classes}, (_, k) =>
      roundToOne(table.slice(k * bins, (k + 1) * bins)),
    )
    return {id: `trait:${trait}`, bins: {kind: 'cuts', cuts: options.cuts}, probabilities: rows.flat()}
  })
  return {model: {version: 1, classes, indicators, origin: 'regions'}, regions, people}
}

/** θ of simulated people, shape [draws × traits], from N(0, R) of the chosen traits. */
export function drawPeople(
  bank: TraitBank,
  {traits, draws, random}: Pick<DefaultArchetypesOptions, 'traits' | 'draws' | 'random'>,
): Float64Array {
  const size = traits.length
  const index = traits.map((trait) => {
    const found = bank.traits.findIndex((one) => one.id === trait)
    if (found < 0) throw new RangeError(`invalid trait: ${trait}`)
    return found
  })
  const factor = choleskyFactor(
    index.flatMap((i) => index.map((j) => bank.correlation[i * bank.traits.length + j]!)),
    size,
  )
  const people = new Float64Array(draws * size)
  const z = new Float64Array(size)
  for (let n = 0; n < draws; n++) {
    for (let d = 0; d < size; d++) z[d] = normal(random)
    for (let d = 0; d < size; d++)
      for (let e = 0; e <= d; e++) people[n * size + d]! += factor[d * size + e]! * z[e]!
  }
  return people
}

function countLabels(labels: Int32Array, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0)
  for (const label of labels) counts[label]! += 1
  return counts
}

function countBins(
  people: Float64Array,
  labels: Int32Array,
  trait: number,
  {traits, cuts, classes}: DefaultArchetypesOptions,
): number[] {
  const bins = cuts.length + 1
  const counts = new Array<number>(classes * bins).fill(0)
  labels.forEach((label, n) => {
    const theta = people[n * traits.length + trait]!
    counts[label * bins + cuts.filter((cut) => theta >= cut).length]! += 1
  })
  return counts
}

/** Counts as shares with four decimals that sum to 1; the largest takes what rounding leaves over. */
function roundToOne(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const units = counts.map((count) => Math.round((count / total) * 10_000))
  const largest = units.indexOf(Math.max(...units))
  units[largest]! += 10_000 - units.reduce((sum, unit) => sum + unit, 0)
  return units.map((unit) => unit / 10_000)
}

/** Traits count as distinctive from this distance of the centre to the middle on, in standard deviations. */
const DISTINCTIVE = 0.5

function describe(
  bank: TraitBank,
  {traits, words}: DefaultArchetypesOptions,
  centre: Float64Array,
  share: number,
): Archetype {
  const ranked = traits
    .map((trait, d) => ({
      trait,
      away: centre[d]!,
      pole: centre[d]! < 0 ? ('low' as const) : ('high' as const),
    }))
    .sort((a, b) => Math.abs(b.away) - Math.abs(a.away))
  const distinctive = ranked.filter(({away}, rank) => rank < 2 || (rank < 3 && Math.abs(away) >= DISTINCTIVE))
  const naming = distinctive.map(({trait, pole}) => {
    const word = words[trait]?.[pole]
    if (!word) throw new RangeError(`invalid words: none for ${trait}`)
    return word
  })
  const habits = distinctive.map(({trait, pole}) => bank.traits.find(({id}) => id === trait)![pole])
  return {
    id: distinctive.map(({trait, pole}) => `${trait}-${pole}`).join('_'),
    name: {
      de: capitalise(
        join(
          naming.map(({de}) => de),
          'und',
        ),
      ),
      en: capitalise(
        join(
          naming.map(({en}) => en),
          'and',
        ),
      ),
    },
    description: {
      de: `${capitalise(
        join(
          habits.map(({de}) => de),
          'und',
        ),
      )}. Ein Bereich, in dem viele Menschen liegen, kein Menschentyp.`,
      en: `${capitalise(
        join(
          habits.map(({en}) => en),
          'and',
        ),
      )}. An area in which many people lie, not a type of person.`,
    },
    share,
  }
}

function join(parts: readonly string[], and: string): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
