import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {entropyBits, normalize} from '../../advisor-core/belief/posterior'
import {createRandom} from '../../advisor-core/numeric/random'
import {shouldAsk} from '../../advisor-core/questions/ask-or-show'
import {
  acceptance,
  type PickedValues,
  pickValues,
  type ValueNoise,
} from '../../advisor-core/questions/pick-values'
import {slateValue, topProducts} from '../../advisor-core/questions/slate-value'
import {createValueIndex, type ValueIndex} from '../../advisor-core/questions/value-index'
import type {BenchArgs} from './support/bench-args'
import {readGzipJson} from './support/read-data'
import {expectedCalibrationError, mean, quantile, shuffled, standardError} from './support/statistics'

/**
 * Conversational recommendation on the papers' protocol (multi-choice MCR of MCMIPL, WWW 2022, or one yes/no
 * attribute an action): a simulated user accepts one of two items, the advisor asks about attributes or shows ten.
 */

const ACTIONS = 14
const SHOWN = 10
/** η, one setting whatever share of the answers is flipped. */
const NOISE = 0.05
/** How much of an opening value's company counts as acceptable in the user's second item; chosen on `valid`. */
const COMPANY = 0.3

interface Data {
  readonly index: ValueIndex
  readonly items: readonly (readonly number[])[]
  readonly groups: readonly (readonly number[])[]
  readonly sessions: readonly (readonly [number, number, number])[]
}

interface Outcome {
  /** 1-based action that succeeded, 15 on failure. */
  readonly turns: number
  readonly rank: number | null
  readonly asks: number
  readonly msPerAction: readonly number[]
  /** (V_10, success) at each RECOMMEND action. */
  readonly shown: readonly {readonly claimed: number; readonly hit: boolean}[]
}

export async function run({path, options}: BenchArgs): Promise<Record<string, unknown>> {
  const started = performance.now()
  const settings = parseOptions(options)
  const data = load(path, settings.split)
  const random = createRandom(settings.seed)
  const sessions = shuffled(data.sessions, random).slice(0, settings.limit)
  const outcomes = sessions.flatMap(([, a, b]) => {
    const outcome = converse(data, a, settings.rules === 'binary' ? a : b, settings, random)
    return outcome ? [outcome] : []
  })
  const successBy = (actions: number): number[] => outcomes.map(({turns}) => (turns <= actions ? 1 : 0))
  const turns = outcomes.map((outcome) => outcome.turns)
  const gain = outcomes.map(hierarchicalGain)
  const times = outcomes.flatMap(({msPerAction}) => msPerAction)
  const [sr5, sr10, sr15] = [successBy(5), successBy(10), successBy(ACTIONS)]
  return {
    benchmark: 'crs',
    rules: settings.rules,
    choices: settings.choices,
    flip: settings.flip,
    split: settings.split,
    seed: settings.seed,
    n: outcomes.length,
    sr5: mean(sr5),
    se_sr5: standardError(sr5),
    sr10: mean(sr10),
    se_sr10: standardError(sr10),
    sr15: mean(sr15),
    se_sr15: standardError(sr15),
    at: mean(turns),
    se_at: standardError(turns),
    hdcg: mean(gain),
    se_hdcg: standardError(gain),
    asksPerSession: mean(outcomes.map(({asks}) => asks)),
    ece: expectedCalibrationError(outcomes.flatMap(({shown}) => shown)),
    msPerActionMedian: quantile(times, 0.5),
    msPerActionP95: quantile(times, 0.95),
    seconds: (performance.now() - started) / 1000,
  }
}

interface Settings {
  readonly rules: 'mcmipl' | 'binary'
  readonly choices: number
  readonly flip: number
  readonly limit: number
  readonly seed: number
  readonly split: 'test' | 'valid'
  readonly company: number
  readonly noise: number
}

