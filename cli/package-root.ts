import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** The folder of Lotse itself, from wherever this code runs: sources, a bundle in dist, an installed package. */
export function packageRoot(from = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && /"name":\s*"lotse"/.test(readFileSync(manifest, 'utf8'))) return folder
    if (folder === dirname(folder))
      throw new RangeError(`invalid installation: no package.json above ${from}`)
  }
}
