import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {checkConfiguration} from '../doctor/check-configuration'
import {checkDatabase} from '../doctor/check-database'
import {checkFolder} from '../doctor/check-folder'
import {checkNetwork} from '../doctor/check-network'
import {checkNode} from '../doctor/check-node'
import type {CheckResult, DoctorInput} from '../doctor/check-result'
import {readAdvisor} from '../read-advisor'
import {type CliCommand, EXIT, textOption} from './command'

const TIMEOUT_MS = 5000

/** `lotse doctor`: looks at an installation without changing anything; exit code 1 when something is wrong. */
export const doctorCommand: CliCommand = {
  name: 'doctor',
  describe: (command) =>
    command
      .description('look at this installation: Node, data folder, database, clock, keys, proxies, collector')
      .argument('[advisor]', 'the advisor file', 'advisor.json')
      .option('--data <folder>', 'where the embedded database is', 'data')
      .option('--files <folder>', 'what "lotse build" wrote', 'dist/lotse'),
  run: async ({args, options, json, context}) => {
    const path = resolve(context.cwd, args[0] ?? 'advisor.json')
    const input: DoctorInput = {
      folder: resolve(context.cwd, textOption(options, 'data') ?? 'data'),
      env: process.env,
      nodeVersion: process.version,
      nowMs: Date.now(),
      collector: existsSync(path) ? readAdvisor(path).report.collector : undefined,
      files: resolve(context.cwd, textOption(options, 'files') ?? 'dist/lotse'),
      fetch: (url) => fetch(url, {signal: AbortSignal.timeout(TIMEOUT_MS)}),
    }
    const checks = await examine(input)
    const isWell = checks.every(({status}) => status !== 'wrong')
    context.out(json ? `${JSON.stringify({ok: isWell, checks}, null, 2)}\n` : toText(checks))
    return isWell ? EXIT.ok : EXIT.findings
  },
}

/** All checks; each looks for itself, so that one that is wrong hides no other. */
async function examine(input: DoctorInput): Promise<readonly CheckResult[]> {
  return [
    checkNode(input),
    ...checkFolder(input),
    ...(await checkDatabase(input)),
    ...(await checkNetwork(input)),
    ...(await checkConfiguration(input)),
  ]
}

function toText(checks: readonly CheckResult[]): string {
  const width = Math.max(...checks.map(({name}) => name.length))
  return checks
    .map(({name, status, says}) => `${status.padEnd(8)}  ${name.padEnd(width)}  ${says}\n`)
    .join('')
}
