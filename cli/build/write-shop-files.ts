import {readdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {writeAtomically} from '../write-atomically'

/** Names that only a build makes: they end in ten digits of their content's hash; and the script that tells orders. */
const OWN = /^([a-z.-]+\.[0-9a-f]{10}\.(js|json|bin)|lotse-order\.js)$/

/**
 * Writes a build so that a visitor at any moment finds a whole one: hashed files first, the manifest last, then
 * files of earlier builds go. Other files in the folder stay.
 *
 * @param files  names and bytes, `manifest.json` last
 * @returns how many files of earlier builds were removed
 */
export function writeShopFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): number {
  for (const [name, bytes] of files) writeAtomically(join(folder, name), bytes)
  const stale = readdirSync(folder).filter((name) => OWN.test(name) && !files.has(name))
  for (const name of stale) rmSync(join(folder, name))
  return stale.length
}
