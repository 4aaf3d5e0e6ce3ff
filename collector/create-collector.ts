import {Hono} from 'hono'
import {routePath} from 'hono/route'
import {periodOf} from '../advisor-core/reporting/period'
import {createAccess} from './access'
import {createBatch} from './batch'
import {createConfigurationCache} from './configuration-cache'
import type {RouteContext} from './context'
import {strictHeaders} from './headers'
import {createMetrics} from './metrics'
import {Problem, toProblemResponse} from './problem'
import {createRateLimit} from './rate-limit'
import {getConfiguration} from './routes/configuration'
import {getEstimates} from './routes/estimates'
import {getHealth} from './routes/health'
import {getMetrics} from './routes/metrics'
import {putConfiguration} from './routes/register-configuration'
import {postReport, preflightReport} from './routes/report'
import {type Collector, type CollectorOptions, DEFAULT_LIMITS, type Limits, type LogEntry} from './types'

/** How often a small batch and ended periods are looked after when no report does it. */
const TICK_MS = 60_000

/**
 * The receiving end of a shop: takes reports, keeps counters, answers with estimates.
 *
 * @throws RangeError for limits outside their bounds
 */
export function createCollector(options: CollectorOptions): Collector {
  const {store, nowMs, log = () => {}} = options
  const limits = checkLimits({...DEFAULT_LIMITS, ...options.limits})
  const metrics = createMetrics()
  const batch = createBatch({store, limits, nowMs, metrics, log})
  const app = createApp(toRouteContext(options, {limits, metrics, batch}), log)
  let expiredBefore = -1
  let closed = false

  /** Once a week: what is needed to know replays of a period that nobody accepts any more is deleted. */
  async function expirePeriods(): Promise<void> {
    const firstAccepted = periodOf(nowMs()) - 1
    if (firstAccepted <= expiredBefore) return
    await store.expire(firstAccepted)
    expiredBefore = firstAccepted
  }

  async function flush(): Promise<void> {
    await batch.flush()
    await expirePeriods()
  }

  const tick = setInterval(() => {
    batch
      .flushIfDue()
      .then(expirePeriods)
      .catch((error) => log({kind: 'failed', route: 'tick', reason: String(error)}))
  }, TICK_MS)
  // Where timers are objects (Node), this one keeps no process alive.
  if (typeof tick === 'object') tick.unref()

  return {
    fetch: async (request) => (closed ? new Response(null, {status: 503}) : app.fetch(request)),
    flush,
    async close() {
      if (closed) return
      closed = true
      clearInterval(tick)
      await flush()
    },
  }
}

function toRouteContext(
  {store, nowMs, adminKey, openReports = false, clientAddress}: CollectorOptions,
  parts: Pick<RouteContext, 'metrics' | 'batch'> & {readonly limits: Limits},
): RouteContext {
  const isWithinRate = createRateLimit(parts.limits.reportsPerNetwork, nowMs)
  return {
    store,
    nowMs,
    openReports,
    batch: parts.batch,
    metrics: parts.metrics,
    access: createAccess(store, adminKey),
    findConfiguration: createConfigurationCache(store),
    letIn(request) {
      const address = clientAddress?.(request) ?? null
      return address === null || isWithinRate(address)
    },
  }
}

function createApp(context: RouteContext, log: (entry: LogEntry) => void): Hono {
  const app = new Hono()
  app.use(strictHeaders)
  app.post('/v1/report', ({req}) => postReport(req.raw, context))
  app.options('/v1/report', preflightReport)
  app.put('/v1/configurations/:hash', ({req}) => putConfiguration(req.raw, req.param('hash'), context))
  app.get('/v1/configurations/:hash', ({req}) => getConfiguration(req.param('hash'), context))
  app.get('/v1/estimates', ({req}) => getEstimates(req.raw, context))
  app.get('/v1/health', getHealth)
  app.get('/v1/metrics', () => getMetrics(context))
  app.notFound(() =>
    toProblemResponse(new Problem(404, 'unknown-route', 'There is nothing at this address.')),
  )
  app.onError((error, hono) => {
    const response = toProblemResponse(error)
    // The pattern of the route, never the address itself.
    if (response.status === 500) log({kind: 'failed', route: routePath(hono, -1), reason: error.message})
    return response
  })
  return app
}

function checkLimits(limits: Limits): Limits {
  const {flushAt, maxBatch} = limits
  if (!(flushAt >= 50 && flushAt <= maxBatch)) throw new RangeError(`invalid flushAt: ${flushAt}`)
  if (!(maxBatch <= 5000)) throw new RangeError(`invalid maxBatch: ${maxBatch}`)
  return limits
}
