import type {Manifest} from '../manifest'

/** What a visitor who contributes agrees to, and where the report goes. */
export interface ReportTerms {
  readonly odds: number
  /** An order after the advice may be told too. */
  readonly outcomes: boolean
  /** Absolute, without query. */
  readonly endpoint: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** `null` where the shop collects nothing. */
export function readReportTerms(advisor: unknown, manifest: Manifest): ReportTerms | null {
  if (!isRecord(advisor) || !isRecord(advisor.report)) return null
  const {collector, odds, outcomes} = advisor.report
  if (typeof collector !== 'string' || typeof odds !== 'number') return null
  if (!manifest.files.report || !manifest.files['report-config']) return null
  const base = new URL(collector, document.baseURI).href
  return {
    odds,
    outcomes: outcomes !== 'off',
    endpoint: base.endsWith('/v1/report') ? base : `${base.replace(/\/$/, '')}/v1/report`,
  }
}
