import {canonicalJson, configurationHash, type ReportConfiguration} from '../../advisor-core/reporting'
import type {Collector, Labels} from '../../collector'

/** SHA-256 by WebCrypto. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()))
}

/** What is announced to a collector. */
export interface Registration {
  readonly configuration: ReportConfiguration
  readonly labels: Labels
  /** Pages whose reports count; left out, any. */
  readonly origins?: readonly string[]
  /** A key that may register for the shop. */
  readonly key: string
}

/** The request that announces a configuration and its words to the collector at an address that ends with `/`. */
export async function registrationRequest(
  base: string,
  {configuration, labels, origins, key}: Registration,
): Promise<{readonly hash: string; readonly request: Request}> {
  const hash = await configurationHash(configuration, sha256)
  const request = new Request(new URL(`v1/configurations/${hash}`, base), {
    method: 'PUT',
    headers: {authorization: `Bearer ${key}`, 'content-type': 'application/json'},
    body: canonicalJson({configuration, labels, ...(origins && {origins})}),
  })
  return {hash, request}
}

/**
 * Announces a configuration and its words to a collector in this process, over its own route.
 *
 * @returns the configuration's hash, 64 hex digits
 * @throws Error with the collector's own words when it refuses
 */
export async function registerConfiguration(
  collector: Collector,
  registration: Registration,
): Promise<string> {
  const {hash, request} = await registrationRequest('http://localhost/', registration)
  const response = await collector.fetch(request)
  if (!response.ok) throw new Error(`Failed to register the report configuration: ${await response.text()}`)
  return hash
}
