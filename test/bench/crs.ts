import {learnNoise, NOISE_PRIOR, type NoiseCounts, noiseOf} from '../../advisor-core/belief/learn-noise'
import {createRandom} from '../../advisor-core/numeric/random'
import type {BenchArgs} from './support/bench-args'
import {type CrsAdvisor, openAdvisor} from './support/crs-advisor'
import {readCrsData} from './support/crs-data'
import {createPast} from './support/crs-history'
import {ACTIONS, converse, hierarchicalGain} from './support/crs-session'
import {crsSettings, PARTS} from './support/crs-settings'
import {expectedCalibrationError, mean, quantile, shuffled, standardError} from './support/statistics'

/** Sessions of a default run, which keeps it within a few minutes. */
const DEFAULT_LIMIT = 1000

/**
 * Conversational recommendation on the papers' protocol (multi-choice MCR of MCMIPL, WWW 2022, or one yes/no
 * attribute an action): a simulated user accepts one of two items, the advisor asks about attributes or shows ten.
 */
export async function run({path, options}: BenchArgs): Promise<Record<string, unknown>> {
  const started = performance.now()
  const {rules, choices, flip, limit, seed, split, without, popularity, history, learn} =
    parseOptions(options)
  const data = readCrsData(path, split, popularity || history)
  const random = createRandom(seed)
  const settings = crsSettings(data.index, {rules, choices, without})
  const past = popularity || history ? createPast(data, popularity, history) : null
  let counts = NOISE_PRIOR
  const outcomes = shuffled(data.targets, random)
    .slice(0, limit)
    .flatMap(([user, a, b], session) => {
      const target = [user, a, rules === 'binary' ? a : b] as const
      let advisor: CrsAdvisor | null = null
      const open = (opening: number) => {
        const own = learn ? {...settings, noise: noiseOf(counts)} : settings
        advisor = openAdvisor(data, opening, own, past?.(user))
        return advisor
      }
      const outcome = converse({data, target, flip, open, seed: (seed * 1_000_003 + session) % 2 ** 32})
      if (learn && outcome?.taken != null) counts = withTaken(counts, advisor, outcome.taken)
      return outcome ?? []
    })
  if (outcomes.length === 0)
    throw new RangeError(`${split}.json.gz: no entry whose items have an attribute in common`)
  const successBy = (actions: number): number[] => outcomes.map(({turns}) => (turns <= actions ? 1 : 0))
  const turns = outcomes.map((outcome) => outcome.turns)
  const gain = outcomes.map(hierarchicalGain)
  const times = outcomes.flatMap(({msPerAction}) => msPerAction)
  const [sr5, sr10, sr15] = [successBy(5), successBy(10), successBy(ACTIONS)]
  return {
    benchmark: 'crs',
    rules,
    popularity,
    history,
    without,
    learn,
    ...(learn && {noise: counts.wrong / (counts.wrong + counts.right)}),
    choices: settings.choices,
    flip,
    split,
    seed,
    n: outcomes.length,
    of: data.targets.length,
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

function parseOptions(options: BenchArgs['options']) {
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
  return {
    rules: oneOf('rules', ['mcmipl', 'binary']),
    choices: number('choices', 2, 1, 4),
    flip: number('flip', 0, 0, 0.5),
    limit: number('limit', DEFAULT_LIMIT, 1, Number.MAX_SAFE_INTEGER),
    seed: number('seed', 1, 0, 2 ** 32 - 1),
    split: oneOf('split', ['test', 'valid']),
    without: oneOf('without', PARTS),
    popularity: options.popularity === true,
    history: options.history === true,
    learn: options.learn === true,
  }
}

/** How often answers failed so far, with one more conversation that ended with a product. */
function withTaken(counts: NoiseCounts, advisor: CrsAdvisor | null, taken: number): NoiseCounts {
  const learnt = advisor?.learnt(taken)
  return learnt ? learnNoise(counts, learnt.errorRate, learnt.answers) : counts
}
