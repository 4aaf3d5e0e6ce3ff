// npm run -s bench -- <name> [path] [options] [--json]: runs test/bench/<name>.ts and prints what it found.
//
// The module exports `run(args: {path, options, json}): Promise<object>` and, if a list of values does not read well,
// `table(result): string`; `describe: string` is its line in the list of names.
import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {parseBenchArgs} from './lib/bench-args.mjs'
import {ensureInstalled} from './lib/install.mjs'
import {requireNode} from './lib/node-version.mjs'
import {plainTable} from './lib/plain-table.mjs'
import {ROOT} from './lib/root.mjs'
import {importTypeScript, shortName} from './lib/run-typescript.mjs'

const FOLDER = join(ROOT, 'test/bench')

requireNode()
ensureInstalled()
try {
  await bench(parseBenchArgs(process.argv.slice(2)))
} catch (error) {
  fail(process.env.LOTSE_DEBUG ? error.stack : String(error.message).split('\n')[0])
}

async function bench({name, path, options, json}) {
  const names = benchNames()
  if (name === undefined || !names.includes(name)) {
    const wrong = name === undefined ? 'which benchmark?' : `unknown benchmark: ${name}.`
    return fail(`${wrong} There are: ${names.join(', ') || 'none'}`)
  }
  if (path !== null && !existsSync(path)) return fail(`${name}: no such file or folder: ${path}`)
  const startedMs = performance.now()
  const module = await importTypeScript(join(FOLDER, `${name}.ts`))
  const outcome = await module.run({path, options, json})
  const result = {benchmark: name, seconds: (performance.now() - startedMs) / 1000, ...outcome}
  process.stdout.write(`${json ? JSON.stringify(result) : (module.table ?? plainTable)(result)}\n`)
}

function benchNames() {
  if (!existsSync(FOLDER)) return []
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  return files.map(shortName).sort()
}

/** One line on stderr; exit code 2 says that the input, not the advisor, was at fault. */
function fail(message) {
  console.error(`bench: ${message}`)
  process.exitCode = 2
}
