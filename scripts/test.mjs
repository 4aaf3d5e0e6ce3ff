// npm test [-- vitest arguments]: types, lint, build, then unit, property, contract and browser tests.
import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {CHROMIUM_REMEDIES, findChromium} from './lib/find-chromium.mjs'
import {ensureInstalled} from './lib/install.mjs'
import {requireNode} from './lib/node-version.mjs'
import {ROOT} from './lib/root.mjs'
import {countTests, summaryLine} from './lib/test-counts.mjs'

requireNode()
ensureInstalled()
const args = process.argv.slice(2)
const failedSteps = []
const env = {...process.env}

step('type check', ['typescript/bin/tsc', '--noEmit', '-p', '.'])
step('lint and format', ['@biomejs/biome/bin/biome', 'check', '.'])
step('build', [join(ROOT, 'scripts/build.mjs')])
const counts = runTests(await withChromium())
console.log(`\n${failedSteps.map((name) => `Failed: ${name}\n`).join('')}`)
console.log(summaryLine({...counts, failed: counts.failed + failedSteps.length}))
process.exitCode = counts.passed > 0 && counts.failed + failedSteps.length === 0 ? 0 : 1

/** Runs one Node program from node_modules and remembers whether it failed; the rest still runs. */
function step(name, [program, ...rest]) {
  console.log(`\n— ${name}`)
  const file = program.startsWith(ROOT) ? program : join(ROOT, 'node_modules', program)
  const {status} = spawnSync(process.execPath, [file, ...rest], {cwd: ROOT, stdio: 'inherit'})
  if (status !== 0) failedSteps.push(name)
}

/** Finds the browser and says so in the environment; without one, the arguments that leave its tests out. */
async function withChromium() {
  if (onlyUnitTests()) return []
  console.log('\n— browser')
  const found = await findChromium({tell: (line) => console.log(line), mayFetch: true})
  if (found === undefined) {
    console.log(CHROMIUM_REMEDIES)
    failedSteps.push('browser tests (no Chromium)')
    return ['--project', 'unit']
  }
  env.LOTSE_CHROMIUM = found.path
  env.LOTSE_CHROMIUM_SANDBOX = found.sandbox ? 'on' : 'off'
  console.log(`Chromium ${found.version} at ${found.path}${found.sandbox ? '' : ', without its sandbox'}`)
  return []
}

function onlyUnitTests() {
  const projects = args.flatMap((arg, i) =>
    arg === '--project' ? [args[i + 1]] : (/^--project=(.+)/.exec(arg)?.[1] ?? []),
  )
  return projects.length > 0 && projects.every((name) => name === 'unit')
}

function runTests(extraArgs) {
  console.log('\n— tests')
  const folder = mkdtempSync(join(tmpdir(), 'lotse-test-'))
  const reportFile = join(folder, 'report.json')
  const {status} = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
      ...extraArgs,
      ...args,
    ],
    {cwd: ROOT, stdio: 'inherit', env},
  )
  const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : {}
  rmSync(folder, {recursive: true, force: true})
  const result = countTests(report)
  if (status !== 0 && result.failed === 0) failedSteps.push('vitest (see above)')
  return result
}
