import {serve} from '@hono/node-server'
import type {Hono} from 'hono'
import {InputError} from '../input-error'

export interface Listening {
  /** `http://127.0.0.1:4173`, with the port that was really taken. */
  readonly address: string
  /** Stops taking connections and ends those that are open. */
  close(): Promise<void>
}

/**
 * Listens for a fetch-style handler.
 *
 * @param port 0 for any free one
 * @throws InputError when the port is taken, or must not be used
 */
export function listen(
  fetch: Hono['fetch'],
  {host, port}: {readonly host: string; readonly port: number},
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({fetch, hostname: host, port}, (info) => {
      const name = host.includes(':') ? `[${host}]` : host
      resolve({
        address: `http://${name}:${info.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      })
    })
    server.on('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)))
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
