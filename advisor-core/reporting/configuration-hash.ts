import {canonicalJson} from './canonical-json'
import {toHex} from './hex'
import type {ReportConfiguration} from './types'

export type Sha256 = (bytes: Uint8Array) => Promise<Uint8Array>

/**
 * SHA-256 of the canonical JSON of a configuration: 64 lower-case hex digits. Reports carry the first 16.
 *
 * @param sha256 the platform's digest
 */
export async function configurationHash(configuration: ReportConfiguration, sha256: Sha256): Promise<string> {
  return toHex(await sha256(new TextEncoder().encode(canonicalJson(configuration))))
}
