import type {PersonaProfile, VisitorTable} from '../../../advisor-core/archetypes/personas/types'
import {normal} from '../../../advisor-core/numeric/random'
import {misfitShop} from './misfit-answers'
import type {PersonaDesign} from './persona-design'
import {CLOUDS, type Cloud} from './random-clouds'
import {centreInside, distanceOutside, FRESH_TRAITS, randomPersona} from './random-persona'

/** A group that people belong to; its members are round it. */
interface Group {
  readonly share: number
  readonly centre: ArrayLike<number>
  readonly sd: number
  /** How many of it say yes to the question of the personas. */
  readonly yes: number
}

interface Shop {
  readonly cloud: Cloud
  readonly groups: readonly Group[]
  readonly measured?: 'with-error' | 'misfit'
}

const TRAITS = FRESH_TRAITS.length
const YES = 0.3

/** Shops that had no part in choosing the thresholds: persona, correlations, groups and reliabilities are drawn anew for each. */
export const FRESH_DESIGNS: readonly PersonaDesign[] = [
  without('correlated cloud, no classes', () => ({cloud: CLOUDS.normal, groups: []})),
  without('cloud with skewed margins', () => ({cloud: CLOUDS.logNormal, groups: []})),
  without('skew-normal cloud', () => ({cloud: CLOUDS.skewNormal, groups: []})),
  without('heavy-tailed cloud (t, 6 df)', () => ({cloud: CLOUDS.heavy, groups: []})),
  without('2 to 5 classes elsewhere, no cloud', (persona, random) => ({
    cloud: CLOUDS.normal,
    groups: classesElsewhere(persona, 2 + Math.floor(random() * 4), random),
  })),
  without('two groups that share all but one condition', (persona, random) => ({
    cloud: CLOUDS.normal,
    groups: [partly(persona, 0.1, random), partly(persona, 0.1, random)],
  })),
  without('a group just outside the border', (persona, random) => ({
    cloud: CLOUDS.normal,
    groups: [partly(persona, 0.12, random, 0.25)],
  })),
  without('item misfit, one cloud', () => ({cloud: CLOUDS.normal, groups: [], measured: 'misfit'})),
  without('item misfit, a group that lacks a condition', (persona, random) => ({
    cloud: CLOUDS.normal,
    groups: [partly(persona, 0.12, random)],
    measured: 'misfit',
  })),
  withGroup('group of 5 %', (persona, random) => ({
    cloud: CLOUDS.normal,
    groups: [planted(persona, 0.05, random)],
  })),
  withGroup('group of 10 %', (persona, random) => ({
    cloud: CLOUDS.normal,
    groups: [planted(persona, 0.1, random)],
  })),
  withGroup('group of 20 %', (persona, random) => ({
    cloud: CLOUDS.normal,
    groups: [planted(persona, 0.2, random)],
  })),
  withGroup('10 %, in a skew-normal cloud', (persona, random) => ({
    cloud: CLOUDS.skewNormal,
    groups: [planted(persona, 0.1, random)],
  })),
  withGroup('10 %, beside one that shares all but one condition', (persona, random) => ({
    cloud: CLOUDS.normal,
    groups: [planted(persona, 0.1, random), partly(persona, 0.1, random)],
  })),
  withGroup('15 %, one of 3 to 5 classes', (persona, random) => ({
    cloud: CLOUDS.normal,
    groups: [
      planted(persona, 0.15, random),
      ...classesElsewhere(persona, 2 + Math.floor(random() * 3), random, 0.85),
    ],
  })),
  withGroup('10 %, item misfit', (persona, random) => ({
    cloud: CLOUDS.normal,
    groups: [planted(persona, 0.1, random)],
    measured: 'misfit',
  })),
]

type MakeShop = (persona: PersonaProfile, random: () => number) => Shop

function without(name: string, shop: MakeShop): PersonaDesign {
  return {name, truth: 'without', draw: (people, random) => drawTrial(shop, people, random)}
}

function withGroup(name: string, shop: MakeShop): PersonaDesign {
  return {name, truth: 'with', draw: (people, random) => drawTrial(shop, people, random)}
}

function drawTrial(shop: MakeShop, people: number, random: () => number): ReturnType<PersonaDesign['draw']> {
  const persona = randomPersona(random)
  return {persona, table: drawTable(shop(persona, random), people, random)}
}

