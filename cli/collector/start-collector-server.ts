import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {getConnInfo} from '@hono/node-server/conninfo'
import {serveStatic} from '@hono/node-server/serve-static'
import {Hono, type MiddlewareHandler} from 'hono'
import {clientAddressOf, createCollector, createReportListener, type LogEntry} from '../../collector'
import {type Listening, listen} from '../serve/listen'
import {openDatabase, openLocalKey} from '../serve/open-database'
import type {ServerSettings} from '../serve/server-settings'

export interface CollectorServerOptions extends ServerSettings {
  /** Folder of the embedded database and of the key. */
  readonly data: string
  /** Folder that `lotse build` wrote, for `/v1/files`; may be missing. */
  readonly files: string
  /** Folder of the built reports pages, served at `/reports`. */
  readonly reports: string
  readonly host: string
  readonly port: number
  /** Estimates without a key. */
  readonly openReports: boolean
  readonly nowMs: () => number
  readonly log: (entry: LogEntry) => void
}

/**
 * Serves a collector for any number of shops, with the pages of its reports, and nothing else.
 *
 * @returns what `listen` does; closing it also writes what waits and closes the database
 * @throws InputError when database, data folder or port cannot be used; nothing then stays open
 */
export async function startCollectorServer(options: CollectorServerOptions): Promise<Listening> {
  const {data, databaseUrl, proxies, nowMs, log, openReports} = options
  const store = await openDatabase({folder: data, url: databaseUrl})
  try {
    // The local key is known by its hash in the store, so that a replaced one holds no more at once.
    if (!options.adminKey) await openLocalKey({folder: data, store})
    const addresses = new WeakMap<Request, string>()
    const collector = createCollector({
      store,
      nowMs,
      log,
      ...(options.adminKey && {adminKey: options.adminKey}),
      openReports,
      clientAddress: (request) =>
        clientAddressOf({
          remote: addresses.get(request) ?? null,
          forwardedFor: request.headers.get('x-forwarded-for'),
          proxies,
        }),
      readFile: (name) => readBuilt(join(options.files, name)),
    })
    const app = new Hono()
    if (existsSync(options.reports)) {
      app.use('/reports/*', reportsHeaders)
      const rewriteRequestPath = (path: string) => path.slice('/reports'.length)
      app.use('/reports/*', serveStatic({root: options.reports, rewriteRequestPath}))
    }
    app.all('/*', (context) => {
      const address = getConnInfo(context).remote.address
      if (address) addresses.set(context.req.raw, address)
      return collector.fetch(context.req.raw)
    })
    const shortcut = createReportListener(collector, proxies)
    const listening = await listen(app.fetch, {...options, shortcut})
    return {
      address: listening.address,
      async close() {
        await listening.close()
        await collector.close().finally(() => store.close())
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** What the page's own policy cannot say; a key is typed into it, so nobody else may frame it. */
const reportsHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('content-security-policy', "frame-ancestors 'none'")
  context.header('x-content-type-options', 'nosniff')
  context.header('referrer-policy', 'no-referrer')
  context.header('cache-control', 'no-cache')
}

async function readBuilt(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return existsSync(path) ? new Uint8Array(await readFile(path)) : null
}
