// node scripts/run.mjs <file.ts> [arguments]: bundles one of our TypeScript scripts and runs it in Node. It sees its
// arguments in process.argv as usual; if it exports `main`, that is called with them and may return an exit code.
import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {ensureInstalled} from './lib/install.mjs'
import {requireNode} from './lib/node-version.mjs'
import {importTypeScript} from './lib/run-typescript.mjs'

requireNode()
ensureInstalled()
const [file, ...args] = process.argv.slice(2)
if (file === undefined || !existsSync(file)) {
  console.error(
    file === undefined ? 'Usage: node scripts/run.mjs <file.ts> [arguments]' : `No such file: ${file}`,
  )
  process.exit(2)
}
process.argv = [process.argv[0], resolve(file), ...args]
const {main} = await importTypeScript(resolve(file))
if (typeof main === 'function') {
  const code = await main(args)
  if (typeof code === 'number') process.exitCode = code
}
