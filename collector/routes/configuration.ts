import {foreverResponse} from '../cached-response'
import type {RouteContext} from '../context'
import {Problem} from '../problem'

/** `GET /v1/configurations/:hash`: the canonical bytes, public and the same for ever. */
export async function getConfiguration(
  request: Request,
  hash: string,
  {store}: RouteContext,
): Promise<Response> {
  const isHash = /^[0-9a-f]{64}$/.test(hash)
  const [known] = isHash ? await store.findConfigurations([hash.slice(0, 16)]) : []
  if (known?.hash !== hash) {
    throw new Problem(404, 'unknown-configuration', 'No configuration with this hash was registered here.')
  }
  return foreverResponse(request, {name: hash, type: 'application/json', body: known.canonical})
}
