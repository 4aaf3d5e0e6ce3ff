import {webcrypto} from 'node:crypto'
import {decodeReport, type ReportConfiguration} from '../../../advisor-core/reporting'
import type {browserPorts, createReporter, ReportInput, ReportPorts} from '../../../widget/report'

/** What the shipped chunk offers. */
export interface ReportChunk {
  readonly createReporter: typeof createReporter
  readonly browserPorts: typeof browserPorts
}

export interface SampleOrder {
  /** The chunk as it ships, a file. */
  readonly file: string
  readonly configuration: ReportConfiguration
  /** Of the configuration's topics: which cell is true. */
  readonly trueCells: readonly number[]
  /** Reports wanted of each topic. */
  readonly samples: number
}

export interface SampledReports {
  /** By topic: how often each mask came among its first `samples` reports. */
  readonly masks: readonly Map<bigint, number>[]
  /** How many of the first `chosen` reports were about the archetype. */
  readonly aboutArchetype: number
  readonly chosen: number
  readonly made: number
}

/**
 * Draws reports of one visitor through the chunk's public door, each from a browser that begins anew, until every
 * topic has its samples. Stopping looks at topics only, so masks and topic choices are independent draws.
 *
 * @throws Error when a week has not exactly one report
 */
export async function sampleReports(order: SampleOrder): Promise<SampledReports> {
  const {file, configuration, trueCells, samples} = order
  poolRandomness()
  const {createReporter: create, browserPorts: real}: ReportChunk = await import(file)
  const shipped = real()
  const input = toInput(configuration, trueCells)
  const masks = configuration.topics.map(() => new Map<bigint, number>())
  const taken = configuration.topics.map(() => 0)
  const chosen = configuration.topics.length * samples
  let [made, aboutArchetype] = [0, 0]
  for (; taken.some((count) => count < samples); made++) {
    const sent: Uint8Array[] = []
    const reporter = create({
      configuration,
      endpoint: 'https://collector.test/v1/report',
      ports: freshPorts(sent, shipped),
    })
    const {kind} = await reporter.contribute(input)
    // Asking again must not send again.
    if (made % 50 === 0) await reporter.contribute(input)
    if (kind !== 'sent' || sent.length !== 1) throw new Error(`${sent.length} reports of one week, ${kind}`)
    const {topic, mask} = decodeReport(sent[0]!)
    if (made < chosen && topic === 0) aboutArchetype++
    const [counts, count] = [masks[topic], taken[topic]]
    if (!counts || count === undefined || count === samples) continue
    counts.set(mask, (counts.get(mask) ?? 0) + 1)
    taken[topic] = count + 1
  }
  return {masks, aboutArchetype, chosen, made}
}

function toInput({topics}: ReportConfiguration, trueCells: readonly number[]): ReportInput {
  const [archetype, ...others] = topics.map(({id, cells}, t) => ({id, cell: cells[trueCells[t]!]!}))
  return {
    topics: Object.fromEntries(others.map(({id, cell}) => [id, cell])),
    archetype: archetype?.cell === 'none' ? [] : [{id: archetype!.cell, posterior: 1}],
  }
}

/** A browser that begins anew: empty storage, and the chunk's own way to real randomness. */
function freshPorts(sent: Uint8Array[], {random32, randomBytes}: ReportPorts): ReportPorts {
  const stored = new Map<string, unknown>()
  return {
    store: {
      get: async (key) => stored.get(key),
      update: async (key, change) => void stored.set(key, change(stored.get(key))),
      del: async (key) => void stored.delete(key),
    },
    now: () => 1.8e12,
    random32,
    randomBytes,
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
 * Gives this thread the two globals that the chunk's ports ask for. `crypto.getRandomValues` hands out the bytes of
 * the real one, fetched 64 kB at a time, each once: a call of the system for every word was a third of the time.
 */
function poolRandomness(): void {
  const pool = new Uint8Array(65_536)
  let at = pool.length
  const getRandomValues = (view: Uint8Array | Uint32Array) => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    if (at + bytes.length > pool.length) {
      webcrypto.getRandomValues(pool)
      at = 0
    }
    bytes.set(pool.subarray(at, at + bytes.length))
    at += bytes.length
    return view
  }
  const globals = {crypto: {getRandomValues}, navigator: {}}
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, {value, configurable: true})
}
