import type {PersonaProfile} from '../../advisor-core/archetypes/personas/types'
import {validatePersonas} from '../../advisor-core/archetypes/personas/validate-personas'
import {createRandom} from '../../advisor-core/numeric/random'
import {centreOf, type PersonaShop, personaShop} from '../support/persona-shops'
import type {BenchArgs} from './support/bench-args'
import {wholeNumber} from './support/whole-number'

export const describe =
  'persona verdicts on synthetic shops with and without the persona: --shops 10 --people 300,1000,3000 --draws 60 --reliability 0.65 --full'

/** Personas of two, three and four conditions, along and across the correlations of the cloud. */
const PERSONAS: readonly PersonaProfile[] = [
  persona('two-traits', {novelty: 'high', order: 'high'}),
  persona('three-traits', {deliberation: 'high', novelty: 'low', depth: 'high'}),
  persona('four-traits', {deliberation: 'low', novelty: 'high', depth: 'mid', order: 'low'}),
  {
    ...persona('two-traits-and-answer', {deliberation: 'high', depth: 'high'}),
    answers: [{question: 'gift', options: ['yes']}],
  },
]

type Scenario = Pick<PersonaShop, 'groups' | 'cloud'>

/** Shops in which the verdict "supported" is false. */
const WITHOUT: Readonly<Record<string, (wanted: PersonaProfile) => Scenario>> = {
  'normal cloud': () => ({groups: [], cloud: 'normal'}),
  'skewed cloud': () => ({groups: [], cloud: 'skewed'}),
  'heavy-tailed cloud': () => ({groups: [], cloud: 'heavy'}),
  'another group': (wanted) => ({
    groups: [{share: 0.12, sd: 0.45, centre: opposite(wanted)}],
    cloud: 'normal',
  }),
  'a group that lacks the last trait': (wanted) => ({
    groups: [{share: 0.12, sd: 0.45, centre: withoutLast(wanted), ...yesOf(wanted)}],
    cloud: 'normal',
  }),
}

/** Shops in which it is right. */
const WITH: Readonly<Record<string, (wanted: PersonaProfile) => Scenario>> = {
  'group of 5 %': (wanted) => ({groups: [planted(wanted, 0.05)], cloud: 'normal'}),
  'group of 10 %': (wanted) => ({groups: [planted(wanted, 0.1)], cloud: 'normal'}),
  'group of 10 %, another of 12 %': (wanted) => ({
    groups: [planted(wanted, 0.1), {share: 0.12, sd: 0.45, centre: opposite(wanted)}],
    cloud: 'normal',
  }),
}

interface Row {
  readonly persona: string
  readonly shop: string
  readonly truth: 'without' | 'with'
  readonly people: number
  readonly shops: number
  readonly supported: number
  readonly se_supported: number
  readonly verdicts: Readonly<Record<string, number>>
}

/** How often a persona is called supported where it is not, and where it is. Everything in it is synthetic. */
export async function run({options}: BenchArgs): Promise<Record<string, unknown>> {
  const isFull = options.full === true
  const shops = wholeNumber(options.shops, 'shops', isFull ? 40 : 10, 1)
  const draws = wholeNumber(options.draws, 'draws', 60, 1)
  const seed = wholeNumber(options.seed, 'seed', 1, 1)
  const reliability = options.reliability === undefined ? 0.65 : Number(options.reliability)
  if (!(reliability > 0 && reliability <= 1))
    throw new RangeError(
      `--reliability: found "${options.reliability}", expected a number above 0, at most 1`,
    )
  const sizes = String(options.people ?? (isFull ? '300,1000,3000,10000' : '300,1000,3000')).split(',')
  const people = sizes.map((size) => wholeNumber(size, 'people', 1000, 1))
  const rows = people.flatMap((size) =>
    PERSONAS.flatMap((wanted, p) =>
      (['without', 'with'] as const).flatMap((truth) =>
        Object.entries(truth === 'with' ? WITH : WITHOUT).map(([shop, scenario], s): Row => {
          const at = {...scenario(wanted), people: size, reliability}
          return {
            persona: wanted.id,
            shop,
            truth,
            people: size,
            ...judgeShops(wanted, at, {shops, draws, seed: cellSeed(seed, [p, truth === 'with' ? 1 : 0, s])}),
          }
        }),
      ),
    ),
  )
  return {
    synthetic: true,
    seed,
    n: rows.reduce((sum, row) => sum + row.shops, 0),
    shops,
    draws,
    reliability,
    falseSupported: pooled(rows.filter(({truth}) => truth === 'without')),
    byPeople: people.map((size) => summary(rows.filter((row) => row.people === size))),
    byShop: Object.keys({...WITHOUT, ...WITH}).map((shop) => ({
      shop,
      ...Object.fromEntries(
        people.map((size) => [
          `n=${size}`,
          pooled(rows.filter((row) => row.shop === shop && row.people === size)).share,
        ]),
      ),
    })),
    rows,
  }
}