function parseOptions(options: BenchArgs['options']): Settings {
  const number = (name: string, fallback: number, min: number, max: number): number => {
    const raw = options[name]
    if (raw === undefined) return fallback
    const value = Number(raw)
    if (typeof raw === 'boolean' || !(value >= min && value <= max))
      throw new RangeError(`--${name}: found "${raw}", expected a number from ${min} to ${max}`)
    return value
  }
  const oneOf = <T extends string>(name: string, allowed: readonly T[]): T => {
    const raw = options[name] ?? allowed[0]
    const value = allowed.find((candidate) => candidate === raw)
    if (!value) throw new RangeError(`--${name}: found "${raw}", expected ${allowed.join(' or ')}`)
    return value
  }
  const rules = oneOf('rules', ['mcmipl', 'binary'])
  return {
    rules,
    choices: rules === 'binary' ? 1 : number('choices', 2, 1, 2),
    flip: number('flip', 0, 0, 0.5),
    limit: number('limit', Number.MAX_SAFE_INTEGER, 1, Number.MAX_SAFE_INTEGER),
    seed: number('seed', 1, 0, 2 ** 32 - 1),
    split: oneOf('split', ['test', 'valid']),
    company: rules === 'binary' ? 0 : number('company', COMPANY, 0, 1),
    noise: number('noise', NOISE, 0, 0.5),
  }
}

function load(path: string | null, split: string): Data {
  if (!path || !existsSync(path))
    throw new RangeError(`crs: no folder "${path ?? ''}"; give the path of a crs data set`)
  const catalog = readGzipJson(join(path, 'catalog.json.gz'))
  const items = rowsOf(catalog, 'items', 'catalog.json.gz')
  const attributeGroups = rowsOf(catalog, 'attributeGroups', 'catalog.json.gz')
  const values = Math.max(attributeGroups.length, ...items.map((row) => Math.max(-1, ...row) + 1))
  const groups = groupValues(attributeGroups, values)
  const sessions = readGzipJson(join(path, `${split}.json.gz`))
  if (!Array.isArray(sessions))
    throw new RangeError(`${split}.json.gz: found ${typeof sessions}, expected a list`)
  return {
    index: createValueIndex(items, values),
    items,
    groups,
    sessions: sessions.map((row, at) => parseSession(row, at, items.length, split)),
  }
}

/** The values of each group; a value without a group is one of its own; without any groups, all are one. */
function groupValues(attributeGroups: readonly (readonly number[])[], values: number): number[][] {
  const all = Array.from({length: values}, (_, v) => v)
  if (attributeGroups.length === 0) return [all]
  const grouped = new Map<number, number[]>()
  for (const v of all)
    for (const group of attributeGroups[v] ?? []) {
      const members = grouped.get(group)
      if (members) members.push(v)
      else grouped.set(group, [v])
    }
  const alone = all.filter((v) => (attributeGroups[v] ?? []).length === 0).map((v) => [v])
  return [...grouped.values(), ...alone]
}

function rowsOf(catalog: unknown, key: string, file: string): number[][] {
  const rows = typeof catalog === 'object' && catalog !== null ? Reflect.get(catalog, key) : undefined
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row) && row.every(Number.isInteger)))
    throw new RangeError(`${file}: "${key}" is not a list of lists of whole numbers`)
  return rows
}

function parseSession(
  row: unknown,
  at: number,
  items: number,
  split: string,
): readonly [number, number, number] {
  const [user, a, b] = Array.isArray(row) ? row.map(Number) : []
  const valid = (item: number | undefined): item is number =>
    Number.isInteger(item) && item! >= 0 && item! < items
  if (user === undefined || !valid(a) || !valid(b))
    throw new RangeError(
      `${split}.json.gz, entry ${at}: found ${JSON.stringify(row)}, expected [user, item, item]`,
    )
  return [user, a, b]
}

