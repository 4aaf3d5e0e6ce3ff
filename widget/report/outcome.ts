import {VALUE_BANDS} from '../../advisor-core/reporting/caps'
import {periodOf} from '../../advisor-core/reporting/period'
import {fields, integer, list, nullable, oneOf, type Read, text} from '../../advisor-core/reporting/read'
import type {OutcomeTerms} from '../../advisor-core/reporting/types'
import {uniformBelow} from '../../advisor-core/reporting/uniform-below'
import {drawBand} from '../../advisor-core/reporting/value-bands'
import {decodeReport, encodeReport} from '../../advisor-core/reporting/wire'
import type {ReportPorts} from './ports'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const DELAY_FROM_MS = HOUR_MS
const DELAY_TO_MS = 72 * HOUR_MS
/** An order that could not be told by then is not told. */
const GIVE_UP_AFTER_MS = 14 * DAY_MS
/** An order follows advice that was reported in this week or one of the two before. */
const WEEKS_AFTER_ADVICE = 3
const RETRY_MS = HOUR_MS

/** Where the reporter keeps its ledger, and where this keeps what it needs, in the same store. */
const LEDGER = 'ledger'
export const OUTCOME = 'outcome'
const LOCK = 'lotse-report'

/** What was agreed to when the visitor contributed, kept beside the ledger; and the one order that follows. */
export interface OutcomeRecord {
  readonly version: 1
  readonly endpoint: string
  readonly terms: OutcomeTerms
  readonly order: {
    /** The advice report that it repeats. */
    readonly advice: Uint8Array
    readonly valueBucket: number
    readonly orderedAtMs: number
    /** Not before this time is it sent, or tried again. */
    readonly dueAtMs: number
    /** Its bytes once it was tried. */
    readonly bytes: Uint8Array | null
    readonly done: boolean
  } | null
}

const readBytes: Read<Uint8Array> = (value, path) => {
  if (!(value instanceof Uint8Array)) throw new RangeError(`invalid ${path}`)
  decodeReport(value)
  return value
}

const readRecord = fields<OutcomeRecord>({
  version: oneOf(1),
  endpoint: text(/^https?:/),
  terms: fields<OutcomeTerms>({
    when: oneOf('delayed', 'immediate'),
    currency: text(),
    values: list(VALUE_BANDS, VALUE_BANDS, integer()),
  }),
  order: nullable(
    fields<NonNullable<OutcomeRecord['order']>>({
      advice: readBytes,
      valueBucket: integer(VALUE_BANDS),
      orderedAtMs: integer(),
      dueAtMs: integer(),
      bytes: nullable(readBytes),
      done: oneOf(true, false),
    }),
  ),
})

export interface OutcomeDesk {
  /**
   * Notes that an order of this value was placed, if this browser contributed and the order is the first since.
   * False where nothing was noted.
   */
  readonly note: (order: {readonly value: number; readonly currency: string | null}) => Promise<boolean>
  /** Sends the noted order when it is due; byte for byte the same on every try. True when the collector took it. */
  readonly flush: () => Promise<boolean>
}

/** Tells orders that follow advice: the draw that was reported, again, with a value band. Nothing here rejects. */
export function createOutcomeDesk(ports: ReportPorts): OutcomeDesk {
  const {store} = ports

  async function change(step: (record: OutcomeRecord) => OutcomeRecord): Promise<void> {
    await store.update(OUTCOME, (old) => step(readRecord(old, OUTCOME)))
  }

  async function note({value, currency}: {value: number; currency: string | null}): Promise<boolean> {
    const kept = await store.get(OUTCOME)
    if (kept === undefined || !(value >= 0 && value < Infinity)) return false
    const {terms, order} = readRecord(kept, OUTCOME)
    const advice = readAdvice(await store.get(LEDGER))
    if (!advice || (currency !== null && currency !== terms.currency)) return false
    const nowMs = ports.now()
    const age = periodOf(nowMs) - decodeReport(advice).period
    if (age < 0 || age >= WEEKS_AFTER_ADVICE || order?.advice.join() === advice.join()) return false
    const delay = DELAY_FROM_MS + uniformBelow(DELAY_TO_MS - DELAY_FROM_MS, ports.random32)
    const dueAtMs = nowMs + (terms.when === 'immediate' ? 0 : delay)
    const valueBucket = drawBand(value, terms, ports.random32)
    await change((record) => ({
      ...record,
      order: {advice, valueBucket, orderedAtMs: nowMs, dueAtMs, bytes: null, done: false},
    }))
    return true
  }

  /** The bytes to send now, kept before they are sent; `null` where none are. */
  async function take(): Promise<{endpoint: string; bytes: Uint8Array} | null> {
    const kept = await store.get(OUTCOME)
    if (kept === undefined) return null
    const {endpoint, order} = readRecord(kept, OUTCOME)
    if (!order || order.done) return null
    const nowMs = ports.now()
    const age = nowMs - order.orderedAtMs
    if (age < 0 || age > GIVE_UP_AFTER_MS) {
      await change((record) => ({...record, order: {...order, done: true}}))
      return null
    }
    if (nowMs < order.dueAtMs) return null
    const bytes = order.bytes ?? outcomeOf(order.advice, order.valueBucket, ports)
    await change((record) => ({...record, order: {...order, bytes, dueAtMs: nowMs + RETRY_MS}}))
    return {endpoint, bytes}
  }

  async function flush(): Promise<boolean> {
    const taken = await ports.lock(LOCK, take)
    if (!taken || (await ports.send(taken.endpoint, taken.bytes)) === 'retry') return false
    await ports.lock(LOCK, () =>
      change((record) => ({...record, order: record.order && {...record.order, done: true}})),
    )
    return true
  }

  const quietly = (run: () => Promise<boolean>) =>
    ports.gpc ? Promise.resolve(false) : run().catch(() => false)
  return {
    note: (order) => quietly(() => ports.lock(LOCK, () => note(order))),
    flush: () => quietly(flush),
  }
}

/** The same draw as an outcome, in this week, with a nonce of its own. */
function outcomeOf(advice: Uint8Array, valueBucket: number, ports: ReportPorts): Uint8Array {
  const period = periodOf(ports.now())
  return encodeReport({
    ...decodeReport(advice),
    kind: 'outcome',
    period,
    valueBucket,
    nonce: ports.randomBytes(16),
  })
}

/**
 * The report of the ledger, if it was sent and not refused. Whether it arrived is not always known: it often leaves
 * with the page, and the answer finds nobody.
 */
function readAdvice(ledger: unknown): Uint8Array | null {
  const draw: unknown = Reflect.get(Object(ledger), 'draw')
  const state: unknown = Reflect.get(Object(draw), 'state')
  const attempts: unknown = Reflect.get(Object(draw), 'attempts')
  if (state !== 'sent' && !(state === 'waiting' && Number(attempts) > 0)) return null
  return readBytes(Reflect.get(Object(draw), 'bytes'), 'draw')
}

/** Keeps what an order would need, for the script on the page that says thank you. Never rejects. */
export async function keepOutcomeTerms(
  {store}: ReportPorts,
  {terms, endpoint}: {readonly terms: OutcomeTerms | null; readonly endpoint: string},
): Promise<void> {
  try {
    if (!terms) return await store.del(OUTCOME)
    await store.update(OUTCOME, (old) => ({
      version: 1,
      endpoint,
      terms,
      order: orderIn(old),
    }))
  } catch {}
}

/** What an earlier version of this program kept in another form is given up. */
function orderIn(kept: unknown): OutcomeRecord['order'] {
  try {
    return readRecord(kept, OUTCOME).order
  } catch {
    return null
  }
}
