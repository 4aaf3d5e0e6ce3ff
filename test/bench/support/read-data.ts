import {existsSync, readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'

/**
 * Reads a gzipped JSON file of a benchmark.
 *
 * @throws RangeError with one sentence that names the file and what is wrong with it
 */
export function readGzipJson(path: string): unknown {
  if (!existsSync(path)) throw new RangeError(`${path}: no such file`)
  try {
    return JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'))
  } catch (error) {
    throw new RangeError(`${path}: not gzipped JSON (${error instanceof Error ? error.message : error})`)
  }
}
