import type {RouteContext} from '../context'
import {Problem} from '../problem'

/** `GET /v1/configurations/:hash`: the canonical bytes, public and the same for ever. */
export async function getConfiguration(hash: string, {store}: RouteContext): Promise<Response> {
  const known = /^[0-9a-f]{64}$/.test(hash) ? await store.findConfiguration(hash.slice(0, 16)) : null
  if (known?.hash !== hash) {
    throw new Problem(404, 'unknown-configuration', 'No configuration with this hash was registered here.')
  }
  return new Response(known.canonical, {
    headers: {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
    },
  })
}
