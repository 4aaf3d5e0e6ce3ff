import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import {getRequestListener} from '@hono/node-server'
import type {Hono} from 'hono'
import {InputError} from '../input-error'

export interface Listening {
  /** `http://127.0.0.1:4173`, with the port that was really taken. */
  readonly address: string
  /** Stops taking connections and ends those that are open. */
  close(): Promise<void>
}

export interface ListenOptions {
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** Asked first; `true` when it answers the request itself. */
  readonly shortcut?: (request: IncomingMessage, response: ServerResponse) => boolean
}

/** What a client may take its time for; bodies here are small. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 5000,
  maxHeaderSize: 16_384,
}

/** Connections at once; what waits in memory for a database that is slow is bounded by it. */
const MAX_CONNECTIONS = 4000

/** How long answers that are under way may take when the server stops. */
const GRACE_MS = 3000

/**
 * Listens for a fetch-style handler.
 *
 * @throws InputError when the port is taken, or must not be used
 */
export function listen(
  fetch: Hono['fetch'],
  {host, port, shortcut = () => false}: ListenOptions,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const answer = getRequestListener(fetch, {hostname: host})
    const server = createServer(TIMEOUTS, (request, response) => {
      if (!shortcut(request, response)) void answer(request, response)
    })
    server.maxConnections = MAX_CONNECTIONS
    server.on('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)))
    server.listen(port, host, () => {
      const name = host.includes(':') ? `[${host}]` : host
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : port
      resolve({address: `http://${name}:${taken}`, close: () => stop(server)})
    })
  })
}

/** Takes no more connections, lets answers that are under way go out, then ends what is still open. */
function stop(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((done) => {
    const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    server.close(() => {
      clearTimeout(impatience)
      done()
    })
    server.closeIdleConnections()
  })
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const place = `${host}:${port}`
  if (error.code === 'EADDRINUSE')
    return new InputError(
      place,
      `the port is taken by another program; choose another one with PORT=${port + 1}`,
    )
  if (error.code === 'EACCES')
    return new InputError(place, 'this user may not open the port; choose one above 1023 with PORT=4173')
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new InputError(place, 'this machine has no such address; set HOST=127.0.0.1')
  return error
}

/** PORT and HOST as given, or the defaults; one clear error for what is no port. */
export function readAddress(
  env: Readonly<Record<string, string | undefined>>,
  fallbackPort = 4173,
): {host: string; port: number} {
  const raw = env.PORT
  const port = raw === undefined || raw === '' ? fallbackPort : Number(raw)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InputError('PORT', `found "${raw}", expected a whole number from 0 to 65535`)
  return {host: env.HOST || '127.0.0.1', port}
}
