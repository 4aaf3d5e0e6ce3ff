import {getConnInfo} from '@hono/node-server/conninfo'
import {serveStatic} from '@hono/node-server/serve-static'
import {type Context, Hono} from 'hono'
import type {Collector} from '../../collector'
import type {SimulationProgress} from './seed-in-background'

export interface ShopServerOptions {
  /** Folder of the shop's own pages, served at `/`. */
  readonly site: string
  /** Folder that `lotse build` wrote, served at `/lotse/`. */
  readonly files: string
  /** Folder of the built reports pages, served at `/reports`. */
  readonly reports: string
  readonly collector: Collector
  /** Public id of the shop whose reports the page opens with. */
  readonly shop: string
  /** How far the simulated visits are, while they are still being played. */
  readonly simulating?: () => SimulationProgress | null
  /** Told where a report comes from, for the rate limit in memory. */
  readonly rememberAddress?: (request: Request, address: string) => void
}

const YEAR = 'public, max-age=31536000, immutable'

/** Files named by their content may be kept for ever; everything else is asked for again. */
const HASHED = /\.[0-9a-f]{10}\.\w+$/

/** Shop pages, advisor files, reports pages and collector behind one fetch-style handler. */
export function createShopServer(options: ShopServerOptions): Hono {
  const {site, files, reports, collector, shop} = options
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.header('x-content-type-options', 'nosniff')
    if (context.res.headers.has('cache-control')) return
    context.header('cache-control', HASHED.test(context.req.path) ? YEAR : 'no-cache')
  })
  app.use('/v1/estimates', async (context, next) => {
    await next()
    const progress = options.simulating?.()
    if (progress) context.header('lotse-simulating', `${progress.done}/${progress.visitors}`)
  })
  app.all('/v1/*', (context) => {
    const address = remoteAddress(context)
    if (address) options.rememberAddress?.(context.req.raw, address)
    return collector.fetch(context.req.raw)
  })
  app.use('/lotse/*', serveStatic({root: files, rewriteRequestPath: (path) => path.slice('/lotse'.length)}))
  app.get('/reports/', (context, next) => {
    if (context.req.query('shop')) return next()
    return Promise.resolve(context.redirect(withShop(context.req.url, shop), 302))
  })
  app.get('/reports', (context) => context.redirect(withShop(context.req.url, shop), 302))
  app.use(
    '/reports/*',
    serveStatic({root: reports, rewriteRequestPath: (path) => path.slice('/reports'.length)}),
  )
  app.use('/*', serveStatic({root: site}))
  app.notFound((context) => context.text('Not found\n', 404))
  return app
}

/** The sender's address as the socket has it; `null` when called in process. */
function remoteAddress(context: Context): string | null {
  return 'incoming' in (context.env ?? {}) ? (getConnInfo(context).remote.address ?? null) : null
}

/** The reports page's address with the shop filled in and everything else kept. */
function withShop(url: string, shop: string): string {
  const {searchParams} = new URL(url)
  if (!searchParams.has('shop')) searchParams.set('shop', shop)
  return `/reports/?${searchParams}`
}
