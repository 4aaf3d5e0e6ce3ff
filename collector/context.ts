import type {Access} from './access'
import type {Batch} from './batch'
import type {EstimateStored} from './estimates'
import type {Metrics} from './metrics'
import type {Store} from './store/types'
import type {CollectorOptions, TakeReport} from './types'

/** What the routes work with; made once by `createCollector`. */
export interface RouteContext {
  readonly store: Store
  readonly access: Access
  readonly batch: Batch
  readonly metrics: Metrics
  readonly nowMs: () => number
  /** Whether estimates are open to everybody who reaches this server. */
  readonly openReports: boolean
  readonly takeReport: TakeReport
  /** Remembers what it found as long as the counters stay the same. */
  readonly estimate: EstimateStored
  /** Writes what waits when it is enough, or old enough; never throws. */
  readonly writeIfDue: () => Promise<void>
  readonly clientAddress: (request: Request) => string | null
  readonly readFile: NonNullable<CollectorOptions['readFile']>
}
