import {MAX_DRAWS} from '../../advisor-core/reporting/caps'
import {configurationHash} from '../../advisor-core/reporting/configuration-hash'
import {
  type Draw,
  type Ledger,
  openLedger,
  reserve,
  spentWeeks,
  withdrawLedger,
} from '../../advisor-core/reporting/ledger'
import {periodOf} from '../../advisor-core/reporting/period'
import {requireCaps} from '../../advisor-core/reporting/require-caps'
import type {Report, ReportConfiguration, Topic} from '../../advisor-core/reporting/types'
import {decodeReport} from '../../advisor-core/reporting/wire'
import {makeReport, type ReportInput} from './make-report'
import type {ReportPorts} from './ports'

const KEY = 'ledger'
const LOCK = 'lotse-report'
const FIRST_RETRY_MS = 60_000
const LAST_RETRY_MS = 6 * 3_600_000

export type ContributeResult =
  | {readonly kind: 'sent'}
  /** Not taken yet; the same bytes go again with the first call after this time (ms since 1970). */
  | {readonly kind: 'waiting'; readonly retryAtMs: number}
  /** The collector refused it for good. */
  | {readonly kind: 'dropped'}
  /** This week's report was made before. */
  | {readonly kind: 'nothing-new'}
  /** Four weeks of the last fourteen are used, or the clock was set back. */
  | {readonly kind: 'capped'}
  /** No report: refused by the visitor's browser, withdrawn meanwhile, a bad configuration, or no storage, lock or digest. */
  | {readonly kind: 'off'; readonly reason: 'gpc' | 'withdrawn' | 'configuration' | 'unavailable'}

/** The exact bytes of the last report and what they say: for "what was sent". */
export interface SentReport {
  readonly bytes: Uint8Array
  readonly state: Draw['state']
  readonly report: Report
  /** The topic it is about; `null` where it was made under another configuration. */
  readonly topic: Topic | null
  /** Names of the cells in the drawn subset, empty where the topic is unknown. */
  readonly subset: readonly string[]
}

/** Makes and sends this browser's reports. Nothing here throws or rejects. */
export interface Reporter {
  /**
   * Makes this week's report unless it was made, and sends it unless it was sent. To be called only after the
   * visitor's own trusted consent, which the widget's session holds; calling it often changes nothing.
   */
  contribute(input: ReportInput): Promise<ContributeResult>
  /** Makes this week's report as `contribute` does and keeps it back, so that its bytes can be looked at first. */
  prepare(input: ReportInput): Promise<ContributeResult>
  /** Sends this week's report again if it waits for that; never makes one. */
  retry(): Promise<ContributeResult>
  /** The last report, whether it is still waiting or was sent; `null` where there is none. */
  lastSent(): Promise<SentReport | null>
  /** How many of the weeks that may carry a report are used; both 0 where there can be none. */
  status(): Promise<{readonly usedWeeks: number; readonly capacity: number}>
  /** Consent withdrawn: deletes report and memo, keeps the counts of used weeks. True when that is done. */
  withdraw(): Promise<boolean>
  /** "Forget me": deletes everything. True when that is done. */
  forget(): Promise<boolean>
}

interface ReporterOptions {
  /** The built file's JSON; held to the compiled caps before anything is made of it. */
  readonly configuration: ReportConfiguration
  /** Where reports go, without query. */
  readonly endpoint: string
  readonly ports: ReportPorts
}

const NOTHING_NEW = {kind: 'nothing-new'} as const
const WITHDRAWN = {kind: 'off', reason: 'withdrawn'} as const

