import {Hono} from 'hono'
import {routePath} from 'hono/route'
import {createAccess} from './access'
import {createBatch} from './batch'
import {createConfigurationCache} from './configuration-cache'
import type {RouteContext} from './context'
import {createEstimateCache} from './estimate-cache'
import {estimateStored} from './estimates'
import {createExpiry} from './expiry'
import {strictHeaders} from './headers'
import {createInbox} from './inbox'
import {createMetrics} from './metrics'
import {networkOf} from './network-of'
import {Problem, toProblemResponse} from './problem'
import {createRateLimit} from './rate-limit'
import {getConfiguration} from './routes/configuration'
import {getCounts} from './routes/counts'
import {getEstimates} from './routes/estimates'
import {getFile} from './routes/file'
import {getHealth} from './routes/health'
import {getMetrics} from './routes/metrics'
import {putConfiguration} from './routes/register-configuration'
import {postReport, preflightReport} from './routes/report'
import {
  type Collector,
  type CollectorOptions,
  DEFAULT_LIMITS,
  type Limits,
  type LogEntry,
  type TakeReport,
} from './types'

/** How often a small batch and ended periods are looked after when no report does it. */
const TICK_MS = 60_000
/** Dropped reports become visible by so many; as many as the smallest batch that is written has. */
const PUBLISHED_AT_ONCE = 50

/**
 * The receiving end of a shop: takes reports, keeps counters, answers with estimates.
 *
 * @throws RangeError for limits outside their bounds
 */
export function createCollector(options: CollectorOptions): Collector {
  const {store, nowMs, monotonicMs = () => performance.now(), log = () => {}} = options
  const limits = checkLimits({...DEFAULT_LIMITS, ...options.limits})
  const metrics = createMetrics()
  const batch = createBatch({store, limits, nowMs, monotonicMs, metrics, log})
  const inbox = createInbox({
    batch,
    configurations: createConfigurationCache(store, monotonicMs),
    metrics,
    nowMs,
    room: () => limits.maxBatch - batch.size() - inbox.size(),
  })
  const letIn = createDoor(limits, nowMs)
  const takeReport: TakeReport = (bytes, sender) => {
    if (letIn(sender)) return inbox.take({bytes, origin: sender.origin})
    metrics.add('throttled')
  }
  async function writeIfDue(): Promise<void> {
    await inbox.drain()
    await batch.flushIfDue()
  }
  const app = createApp(toRouteContext(options, {metrics, batch, takeReport, writeIfDue}), log)
  const expireWhenOver = createExpiry({store, nowMs, monotonicMs, expireAfterMs: limits.expireAfterMs})
  let closed = false

  async function flush(): Promise<void> {
    await inbox.drain()
    await batch.flush()
    await expireWhenOver()
  }

  const tick = setInterval(() => {
    // Where nothing is valid, no batch is ever written.
    metrics.publish(PUBLISHED_AT_ONCE)
    writeIfDue()
      .then(expireWhenOver)
      .catch((error) => log({kind: 'failed', route: 'tick', reason: String(error)}))
  }, TICK_MS)
  // Where timers are objects (Node), this one keeps no process alive.
  if (typeof tick === 'object') tick.unref()

  return {
    fetch: async (request) => (closed ? new Response(null, {status: 503}) : app.fetch(request)),
    takeReport,
    isClosed: () => closed,
    flush,
    async close() {
      if (closed) return
      closed = true
      clearInterval(tick)
      await flush()
    },
  }
}

/** Both limits are asked each time, so that a report costs the same whether it is let in or not. */
function createDoor(
  limits: Limits,
  nowMs: () => number,
): (sender: {readonly address: string | null; readonly origin: string | null}) => boolean {
  const isNetworkWithinRate = createRateLimit(limits.reportsPerNetwork, nowMs)
  const isOriginWithinRate = createRateLimit(limits.reportsPerOrigin, nowMs)
  return ({address, origin}) => {
    const fromNetwork = address === null || isNetworkWithinRate(networkOf(address))
    const fromOrigin = origin === null || isOriginWithinRate(origin)
    return fromNetwork && fromOrigin
  }
}

function toRouteContext(
  {store, nowMs, adminKey, openReports = false, clientAddress = () => null, readFile}: CollectorOptions,
  parts: Pick<RouteContext, 'metrics' | 'batch' | 'takeReport' | 'writeIfDue'>,
): RouteContext {
  return {
    ...parts,
    store,
    nowMs,
    openReports,
    clientAddress,
    readFile: readFile ?? (async () => null),
    estimate: createEstimateCache(estimateStored),
    access: createAccess(store, adminKey),
  }
}

function createApp(context: RouteContext, log: (entry: LogEntry) => void): Hono {
  const app = new Hono()
  app.use(strictHeaders)
  app.post('/v1/report', ({req}) => postReport(req.raw, context))
  app.options('/v1/report', preflightReport)
  app.put('/v1/configurations/:hash', ({req}) => putConfiguration(req.raw, req.param('hash'), context))
  app.get('/v1/configurations/:hash', ({req}) => getConfiguration(req.raw, req.param('hash'), context))
  app.get('/v1/estimates', ({req}) => getEstimates(req.raw, context))
  app.get('/v1/counts', ({req}) => getCounts(req.raw, context))
  app.get('/v1/files/:name', ({req}) => getFile(req.raw, req.param('name'), context))
  for (const prefix of ['/v1', '']) {
    app.get(`${prefix}/health`, () => getHealth(context))
    app.get(`${prefix}/metrics`, () => getMetrics(context))
  }
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
