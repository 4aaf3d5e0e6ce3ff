import {canonicalJson} from '../../advisor-core/reporting/canonical-json'
import {configurationHash} from '../../advisor-core/reporting/configuration-hash'
import {parseConfiguration} from '../../advisor-core/reporting/parse-configuration'
import type {RouteContext} from '../context'
import {parseLabels} from '../labels'
import {parseOrigins} from '../origins'
import {Problem} from '../problem'
import {readBody} from '../read-body'
import {sha256} from '../sha256'

const MAX_BYTES = 256 * 1024

/**
 * `PUT /v1/configurations/:hash` with `{configuration, labels?, origins?}`: announces a public configuration, so that
 * reports under it are counted. Needs a key of the shop that may write. Sent again, it replaces words and
 * origins.
 */
export async function putConfiguration(
  request: Request,
  hash: string,
  {store, access}: RouteContext,
): Promise<Response> {
  const body = parseBody(await readBody(request, MAX_BYTES))
  const configuration = parseConfiguration(body.configuration)
  await access.require(request, configuration.shop, 'write')
  const actual = await configurationHash(configuration, sha256)
  if (actual !== hash) {
    throw new Problem(
      422,
      'hash-mismatch',
      `The canonical configuration has the hash ${actual}.`,
      'configuration',
    )
  }
  const labels = body.labels === undefined ? null : canonicalJson(parseLabels(body.labels))
  const canonical = canonicalJson(configuration)
  const origins = body.origins === undefined ? null : canonicalJson(parseOrigins(body.origins))
  const {shop} = configuration
  const outcome = await store.registerConfiguration({hash, shop, canonical, labels, origins})
  if (outcome === 'conflict') {
    throw new Problem(
      409,
      'hash-taken',
      'Another configuration has the same first 8 bytes; change anything in it.',
    )
  }
  return Response.json({hash}, {status: outcome === 'registered' ? 201 : 200})
}

function parseBody(bytes: Uint8Array | null): {configuration: unknown; labels?: unknown; origins?: unknown} {
  if (!bytes) throw new Problem(413, 'too-large', `A configuration has at most ${MAX_BYTES} bytes.`)
  const value = parseJson(bytes)
  if (typeof value !== 'object' || value === null || !('configuration' in value)) {
    throw new Problem(
      422,
      'invalid-configuration',
      'Expected an object with "configuration" and maybe "labels".',
      '',
    )
  }
  return value
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes))
  } catch {
    throw new Problem(400, 'invalid-json', 'The body is not JSON in UTF-8.')
  }
}
