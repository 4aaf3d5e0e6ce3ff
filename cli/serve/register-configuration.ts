import {canonicalJson, configurationHash, type ReportConfiguration} from '../../advisor-core/reporting'
import type {Collector, Labels} from '../../collector'

/** SHA-256 by WebCrypto. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()))
}

/**
 * Announces a configuration and its words to a collector, over its own route.
 *
 * @returns the configuration's hash, 64 hex digits
 * @throws Error with the collector's own words when it refuses
 */
export async function registerConfiguration(
  collector: Collector,
  {configuration, labels, key}: {configuration: ReportConfiguration; labels: Labels; key: string},
): Promise<string> {
  const hash = await configurationHash(configuration, sha256)
  const response = await collector.fetch(
    new Request(`http://localhost/v1/configurations/${hash}`, {
      method: 'PUT',
      headers: {authorization: `Bearer ${key}`, 'content-type': 'application/json'},
      body: canonicalJson({configuration, labels}),
    }),
  )
  if (!response.ok) throw new Error(`Failed to register the report configuration: ${await response.text()}`)
  return hash
}