/** One session; `null` where the two items share no attribute to open with. */
function converse(
  data: Data,
  a: number,
  b: number,
  settings: Settings,
  random: () => number,
): Outcome | null {
  const accepted = new Set([...data.items[a]!, ...data.items[b]!])
  const shared = data.items[a]!.filter((v) => data.items[b]!.includes(v))
  const opening = shared[Math.floor(random() * shared.length)]
  if (opening === undefined) return null
  const advisor = createAdvisor(data, opening, settings)
  const answers = new Map<number, boolean>()
  const answer = (v: number): boolean => {
    const known = answers.get(v) ?? accepted.has(v) !== random() < settings.flip
    answers.set(v, known)
    return known
  }
  let asks = 0
  const msPerAction: number[] = []
  const shown: {claimed: number; hit: boolean}[] = []
  for (let action = 0; action < ACTIONS; action++) {
    const started = performance.now()
    const move = advisor.next()
    msPerAction.push(performance.now() - started)
    if (move.kind === 'ask') {
      asks++
      advisor.hear(move.picked.values.map((value) => ({value, yes: answer(value)})))
      continue
    }
    const rank = move.products.findIndex((product) => product === a || product === b)
    shown.push({claimed: move.claimed, hit: rank >= 0})
    if (rank >= 0) return {turns: action + 1, rank: rank + 1, asks, msPerAction, shown}
    advisor.reject(move.products)
  }
  return {turns: ACTIONS + 1, rank: null, asks, msPerAction, shown}
}

type Move =
  | {readonly kind: 'ask'; readonly picked: PickedValues}
  | {readonly kind: 'show'; readonly products: readonly number[]; readonly claimed: number}

/** The engine on this protocol: it sees the catalogue, the opening attribute and the answers, nothing else. */
function createAdvisor({index, groups}: Data, opening: number, {choices, company, noise: eta}: Settings) {
  const N = index.products
  const logBelief = new Float64Array(N).fill(-Infinity)
  const belief = new Float64Array(N)
  const asked = new Uint8Array(index.values)
  const noise: ValueNoise = {noise: eta, tolerance: companyOf(index, opening, company)}
  asked[opening] = 1
  // The opening attribute is one of those the item has, drawn evenly.
  for (let at = index.valueOffsets[opening]!; at < index.valueOffsets[opening + 1]!; at++) {
    const i = index.productCodes[at]!
    logBelief[i] = -Math.log(index.productOffsets[i + 1]! - index.productOffsets[i]!)
  }
  const next = (): Move => {
    normalize(logBelief, belief)
    const picked = pickValues({index, belief, noise, groups, asked, choices})
    if (picked && shouldAsk(entropyBits(belief), picked.gainBits, SHOWN)) return {kind: 'ask', picked}
    const products = topProducts(belief, SHOWN)
    return {kind: 'show', products, claimed: slateValue(belief, products)}
  }
  const hear = (answers: readonly {value: number; yes: boolean}[]): void => {
    for (const {value, yes} of answers) {
      asked[value] = 1
      const {has, lacks} = acceptance(noise, value)
      const ifHas = Math.log(yes ? has : 1 - has)
      const ifLacks = Math.log(yes ? lacks : 1 - lacks)
      for (let i = 0; i < N; i++) logBelief[i]! += ifLacks
      for (let at = index.valueOffsets[value]!; at < index.valueOffsets[value + 1]!; at++)
        logBelief[index.productCodes[at]!]! += ifHas - ifLacks
    }
  }
  const reject = (products: readonly number[]): void => {
    for (const product of products) logBelief[product] = -Infinity
    if (!logBelief.some(Number.isFinite))
      for (let i = 0; i < N; i++) logBelief[i] = products.includes(i) ? -Infinity : 0
  }
  return {next, hear, reject}
}

/**
 * λ: how likely the user's other item has each value, given that it shares the opening value: the value's share
 * among the products with the opening value, times `company`, the chance that there is another item at all.
 */
function companyOf(index: ValueIndex, opening: number, company: number): Float64Array {
  const from = index.valueOffsets[opening]!
  const to = index.valueOffsets[opening + 1]!
  const share = new Float64Array(index.values)
  for (let at = from; at < to; at++) {
    const i = index.productCodes[at]!
    for (let j = index.productOffsets[i]!; j < index.productOffsets[i + 1]!; j++)
      share[index.valueCodes[j]!]! += company / (to - from)
  }
  return share
}

/** hDCG of one session, as the benchmark's description defines it. */
function hierarchicalGain({turns, rank}: Outcome): number {
  if (rank === null) return 0
  const t = turns - 1
  return 1 / Math.log2(t + 3) + (1 / Math.log2(t + 2) - 1 / Math.log2(t + 3)) / Math.log2(rank + 1)
}
