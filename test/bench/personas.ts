import {validatePersonas} from '../../advisor-core/archetypes/personas/validate-personas'
import {createRandom} from '../../advisor-core/numeric/random'
import {wilsonInterval} from '../../advisor-core/reporting/wilson-interval'
import type {BenchArgs} from './support/bench-args'
import {firstDesigns} from './support/first-designs'
import {FRESH_DESIGNS} from './support/fresh-designs'
import type {PersonaDesign} from './support/persona-design'
import {savedTrials} from './support/saved-trials'
import {wholeNumber} from './support/whole-number'

export const describe =
  'persona verdicts on synthetic shops with and without the persona: --designs fresh|first --shops 10 --people 300,1000,3000,10000 --draws 60 --minutes 5 --save file.jsonl --only words of a design --full'

interface Row {
  readonly design: string
  readonly truth: PersonaDesign['truth']
  readonly people: number
  readonly shops: number
  readonly supported: number
  readonly share: number
  /** Wilson's 95 % interval. */
  readonly low: number
  readonly high: number
  readonly verdicts: Readonly<Record<string, number>>
}

/**
 * How often a persona is called supported where it is not, and where it is. Everything in it is synthetic. One shop of
 * each kind and size at a time, so that a run that stops early has about as many of each.
 */
export async function run({options}: BenchArgs): Promise<Record<string, unknown>> {
  const shops = wholeNumber(options.shops, 'shops', options.full === true ? 60 : 10, 1)
  const draws = wholeNumber(options.draws, 'draws', 60, 1)
  const seed = wholeNumber(options.seed, 'seed', 1, 1)
  const minutes = wholeNumber(options.minutes, 'minutes', options.full === true ? 600 : 5, 1)
  const people = String(options.people ?? '300,1000,3000,10000')
    .split(',')
    .map((size) => wholeNumber(size, 'people', 1000, 1))
  const {name, designs: all} = pickDesigns(options)
  const only = String(options.only ?? '')
  const exact = all.filter((one) => one.name === only)
  const designs = exact.length > 0 ? exact : all.filter((one) => one.name.includes(only))
  const trials = savedTrials(typeof options.save === 'string' ? options.save : null)
  const counts = new Map<string, Record<string, number>>()
  const untilMs = performance.now() + 60_000 * minutes
  for (let i = 0; i < shops; i++)
    for (const size of people)
      for (const design of designs) {
        const key = [name, design.name, size, draws, seed, i].join('|')
        let outcome = trials.get(key)
        if (outcome === undefined) {
          if (performance.now() > untilMs) continue
          outcome = judge(design, size, draws, trialSeed(seed, [size, all.indexOf(design), i]))
          trials.set(key, outcome)
        }
        const cell = `${design.name}|${size}`
        const verdicts = counts.get(cell) ?? {}
        verdicts[outcome] = (verdicts[outcome] ?? 0) + 1
        counts.set(cell, verdicts)
      }
  const rows = designs.flatMap((design) =>
    people.map((size): Row => {
      const verdicts = counts.get(`${design.name}|${size}`) ?? {}
      return {design: design.name, truth: design.truth, people: size, ...countOf([verdicts]), verdicts}
    }),
  )
  return {
    synthetic: true,
    designs: name,
    seed,
    draws,
    n: rows.reduce((sum, row) => sum + row.shops, 0),
    byPeople: people.map((size) => {
      const own = rows.filter((row) => row.people === size)
      return {
        people: size,
        falseSupported: verdictsOf(own, 'without'),
        power: verdictsOf(own, 'with'),
      }
    }),
    byDesign: designs.map((design) => ({
      design: design.name,
      truth: design.truth,
      ...verdictsOf(
        rows.filter((row) => row.design === design.name),
        design.truth,
      ),
    })),
    rows,
  }
}

/** The rows as a table of designs by people, "supported" of shops. */
export function table(result: Record<string, unknown>): string {
  const rows = result.rows as readonly Row[]
  const sizes = [...new Set(rows.map((row) => row.people))]
  const cell = ({supported, shops, low, high}: Row): string =>
    shops === 0 ? '–' : `${supported} of ${shops} (${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)} %)`
  const lines = [...new Set(rows.map((row) => row.design))].map((design) => {
    const own = rows.filter((row) => row.design === design)
    return [own[0]!.truth, design, ...sizes.map((size) => cell(own.find((row) => row.people === size)!))]
  })
  return [
    `called "supported", 95 % interval (Wilson); synthetic shops, designs ${result.designs}, seed ${result.seed}, ${result.draws} draws, n = ${result.n}`,
    ['persona', 'shops', ...sizes.map((size) => `${size} people`)],
    ...lines,
  ]
    .map((line) => (typeof line === 'string' ? line : `| ${line.join(' | ')} |`))
    .join('\n')
}

function pickDesigns(options: BenchArgs['options']): {name: string; designs: readonly PersonaDesign[]} {
  const reliability = options.reliability === undefined ? 0.65 : Number(options.reliability)
  if (!(reliability > 0 && reliability <= 1))
    throw new RangeError(
      `--reliability: found "${options.reliability}", expected a number above 0, at most 1`,
    )
  if (options.designs === undefined || options.designs === 'fresh')
    return {name: 'fresh', designs: FRESH_DESIGNS}
  if (options.designs === 'first') return {name: `first ${reliability}`, designs: firstDesigns(reliability)}
  throw new RangeError(`--designs: found "${options.designs}", expected fresh or first`)
}

/** Shops of different kinds must not share their people: what happens in one by chance would happen in all. */
function trialSeed(seed: number, [size, design, shop]: readonly [number, number, number]): number {
  return seed * 100_000_000_003 + (size * 100 + design) * 10_007 + shop
}

function judge(design: PersonaDesign, people: number, draws: number, seed: number): string {
  const random = createRandom(seed)
  const {persona, table: shop} = design.draw(people, random)
  return validatePersonas(shop, [persona], {draws, random}).findings[0]!.verdict.kind
}

function verdictsOf(rows: readonly Row[], truth: Row['truth']): ReturnType<typeof countOf> {
  return countOf(rows.filter((row) => row.truth === truth).map(({verdicts}) => verdicts))
}

function countOf(
  verdicts: readonly Readonly<Record<string, number>>[],
): Pick<Row, 'shops' | 'supported' | 'share' | 'low' | 'high'> {
  const shops = verdicts.flatMap((one) => Object.values(one)).reduce((sum, count) => sum + count, 0)
  const supported = verdicts.reduce((sum, one) => sum + (one.supported ?? 0), 0)
  if (shops === 0) return {shops, supported, share: 0, low: 0, high: 1}
  const share = supported / shops
  return {shops, supported, share, ...wilsonInterval(share, shops)}
}
