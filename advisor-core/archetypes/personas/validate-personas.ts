import {type Confirmation, confirmPersona} from './confirm-persona'
import {neededPeople} from './needed-people'
import {type PersonaExcess, personaExcess} from './persona-excess'
import {type PersonaVariable, personaVariables} from './persona-variables'
import {type PersonaOverlap, personaOverlap} from './plausible-members'
import type {PersonaProfile, VisitorTable} from './types'

export type PersonaVerdict =
  /** A group stands where the persona says, beyond what one cloud of people would hold there. */
  | {readonly kind: 'supported'}
  /** People like that exist, as a corner of the cloud; nothing sets them apart. */
  | {readonly kind: 'region-only'}
  /** The data cannot tell it from another persona. */
  | {readonly kind: 'indistinguishable'; readonly from: string}
  /** Hardly anybody is like that. */
  | {readonly kind: 'not-found'}
  /** Too few people to tell; `needed` is null where no number would do. */
  | {readonly kind: 'not-enough-data'; readonly people: number; readonly needed: number | null}

export interface PersonaFinding {
  readonly persona: string
  readonly verdict: PersonaVerdict
  /** People with all of the persona's values. */
  readonly people: number
  readonly needed: number | null
  readonly excess: PersonaExcess
  readonly confirmation: Omit<Confirmation, 'responsibilities'>
}

export interface PersonaReport {
  readonly findings: readonly PersonaFinding[]
  /** In the order of the findings. */
  readonly overlap: PersonaOverlap
}

export interface ValidationOptions {
  /** Clouds to draw for each persona; 200 is good, 60 will do. */
  readonly draws: number
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** Share of a group that the needed number of people refers to; default one in ten. */
  readonly detectableShare?: number
}

/** Level of the score test against the single cloud. */
const SUPPORT_LEVEL = 0.01
const DETECTABLE_SHARE = 0.1
/** A group found must have at least this share, and not be most of the people. */
const SHARE_BOUNDS = [0.01, 0.5] as const
/** The group must be inside the region on every condition by one standard error: χ²(1). */
const SURELY_INSIDE = 1
/** Fewer than this share is "hardly anybody". */
const FOUND_SHARE = 0.01
/** Personas, or the groups found for them, that share this much of their people are one. */
const SAME = 0.5
/** With fewer people nothing is said at all. */
const LEAST_PEOPLE = 50

/**
 * Says of each persona whether a shop's visitors bear it out.
 *
 * `supported` needs three things: the score test against the single cloud (level 0.01); a group of the confirmatory
 * mixture, free to move, that stays inside the persona's region by a standard error; and more people there than the cloud would hold.
 * test/bench/personas.ts measures how often that is said wrongly, and of how many people rightly.
 *
 * @throws RangeError for a trait or question that the table does not have, or that all answer alike
 */
export function validatePersonas(
  table: VisitorTable,
  personas: readonly PersonaProfile[],
  options: ValidationOptions,
): PersonaReport {
  const drafts = personas.map((persona) => examine(table, persona, options))
  const overlap = personaOverlap(table, personas, options.random)
  const findings = drafts.map((draft, p): PersonaFinding => {
    const twin = drafts.findIndex(
      (other, q) => q !== p && isSame(drafts, overlap, p, q) && outranks(other, draft),
    )
    const {responsibilities: _, ...confirmation} = draft.confirmation
    const verdict: PersonaVerdict =
      twin >= 0 && draft.verdict.kind !== 'not-enough-data'
        ? {kind: 'indistinguishable', from: personas[twin]!.id}
        : draft.verdict
    return {...draft, verdict, confirmation}
  })
  return {findings, overlap}
}

interface Draft extends Omit<PersonaFinding, 'confirmation'> {
  readonly confirmation: Confirmation
}

function examine(table: VisitorTable, persona: PersonaProfile, options: ValidationOptions): Draft {
  const {draws, random, detectableShare: share = DETECTABLE_SHARE} = options
  const variables = personaVariables(table, persona, random)
  const weighted = {draws, random, ...(table.weights ? {weights: table.weights} : {})}
  const people = countComplete(variables)
  const excess = personaExcess(variables, weighted)
  const confirmation = confirmPersona(variables, table.weights)
  const needed = neededPeople(variables, {
    ...weighted,
    draws: Math.max(20, Math.round(draws / 4)),
    share,
    level: SUPPORT_LEVEL,
  })
  return {
    persona: persona.id,
    verdict: judge({people, needed, excess, confirmation}),
    people,
    needed,
    excess,
    confirmation,
  }
}

function judge(found: Omit<Draft, 'persona' | 'verdict'>): PersonaVerdict {
  const {people, needed, excess, confirmation} = found
  const {freeShare, inside} = confirmation
  const tooFew: PersonaVerdict = {kind: 'not-enough-data', people, needed}
  if (people < LEAST_PEOPLE) return tooFew
  const isGroup = inside >= SURELY_INSIDE && freeShare >= SHARE_BOUNDS[0] && freeShare <= SHARE_BOUNDS[1]
  if (excess.pValue < SUPPORT_LEVEL && isGroup && excess.ratio > 1) return {kind: 'supported'}
  if (excess.prevalenceInterval[1] < FOUND_SHARE) return {kind: 'not-found'}
  if (needed !== null && people < needed) return tooFew
  return {kind: excess.prevalence < FOUND_SHARE ? 'not-found' : 'region-only'}
}

function countComplete(variables: readonly PersonaVariable[]): number {
  const [first] = variables
  if (!first) return 0
  return first.scores.filter((_, n) => variables.every(({scores}) => !Number.isNaN(scores[n]!))).length
}

/** The regions hold mostly the same people, or both were borne out by the same group. */
function isSame(drafts: readonly Draft[], {jaccard}: PersonaOverlap, p: number, q: number): boolean {
  if (jaccard[p * drafts.length + q]! >= SAME) return true
  const [a, b] = [drafts[p]!, drafts[q]!]
  if (a.verdict.kind !== 'supported' || b.verdict.kind !== 'supported') return false
  let both = 0
  let either = 0
  for (let n = 0; n < a.confirmation.responsibilities.length; n++) {
    const [x, y] = [a.confirmation.responsibilities[n]!, b.confirmation.responsibilities[n]!]
    both += Math.min(x, y)
    either += Math.max(x, y)
  }
  return either > 0 && both / either >= SAME
}

/** Of two that are one, the better supported keeps its own verdict; of equals the one written first. */
function outranks(other: Draft, own: Draft): boolean {
  const isSupported = (draft: Draft): number => (draft.verdict.kind === 'supported' ? 1 : 0)
  if (isSupported(other) !== isSupported(own)) return isSupported(other) > isSupported(own)
  return other.excess.z > own.excess.z
}
