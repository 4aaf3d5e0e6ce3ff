// npm run build [-- group or file …]: builds dist/ from the sources. Without a name, all of it.
import {gzipSync} from 'node:zlib'
import {buildAll, ensureBuilt} from './lib/build.mjs'
import {ENTRIES} from './lib/entries.mjs'
import {ensureInstalled} from './lib/install.mjs'
import {requireNode} from './lib/node-version.mjs'
import {failBuild} from './lib/prepare.mjs'

requireNode()
ensureInstalled()
const names = process.argv.slice(2)
const known = new Set(ENTRIES.flatMap(({group, output}) => [group, output]))
const unknown = names.filter((name) => !known.has(name))
if (unknown.length > 0) {
  console.error(`Lotse: unknown build target ${unknown.join(', ')}. There are: ${[...known].join(', ')}.`)
  process.exit(2)
}
try {
  if (names.length === 0) {
    console.log((await ensureBuilt()) ? 'Built dist/.' : 'dist/ is up to date.')
  } else {
    const chosen = ENTRIES.filter(({group, output}) => names.includes(group) || names.includes(output))
    for (const {path, bytes} of await buildAll(chosen)) {
      console.log(`dist/${path}  ${bytes.length} bytes, ${gzipSync(bytes, {level: 9}).length} gzip`)
    }
  }
} catch (error) {
  failBuild(error)
}
