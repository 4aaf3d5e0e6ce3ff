import {join} from 'node:path'
import {createRandom} from '../../advisor-core/numeric/random'
import type {ReportConfiguration} from '../../advisor-core/reporting'
import type {ShopFiles} from '../../cli/build/build-shop-files'
import {builtReportConfiguration} from '../../cli/build/make-report-configuration'
import {registerConfiguration} from '../../cli/serve/register-configuration'
import type {LoadedShop} from '../../cli/simulate/load-shop'
import {type SimulatedTraffic, simulateReports} from '../../cli/simulate/simulate-reports'
import {createCollector, ensureLocalKey, type Labels, openStore} from '../../collector'

const WEEK_MS = 7 * 24 * 3600 * 1000
const WEEKS = 3

interface ReportingShop {
  /** The database goes into its folder `data`. */
  readonly folder: string
  readonly built: ShopFiles
  readonly loaded: Pick<LoadedShop, 'dialogue' | 'prior'>
  readonly labelsOf: (configuration: ReportConfiguration) => Labels
}

type Visits = Pick<SimulatedTraffic, 'visitors' | 'devicesEach' | 'draw' | 'behaviour' | 'onVisit'>

/**
 * Three weeks of SYNTHETIC reports through the engine, the device's own draw and bytes, the collector and its database.
 *
 * @returns how many were handed over, and what `GET /v1/estimates` answers when the weeks are over
 */
export async function reportThreeWeeks(
  {folder, built, loaded: {dialogue, prior}, labelsOf}: ReportingShop,
  visits: Visits,
): Promise<{readonly sent: number; readonly estimates: unknown}> {
  const data = join(folder, 'data')
  const store = await openStore({folder: data})
  const key = await ensureLocalKey({folder: data, store})
  const startMs = (Math.floor(Date.now() / WEEK_MS) - WEEKS) * WEEK_MS
  let clockMs = startMs
  const collector = createCollector({
    store,
    nowMs: () => clockMs,
    adminKey: key,
    limits: {flushAt: 5000, maxBatch: 5000},
  })
  const ask = (path: string, init: RequestInit) =>
    collector.fetch(new Request(`http://localhost/v1/${path}`, init))
  const configuration = builtReportConfiguration(built.files, true)
  await registerConfiguration(collector, {configuration, labels: labelsOf(configuration), key})
  const sent = await simulateReports({
    ...visits,
    dialogue,
    prior,
    configuration,
    weeks: WEEKS,
    startMs,
    random: createRandom(1),
    setNow: (nowMs) => {
      clockMs = nowMs
    },
    send: async (report) => {
      const headers = {'content-type': 'application/octet-stream'}
      await ask('report', {method: 'POST', headers, body: report.slice()})
    },
    endWeek: () => collector.flush(),
  })
  clockMs = startMs + WEEKS * WEEK_MS
  const headers = {authorization: `Bearer ${key}`}
  const response = await ask(`estimates?shop=${configuration.shop}`, {headers})
  const estimates: unknown = await response.json()
  await collector.close()
  await store.close()
  return {sent, estimates}
}