function planted(persona: PersonaProfile, share: number, random: () => number): Group {
  return {
    share,
    centre: centreInside(persona, random),
    sd: 0.4 + 0.2 * random(),
    yes: persona.answers ? 0.85 : YES,
  }
}

/** The persona's group, but for one of its traits: there it is like everybody, or just outside the border. */
function partly(persona: PersonaProfile, share: number, random: () => number, outside?: number): Group {
  const group = planted(persona, share, random)
  const missed = persona.traits[Math.floor(random() * persona.traits.length)]!
  const at = FRESH_TRAITS.indexOf(missed.trait)
  const edge = missed.sure === 'sure' ? 0.5 : 0.25
  const side = missed.level === 'low' ? -1 : 1
  const border = missed.level === 'mid' ? 1 - edge + (outside ?? 0.7) : edge - (outside ?? edge)
  const centre = Float64Array.from(group.centre)
  centre[at] = side * border
  return {...group, centre}
}

/** With fewer classes than a persona leaves room for, the distance kept from it falls from here on. */
const PATIENCE = 300

/** Classes that divide a share of the people, each outside the persona's region, by half a standard deviation if it can be. */
function classesElsewhere(
  persona: PersonaProfile,
  count: number,
  random: () => number,
  together = 1,
): readonly Group[] {
  const sizes = Array.from({length: count}, () => 0.3 + random())
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const shares = sizes.map((size) => size / total)
  let sd = 0.5 + 0.3 * random()
  let centres = spreadOut(shares, sd, random)
  for (let tries = 0; ; tries++) {
    const least = 0.5 * 0.99 ** Math.max(0, tries - PATIENCE)
    if (centres.every((centre) => distanceOutside(persona, centre) >= least)) break
    if (tries > PATIENCE) sd = 0.5 + 0.3 * random()
    centres = spreadOut(shares, sd, random)
  }
  return centres.map((centre, k) => {
    return {share: together * shares[k]!, centre, sd, yes: 0.1 + 0.4 * random()}
  })
}

/** Centres of classes such that all people together have mean 0 and variance 1 in every trait. */
function spreadOut(shares: readonly number[], sd: number, random: () => number): readonly Float64Array[] {
  const centres = shares.map(() => Float64Array.from({length: TRAITS}, () => normal(random)))
  for (let t = 0; t < TRAITS; t++) {
    const mean = shares.reduce((sum, share, k) => sum + share * centres[k]![t]!, 0)
    const square = shares.reduce((sum, share, k) => sum + share * (centres[k]![t]! - mean) ** 2, 0)
    const scale = Math.sqrt((1 - sd * sd) / square)
    for (const centre of centres) centre[t] = (centre[t]! - mean) * scale
  }
  return centres
}

/** Estimates of the traits as a shop would hold them: some people answered much, others little. */
function drawTable(
  {cloud, groups, measured = 'with-error'}: Shop,
  people: number,
  random: () => number,
): VisitorTable {
  const inCloud = cloud(TRAITS, random)
  const misfit = measured === 'misfit' ? misfitShop(TRAITS, random) : null
  const means = FRESH_TRAITS.map(() => new Float64Array(people))
  const sds = FRESH_TRAITS.map(() => new Float64Array(people))
  const codes = new Int16Array(people)
  for (let n = 0; n < people; n++) {
    const group = pick(groups, random)
    const theta = group
      ? Float64Array.from(group.centre, (centre) => centre + group.sd * normal(random))
      : inCloud(random)
    codes[n] = random() < (group?.yes ?? YES) ? 0 : 1
    const estimates = misfit?.(theta) ?? withError(theta, random)
    estimates.forEach(({mean, sd}, t) => {
      means[t]![n] = mean
      sds[t]![n] = sd
    })
  }
  return {
    people,
    traits: FRESH_TRAITS.map((id, t) => ({id, means: means[t]!, sds: sds[t]!})),
    questions: [{id: 'gift', options: ['yes', 'no'], codes}],
  }
}

/** Each value measured with an error, and shrunk towards 0 as a posterior mean is. */
function withError(theta: ArrayLike<number>, random: () => number): readonly {mean: number; sd: number}[] {
  return Array.from(theta, (value) => {
    const reliability = 0.45 + 0.4 * random()
    const sd = Math.sqrt(1 - reliability)
    return {mean: reliability * value + Math.sqrt(reliability) * sd * normal(random), sd}
  })
}

function pick(groups: readonly Group[], random: () => number): Group | undefined {
  let rest = random()
  return groups.find(({share}) => {
    rest -= share
    return rest < 0
  })
}
