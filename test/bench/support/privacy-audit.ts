import {webcrypto} from 'node:crypto'
import {
  createConfiguration,
  decodeReport,
  frequencies,
  type ReportConfiguration,
} from '../../../advisor-core/reporting'
import type {createReporter, ReportInput, ReportPorts} from '../../../widget/report'
import {betaQuantile} from './beta-quantile'

/** What the shipped chunk offers. */
export interface ReportChunk {
  readonly createReporter: typeof createReporter
}

/** What was counted for one topic: how often each output came for each input. */
export interface AuditedTopic {
  readonly topic: string
  readonly cells: number
  readonly subsetSize: number
  readonly odds: number
  readonly samplesPerInput: number
  /** Largest measured ln(P/Q) over pairs of inputs and outputs, and its lower bound at the joint level. */
  readonly measured: number
  readonly lowerBound: number
  /** ln R. */
  readonly claimed: number
  /** Largest distance of an output's frequency from what the formula says, in standard errors. */
  readonly worstDeviation: number
  readonly ok: boolean
}

/** Chance that any of the bounds is wrong, over all pairs and outputs of a run. */
export const JOINT_ERROR = 0.001

/** One topic beside the archetype, so that half of the reports are about it. */
export function auditConfiguration(cells: number, odds: number): ReportConfiguration {
  const names = (count: number) => Array.from({length: count}, (_, i) => `c${i}`)
  return createConfiguration({
    shop: '0'.repeat(32),
    simulated: true,
    odds,
    topics: [
      {source: {kind: 'archetype'}, cells: names(5), live: true},
      {source: {kind: 'question', question: 'q'}, cells: names(cells - 1), live: true},
    ],
    artefacts: {},
  })
}

/** A browser that begins anew with every report: empty storage, real randomness. */
function freshPorts(sent: Uint8Array[]): ReportPorts {
  const stored = new Map<string, unknown>()
  const words = new Uint32Array(64)
  let at = words.length
  return {
    store: {
      get: async (key) => stored.get(key),
      update: async (key, change) => void stored.set(key, change(stored.get(key))),
      del: async (key) => void stored.delete(key),
    },
    now: () => 1.8e12,
    random32: () => {
      if (at === words.length) {
        webcrypto.getRandomValues(words)
        at = 0
      }
      return words[at++]!
    },
    randomBytes: (count) => webcrypto.getRandomValues(new Uint8Array(count)),
    // The hash of the configuration is not what is audited.
    sha256: async () => new Uint8Array(32),
    send: async (_, bytes) => {
      sent.push(bytes)
      return 'sent'
    },
    lock: (_, fn) => fn(),
    gpc: false,
  }
}

/**
 * Draws reports through the chunk's public door until each input has its samples, and bounds the odds.
 *
 * @param about  which of the two topics is audited
 */
export async function auditTopic(
  chunk: ReportChunk,
  configuration: ReportConfiguration,
  {about, samples}: {readonly about: 'archetype' | 'question'; readonly samples: number},
): Promise<AuditedTopic> {
  const index = about === 'archetype' ? 0 : 1
  const topic = configuration.topics[index]!
  const counts: Map<bigint, number>[] = []
  for (const cell of topic.cells) {
    const input: ReportInput =
      about === 'archetype'
        ? {topics: {}, archetype: cell === 'none' ? [] : [{id: cell, posterior: 1}]}
        : {topics: {[topic.id]: cell}, archetype: []}
    counts.push(await sample(chunk, configuration, {input, index, samples}))
  }
  return judge(counts, {
    topic: topic.id,
    ...configuration,
    cells: topic.cells.length,
    subsetSize: topic.subsetSize,
    samples,
  })
}

async function sample(
  {createReporter: create}: ReportChunk,
  configuration: ReportConfiguration,
  {input, index, samples}: {input: ReportInput; index: number; samples: number},
): Promise<Map<bigint, number>> {
  const counts = new Map<bigint, number>()
  for (let n = 0; n < samples; ) {
    const sent: Uint8Array[] = []
    const reporter = create({
      configuration,
      endpoint: 'https://collector.test/v1/report',
      ports: freshPorts(sent),
    })
    const {kind} = await reporter.contribute(input)
    // Asking again must not send again.
    if (n % 50 === 0) await reporter.contribute(input)
    if (kind !== 'sent' || sent.length !== 1) throw new Error(`${sent.length} reports of one week, ${kind}`)
    const report = decodeReport(sent[0]!)
    if (report.topic !== index) continue
    counts.set(report.mask, (counts.get(report.mask) ?? 0) + 1)
    n++
  }
  return counts
}

interface Judged {
  readonly topic: string
  readonly cells: number
  readonly subsetSize: number
  readonly odds: number
  readonly samples: number
}

/** Clopper–Pearson bounds of every output under every input, jointly at `JOINT_ERROR`. */
export function judge(counts: readonly ReadonlyMap<bigint, number>[], about: Judged): AuditedTopic {
  const {cells, subsetSize, odds, samples} = about
  const outputs = [...new Set(counts.flatMap((map) => [...map.keys()]))]
  const level = JOINT_ERROR / (2 * outputs.length * cells)
  const bounds = new Map<number, readonly [low: number, high: number]>()
  const boundsOf = (count: number) => {
    const known = bounds.get(count)
    if (known) return known
    const low = count === 0 ? 0 : betaQuantile(level, count, samples - count + 1)
    const high = count === samples ? 1 : betaQuantile(1 - level, count + 1, samples - count)
    bounds.set(count, [low, high])
    return [low, high] as const
  }
  let measured = 0
  let lowerBound = 0
  let worstDeviation = 0
  const {p} = frequencies(cells, subsetSize, odds)
  const held = new Map<boolean, number>([
    [true, p / binomial(cells - 1, subsetSize - 1)],
    [false, (1 - p) / binomial(cells - 1, subsetSize)],
  ])
  for (const output of outputs) {
    const seen = counts.map((map) => map.get(output) ?? 0)
    const intervals = seen.map(boundsOf)
    measured = Math.max(measured, Math.log(Math.max(...seen) / Math.min(...seen)))
    const low = Math.max(...intervals.map(([x]) => x))
    const high = Math.min(...intervals.map(([, x]) => x))
    lowerBound = Math.max(lowerBound, Math.log(low / high))
    seen.forEach((count, cell) => {
      const chance = held.get(((output >> BigInt(cell)) & 1n) === 1n)!
      const error = Math.sqrt((chance * (1 - chance)) / samples)
      worstDeviation = Math.max(worstDeviation, Math.abs(count / samples - chance) / error)
    })
  }
  const claimed = Math.log(odds)
  const {topic} = about
  const ok = lowerBound <= claimed
  return {
    topic,
    cells,
    subsetSize,
    odds,
    samplesPerInput: samples,
    measured,
    lowerBound,
    claimed,
    worstDeviation,
    ok,
  }
}

function binomial(n: number, k: number): number {
  let result = 1
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i
  return result
}
