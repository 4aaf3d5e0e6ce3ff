import type {LocalText} from '../../catalog/types'
import {fitLatentClasses, type LatentClassFit} from '../fit-latent-classes'
import type {LatentClassData} from '../latent-class-patterns'
import {personaName} from './persona-name'
import type {PersonaProfile, PersonaTrait, VisitorTable} from './types'
import {type PersonaFinding, type ValidationOptions, validatePersonas} from './validate-personas'

/** A persona that the data suggest, checked on people who had no part in finding it. */
export interface ProposedPersona {
  readonly profile: PersonaProfile
  readonly name: LocalText
  /** Share of the latent class it was read from, among the people it was found in. */
  readonly classShare: number
  /** From the other half of the people. */
  readonly finding: PersonaFinding
}

export interface ProposalOptions extends ValidationOptions {
  /** Numbers of classes to try; the one with the lowest BIC is used. */
  readonly classes: readonly number[]
  readonly starts: number
}

/** Bins of a standardised trait: low, middle, high. */
const CUT = 0.5
/** A class is low or high on a trait when at least this share of it is in that bin … */
const MOSTLY = 0.5
/** … and the bin is this much commoner in it than among all. */
const LIFT = 1.3
const MOST_TRAITS = 3
const LEAST_TRAITS = 2
const LEAST_PEOPLE = 200

/**
 * Personas from the data: latent classes of the traits' bins in one half of the people, read as directions, and then
 * validated on the other half, because people who suggest a persona cannot also bear it out.
 *
 * @returns best supported first; none with fewer than 200 people or when one class is enough
 */
export function proposePersonas(table: VisitorTable, options: ProposalOptions): ProposedPersona[] {
  if (table.people < LEAST_PEOPLE || table.traits.length < LEAST_TRAITS) return []
  const isFirst = Uint8Array.from({length: table.people}, () => (options.random() < 0.5 ? 1 : 0))
  const [first, second] = [selectPeople(table, isFirst, 1), selectPeople(table, isFirst, 0)]
  const data = traitBins(first)
  const fits = options.classes.map((classes) =>
    fitLatentClasses(data, {
      classes,
      starts: options.starts,
      random: options.random,
      missing: 'at-random',
      ...(first.weights ? {weights: first.weights} : {}),
    }),
  )
  const best = fits.reduce((a, b) => (b.bic < a.bic ? b : a))
  if (best.classes === 1) return []
  const readings = Array.from({length: best.classes}, (_, k) => ({
    traits: readTraits(first, best, k),
    classShare: best.shares[k]!,
  })).filter(({traits}) => traits.length >= LEAST_TRAITS)
  const profiles = readings.map(({traits, classShare}) => ({
    profile: {id: traits.map(({trait, level}) => `${trait}-${level}`).join('_'), traits},
    classShare,
  }))
  const distinct = profiles.filter(
    ({profile}, i) => profiles.findIndex((one) => one.profile.id === profile.id) === i,
  )
  const {findings} = validatePersonas(
    second,
    distinct.map(({profile}) => profile),
    options,
  )
  return distinct
    .map((one, i) => ({...one, name: personaName(one.profile.traits), finding: findings[i]!}))
    .sort((a, b) => b.finding.excess.z - a.finding.excess.z)
}

/** The directions in which a class differs most from everybody, most distinctive first. */
function readTraits(table: VisitorTable, fit: LatentClassFit, k: number): PersonaTrait[] {
  const found = table.traits.flatMap(({id}, j) => {
    return (
      [
        ['low', 0],
        ['high', 2],
      ] as const
    ).flatMap(([level, bin]) => {
      const inClass = fit.probabilities[j]![k * 3 + bin]!
      const among = fit.shares.reduce((sum, share, c) => sum + share * fit.probabilities[j]![c * 3 + bin]!, 0)
      const lift = inClass / among
      return inClass >= MOSTLY && lift >= LIFT ? [{trait: id, level, sure: 'sure' as const, lift}] : []
    })
  })
  return found
    .sort((a, b) => b.lift - a.lift)
    .slice(0, MOST_TRAITS)
    .map(({trait, level, sure}) => ({trait, level, sure}))
}

/** Each trait, standardised among these people, in three bins. */
function traitBins(table: VisitorTable): LatentClassData {
  const columns = table.traits.map(({means}) => {
    const known = means.filter((mean) => !Number.isNaN(mean))
    const centre = known.reduce((sum, mean) => sum + mean, 0) / known.length
    const square = known.reduce((sum, mean) => sum + (mean - centre) ** 2, 0) / known.length
    const sd = Math.sqrt(Math.max(square, 1e-12))
    return Int16Array.from(means, (mean) => {
      if (Number.isNaN(mean)) return -1
      const z = (mean - centre) / sd
      return z < -CUT ? 0 : z < CUT ? 1 : 2
    })
  })
  return {
    categories: columns.map(() => 3),
    rows: Array.from({length: table.people}, (_, n) => columns.map((column) => column[n]!)),
  }
}

/** The people whose flag has the given value. */
function selectPeople(table: VisitorTable, flags: Uint8Array, value: number): VisitorTable {
  const chosen = Array.from(flags.keys()).filter((n) => flags[n] === value)
  const {weights} = table
  return {
    people: chosen.length,
    traits: table.traits.map(({id, means, sds}) => ({
      id,
      means: Float64Array.from(chosen, (n) => means[n]!),
      sds: sds && Float64Array.from(chosen, (n) => sds[n]!),
    })),
    questions: table.questions.map(({id, options, codes}) => ({
      id,
      options,
      codes: Int16Array.from(chosen, (n) => codes[n]!),
    })),
    ...(weights ? {weights: Float64Array.from(chosen, (n) => weights[n]!)} : {}),
  }
}
