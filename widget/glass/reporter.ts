import type {View} from '../../advisor-core/dialogue/types'
import {uniformBelow} from '../../advisor-core/reporting/uniform-below'
import {fileUrl, type Manifest} from '../manifest'
import type {ContributeResult, createReporter, Reporter, ReportPorts} from '../report/index'
import type {ContributionOutcome, SentReport} from './contribution-types'

/** What came of contributing, ready to show. */
export interface ContributionResult {
  readonly outcome: ContributionOutcome
  readonly sent: SentReport | null
}

/** The part of reporting that a session knows; loaded only after the visitor's tick. Nothing here rejects. */
export interface ReporterPort {
  readonly contribute: (view: Pick<View, 'topics' | 'archetype' | 'chips'>) => Promise<ContributionResult>
  /** Deletes what is drawn and queued; the counts of used weeks stay. */
  readonly withdraw: () => Promise<unknown>
  readonly forget: () => Promise<unknown>
}

interface ReportModule {
  readonly createReporter: typeof createReporter
  readonly browserPorts: () => ReportPorts
}

const OUTCOMES = {
  sent: 'sent',
  waiting: 'waiting',
  dropped: 'refused',
  'nothing-new': 'spent',
  capped: 'spent',
  off: 'failed',
} as const satisfies Record<ContributeResult['kind'], ContributionOutcome>

/** Loads the report chunk. @throws TypeError when it or its configuration cannot be had */
export async function loadReporter(
  manifest: Manifest,
  manifestUrl: string,
  endpoint: string,
): Promise<ReporterPort> {
  const [module, response]: [ReportModule, Response] = await Promise.all([
    import(fileUrl(manifest, manifestUrl, 'report')),
    fetch(fileUrl(manifest, manifestUrl, 'report-config'), {credentials: 'omit'}),
  ])
  const ports = module.browserPorts()
  const reporter = module.createReporter({configuration: await response.json(), endpoint, ports})
  return {
    contribute: async ({topics, archetype, chips}) => {
      const result = await reporter.contribute({
        topics: drawOneEach(topics, ports.random32),
        // Nothing was said: no result, and the archetype is none.
        archetype: chips.length > 0 ? archetype.classes : [],
      })
      return {outcome: OUTCOMES[result.kind], sent: toSent(await reporter.lastSent())}
    },
    withdraw: () => reporter.withdraw(),
    forget: () => reporter.forget(),
  }
}

/** A topic with several values gives one of them, drawn evenly. */
function drawOneEach(topics: View['topics'], random32: () => number): Record<string, string> {
  const drawn: Record<string, string> = {}
  for (const [topic, values] of Object.entries(topics)) {
    const value = values.length > 0 ? values[uniformBelow(values.length, random32)] : undefined
    if (value !== undefined) drawn[topic] = value
  }
  return drawn
}

function toSent(last: Awaited<ReturnType<Reporter['lastSent']>>): SentReport | null {
  if (!last) return null
  return {
    hex: Array.from(last.bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    topic: last.topic?.id ?? '',
    cells: last.subset,
    period: last.report.period,
  }
}

/** Erases reports of earlier visits too; a browser without such a database is left without one. */
export async function eraseReports(load: () => Promise<ReporterPort>): Promise<void> {
  try {
    const databases = await indexedDB.databases?.()
    if (databases && !databases.some(({name}) => name === 'lotse-report')) return
    const reporter = await load()
    await reporter.forget()
  } catch {}
}