/** A reporter for one shop; touches nothing until one of its methods is called. */
export function createReporter({configuration, endpoint, ports}: ReporterOptions): Reporter {
  const {store} = ports
  // Counts withdrawals, so that what began before one ends without a report.
  let withdrawals = 0

  /** One transaction on the ledger. */
  async function change<T extends {readonly ledger: Ledger}>(step: (ledger: Ledger) => T): Promise<T> {
    const results: T[] = []
    await store.update(KEY, (old) => {
      const result = step(openLedger(old))
      results.push(result)
      return result.ledger
    })
    return results.at(-1)!
  }

  /** This week's report, if it is to be sent now; otherwise why not. */
  async function take(input: ReportInput | null, hold: boolean): Promise<Draw | ContributeResult> {
    const period = periodOf(ports.now())
    let {draw} = openLedger(await store.get(KEY))
    if (!draw || decodeReport(draw.bytes).period !== period) {
      const made = input ? await make(input, period) : NOTHING_NEW
      if ('kind' in made) return made
      draw = made
    }
    const {bytes, state, attempts} = draw
    if (state !== 'waiting') return NOTHING_NEW
    const wait = draw.retryAtMs - ports.now()
    // A wait longer than any we set means that the clock moved.
    if (hold || (wait > 0 && wait <= LAST_RETRY_MS)) return {kind: state, retryAtMs: draw.retryAtMs}
    // The next try is put off, and that is kept, before this one.
    const retryAtMs = ports.now() + Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts)
    const begun: Draw = {bytes, state, attempts: attempts + 1, retryAtMs}
    await change((ledger) => ({ledger: {...ledger, draw: begun}}))
    return begun
  }

  /** Spends the week, then draws, then keeps the bytes: in this order, each durable before the next. */
  async function make(input: ReportInput, period: number): Promise<Draw | ContributeResult> {
    try {
      requireCaps(configuration)
    } catch {
      return {kind: 'off', reason: 'configuration'}
    }
    const hash = await configurationHash(configuration, ports.sha256)
    const {kind, ledger} = await change((old) => reserve(old, period))
    // A week that is spent but has no draw was interrupted, or its report withdrawn.
    if (kind !== 'reserved') return {kind: kind === 'already' ? 'nothing-new' : kind}
    const {bytes, memo} = makeReport(input, {configuration, hash, period, memo: ledger.memo}, ports)
    const draw: Draw = {bytes, state: 'waiting', attempts: 0, retryAtMs: 0}
    await change((kept) => {
      // A store that did not keep the reservation is no store.
      if (!kept.spent.includes(period) || kept.draw) throw new Error('ledger changed')
      return {ledger: {...kept, draw, memo}}
    })
    return draw
  }

  async function deliver(input: ReportInput | null, hold = false): Promise<ContributeResult> {
    const began = withdrawals
    if (ports.gpc) return {kind: 'off', reason: 'gpc'}
    try {
      const taken = await ports.lock(LOCK, async () =>
        began === withdrawals ? take(input, hold) : WITHDRAWN,
      )
      if ('kind' in taken) return taken
      if (began !== withdrawals) return WITHDRAWN
      const {bytes, retryAtMs} = taken
      const outcome = await quietly(() => ports.send(endpoint, bytes), 'retry')
      if (outcome === 'retry') return {kind: 'waiting', retryAtMs}
      const state = outcome === 'sent' ? outcome : 'dropped'
      // If this cannot be kept, the same bytes go once more and are counted once.
      await quietly(() => ports.lock(LOCK, () => settle(bytes, state)), undefined)
      return {kind: state}
    } catch {
      return {kind: 'off', reason: 'unavailable'}
    }
  }

  /** Remembers what became of a report; throws, changing nothing, if it was withdrawn meanwhile. */
  async function settle(bytes: Uint8Array, state: Draw['state']): Promise<void> {
    await change((ledger) => {
      const {draw} = ledger
      if (draw && draw.bytes.join() === bytes.join()) return {ledger: {...ledger, draw: {...draw, state}}}
      throw new Error('ledger changed')
    })
  }

  async function lastSent(): Promise<SentReport | null> {
    const {draw} = openLedger(await store.get(KEY))
    if (!draw) return null
    const report = decodeReport(draw.bytes)
    const hash = await configurationHash(configuration, ports.sha256)
    const topic = (hash.startsWith(report.configuration) && configuration.topics[report.topic]) || null
    const subset = topic ? topic.cells.filter((_, j) => (report.mask >> BigInt(j)) & 1n) : []
    return {bytes: draw.bytes, state: draw.state, report, topic, subset}
  }

  async function withdraw(): Promise<void> {
    if ((await store.get(KEY)) === undefined) return
    await store.update(KEY, withdrawLedger)
  }

  /** Ends what is under way, then erases when no tab writes; without a lock nothing can be under way. */
  function erase(how: () => Promise<void>): Promise<boolean> {
    withdrawals++
    return quietly(async () => {
      await ports.lock(LOCK, how).catch(how)
      return true
    }, false)
  }

  const none = {usedWeeks: 0, capacity: 0}
  return {
    contribute: (input) => deliver(input),
    prepare: (input) => deliver(input, true),
    retry: () => deliver(null),
    lastSent: () => quietly(lastSent, null),
    status: () =>
      quietly(async () => {
        const ledger = openLedger(await store.get(KEY))
        return {
          usedWeeks: spentWeeks(ledger, periodOf(ports.now())).length,
          capacity: ports.gpc ? 0 : MAX_DRAWS,
        }
      }, none),
    withdraw: () => erase(withdraw),
    forget: () => erase(() => store.del(KEY)),
  }
}

async function quietly<T>(run: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await run()
  } catch {
    return otherwise
  }
}
