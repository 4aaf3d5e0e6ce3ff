import type {Access} from './access'
import type {Batch} from './batch'
import type {KnownConfiguration} from './configuration-cache'
import type {Metrics} from './metrics'
import type {Store} from './store/types'

/** What the routes work with; made once by `createCollector`. */
export interface RouteContext {
  readonly store: Store
  readonly access: Access
  readonly batch: Batch
  readonly metrics: Metrics
  readonly nowMs: () => number
  /** Whether estimates are open to everybody who reaches this server. */
  readonly openReports: boolean
  readonly findConfiguration: (prefix: string) => Promise<KnownConfiguration | null>
  /** Whether one more report from this sender is let in. */
  readonly letIn: (request: Request) => boolean
}
