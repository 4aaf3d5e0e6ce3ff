import {join} from 'node:path'
import type {BenchArgs} from './support/bench-args'
import {JOINT_ERROR} from './support/privacy-audit'
import {conversionSessions, conversionTable, sessionsTable, shareTable} from './support/privacy-tables'
import {runAudit} from './support/run-audit'
import {wholeNumber} from './support/whole-number'

export const describe =
  'black-box audit of ε on the built report chunk, and what a shop learns: --samples 100000 (--nightly: 1000000) --seed 1 --runs 40 --only audit|tables'

/** Measured bounds on ε, joint at 99.9 %, and the error of shares and conversions; see docs/privacy.md. */
export async function run({path, options}: BenchArgs): Promise<Record<string, unknown>> {
  const seed = wholeNumber(options.seed, 'seed', 1, 1)
  const runs = wholeNumber(options.runs, 'runs', 40, 1)
  const parts: Record<string, unknown> = {}
  if (options.only !== 'tables') {
    const file = path ?? join('dist', 'widget', 'report.js')
    const samples = wholeNumber(options.samples, 'samples', options.nightly ? 1_000_000 : 100_000, 1)
    const audits = []
    for (const cells of [6, 12])
      audits.push(await runAudit(file, {cells, odds: 7, samples, onProgress: tell(`${cells} cells`)}))
    parts.audit = audits.flatMap(({topics}) => topics)
    parts.choice = audits.map(({choice}) => choice)
    parts.reports = audits.reduce((sum, {reports}) => sum + reports, 0)
    parts.jointLevel = 1 - JOINT_ERROR
    parts.passed = audits.every(({topics, choice}) => choice.ok && topics.every(({ok}) => ok))
    // What claims more than it keeps must not pass unseen.
    if (!parts.passed) process.exitCode = 1
  }
  if (options.only !== 'audit') {
    parts.data = 'synthetic: shares 5, 30, 25, 20, 14, 6 %; conversion 3, 5, 4, 6, 2 %'
    parts.shares = [3, 7, 20].flatMap((odds) => shareTable(odds, {seed, runs, sizes: [1000, 4000, 10_000]}))
    parts.conversion = [3, 7, 20].map((odds) => conversionTable(odds, {seed, runs, sessions: 10_000}))
    parts.sessions = [3, 7, 20].flatMap(sessionsTable)
    parts.conversionSessions = [3, 7, 20].flatMap(conversionSessions)
  }
  return {seed, ...parts}
}

/** One line on the terminal, or nothing where there is none. */
function tell(what: string): (done: number) => void {
  return (done) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\r${what}: ${Math.round(100 * done)} %${done < 1 ? '' : '\n'}`)
  }
}
