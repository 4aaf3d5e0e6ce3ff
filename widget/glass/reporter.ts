import type {View} from '../../advisor-core/dialogue/types'
import {armTopics} from '../../advisor-core/reporting/arm-topics'
import {pickCells} from '../../advisor-core/reporting/pick-cells'
import type {ReportConfiguration} from '../../advisor-core/reporting/types'
import {fileUrl, type Manifest} from '../manifest'
import {hasReports} from '../report/has-reports'
import type {ContributeResult, createReporter, Reporter, ReportPorts} from '../report/index'
import {keepOutcomeTerms, OUTCOME} from '../report/outcome'
import type {ContributionOutcome, SentReport, UsedWeeks} from './contribution-types'
import type {ReportTerms} from './read-report-terms'

/** What came of contributing, ready to show. */
export interface ContributionResult {
  readonly outcome: ContributionOutcome
  readonly sent: SentReport | null
  readonly used: UsedWeeks | null
}

/** What of a visit a report may be drawn from. */
export interface ReportedVisit extends Pick<View, 'topics' | 'archetype' | 'chips'> {
  /** 1 to 5; 0 where the visitor did not say. */
  readonly helped: number
}

/** The part of reporting that a session knows; loaded only after the visitor's tick. Nothing here rejects. */
export interface ReporterPort {
  /** Whether the shop counts if the advice helped. */
  readonly asksHelped: boolean
  /** Draws this week's report and keeps it back, to be looked at. */
  readonly prepare: (visit: ReportedVisit) => Promise<ContributionResult>
  readonly contribute: (visit: ReportedVisit) => Promise<ContributionResult>
  /** Deletes what is drawn and queued; the counts of used weeks stay. */
  readonly withdraw: () => Promise<unknown>
  readonly forget: () => Promise<unknown>
}

/** What the report chunk offers. */
export interface ReportModule {
  readonly createReporter: typeof createReporter
  readonly browserPorts: () => ReportPorts
}

const OUTCOMES = {
  sent: 'sent',
  waiting: 'waiting',
  dropped: 'refused',
  'nothing-new': 'spent',
  capped: 'capped',
  off: 'failed',
} as const satisfies Record<ContributeResult['kind'], ContributionOutcome>

/** The one topic that the consent area itself asks for. */
const HELPED = 'kpi:helped'

/** Loads the report chunk. @throws TypeError when it or its configuration cannot be had */
export async function loadReporter(
  manifest: Manifest,
  manifestUrl: string,
  terms: ReportTerms,
): Promise<ReporterPort> {
  const [module, response]: [ReportModule, Response] = await Promise.all([
    import(fileUrl(manifest, manifestUrl, 'report')),
    fetch(fileUrl(manifest, manifestUrl, 'report-config'), {
      credentials: 'omit',
      integrity: manifest.files['report-config']?.integrity ?? '',
    }),
  ])
  return createReporterPort(module, await response.json(), terms)
}

/**
 * @param configuration  the built file's; the report chunk holds it to the compiled caps before it draws
 * @param terms          what the visitor was told: nothing is reported under other odds, or of orders unasked
 */
export function createReporterPort(
  module: ReportModule,
  configuration: ReportConfiguration,
  {odds, outcomes, endpoint}: ReportTerms,
): ReporterPort {
  const isAsTold = configuration.odds === odds && (outcomes || configuration.outcomes === null)
  const ports = module.browserPorts()
  const reporter = module.createReporter({configuration, endpoint, ports})
  const run =
    (how: 'prepare' | 'contribute') =>
    async ({topics, archetype, chips, helped}: ReportedVisit): Promise<ContributionResult> => {
      if (!isAsTold) return {outcome: 'failed', sent: null, used: null}
      // Nothing was said: no result, and the archetype is none.
      const classes = chips.length > 0 ? archetype.classes : []
      const values = helped > 0 ? {...topics, [HELPED]: [`${helped}`]} : topics
      const picked = pickCells(configuration, {values, classes}, ports.random32)
      const {kind} = await reporter[how]({topics: picked, archetype: classes, arms: armTopics(topics)})
      const last = await reporter.lastSent()
      // Before the report leaves: the page may go with it. One that waits may be of an earlier configuration, and keeps
      // the terms of that: an order repeats it.
      if ((kind === 'sent' || kind === 'waiting') && last?.topic)
        await keepOutcomeTerms(ports, {terms: configuration.outcomes, endpoint})
      const outcome = how === 'prepare' && kind === 'waiting' ? 'ready' : OUTCOMES[kind]
      const {usedWeeks: weeks, capacity: of} = await reporter.status()
      return {outcome, sent: toSent(last), used: of > 0 ? {weeks, of} : null}
    }
  const dropOrder = () => ports.store.del(OUTCOME).catch(() => {})
  return {
    asksHelped: configuration.topics.some(({id, live}) => id === HELPED && live),
    prepare: run('prepare'),
    contribute: run('contribute'),
    withdraw: async () => {
      await reporter.withdraw()
      await dropOrder()
    },
    forget: async () => {
      await reporter.forget()
      await dropOrder()
    },
  }
}

function toSent(last: Awaited<ReturnType<Reporter['lastSent']>>): SentReport | null {
  if (!last) return null
  return {
    state: last.state,
    hex: Array.from(last.bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    source: last.topic?.source ?? null,
    cells: last.subset,
    period: last.report.period,
  }
}

/** Erases reports of earlier visits too; a browser without such a database is left without one. */
export async function eraseReports(load: () => Promise<ReporterPort>): Promise<void> {
  try {
    if ('databases' in indexedDB && !(await hasReports())) return
    const reporter = await load()
    await reporter.forget()
  } catch {
    // Without the chunk, as where the network is away: then the database goes as a whole.
    globalThis.indexedDB?.deleteDatabase('lotse-report')
  }
}

/** Where this browser contributed before, sends the order that was noted then and is due now. Never rejects. */
export async function flushOrders(manifest: Manifest, manifestUrl: string): Promise<void> {
  try {
    if (manifest.files.order && (await hasReports())) await import(fileUrl(manifest, manifestUrl, 'order'))
  } catch {}
}