/** Shops of different kinds must not share their people: what happens in one by chance would happen in all. */
function cellSeed(seed: number, [persona, truth, shop]: readonly [number, number, number]): number {
  return seed * 1_000_003 + (persona * 100 + truth * 50 + shop) * 1000
}

function judgeShops(
  wanted: PersonaProfile,
  shop: PersonaShop,
  {shops, draws, seed}: {shops: number; draws: number; seed: number},
): Pick<Row, 'shops' | 'supported' | 'se_supported' | 'verdicts'> {
  const verdicts: Record<string, number> = {}
  for (let i = 0; i < shops; i++) {
    const random = createRandom(seed + i)
    const {findings} = validatePersonas(personaShop(shop, random), [wanted], {draws, random})
    const kind = findings[0]!.verdict.kind
    verdicts[kind] = (verdicts[kind] ?? 0) + 1
  }
  const supported = (verdicts.supported ?? 0) / shops
  return {shops, supported, se_supported: Math.sqrt((supported * (1 - supported)) / shops), verdicts}
}

function summary(rows: readonly Row[]): Record<string, unknown> {
  const power = (shop: string): number => pooled(rows.filter((row) => row.shop === shop)).share
  const wrong = pooled(rows.filter(({truth}) => truth === 'without'))
  return {
    people: rows[0]?.people,
    falseSupported: wrong.share,
    se_falseSupported: wrong.se,
    ...Object.fromEntries(Object.keys(WITH).map((shop) => [`power, ${shop}`, power(shop)])),
  }
}

function pooled(rows: readonly Row[]): {share: number; se: number; shops: number} {
  const shops = rows.reduce((sum, row) => sum + row.shops, 0)
  const share = rows.reduce((sum, row) => sum + row.supported * row.shops, 0) / shops
  return {share, se: Math.sqrt((share * (1 - share)) / shops), shops}
}

function persona(id: string, levels: Readonly<Record<string, 'low' | 'mid' | 'high'>>): PersonaProfile {
  return {id, traits: Object.entries(levels).map(([trait, level]) => ({trait, level, sure: 'sure'}))}
}

function planted(wanted: PersonaProfile, share: number): PersonaShop['groups'][number] {
  return {share, sd: 0.45, centre: centreOf(wanted), ...yesOf(wanted)}
}

function yesOf(wanted: PersonaProfile): {yes?: number} {
  return wanted.answers ? {yes: 0.85} : {}
}

/** The same but for the last trait, in which the group is at the other end. */
function opposite(wanted: PersonaProfile): Record<string, number> {
  const last = wanted.traits.at(-1)!
  const centre = centreOf(wanted)
  return {...centre, [last.trait]: last.level === 'mid' ? 1.2 : -(centre[last.trait] ?? 0)}
}

/** The same, but in the last trait the group is like everybody. */
function withoutLast(wanted: PersonaProfile): Record<string, number> {
  const last = wanted.traits.at(-1)!
  return Object.fromEntries(Object.entries(centreOf(wanted)).filter(([trait]) => trait !== last.trait))
}
