import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {BenchArgs} from './support/bench-args'
import {auditConfiguration, auditTopic, JOINT_ERROR, type ReportChunk} from './support/privacy-audit'
import {conversionTable, sessionsTable, shareTable} from './support/privacy-tables'

export const describe =
  'black-box audit of ε on the built report chunk, and what a shop learns: --samples 100000 --seed 1 --runs 40 --only audit|tables'

/** Measured bounds on ε, joint at 99.9 %, and the error of shares and conversions; see docs/privacy.md. */
export async function run({path, options}: BenchArgs): Promise<Record<string, unknown>> {
  const number = (name: string, fallback: number): number => {
    const value = Number(options[name] ?? fallback)
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`--${name}: found "${options[name]}", expected a whole number from 1 on`)
    return value
  }
  const seed = number('seed', 1)
  const runs = number('runs', 40)
  const parts: Record<string, unknown> = {}
  if (options.only !== 'tables') {
    const chunk: ReportChunk = await import(pathToFileURL(path ?? join('dist', 'widget', 'report.js')).href)
    const samples = number('samples', 100_000)
    const audited = [
      await auditTopic(chunk, auditConfiguration(6, 7), {about: 'archetype', samples}),
      await auditTopic(chunk, auditConfiguration(6, 7), {about: 'question', samples}),
      await auditTopic(chunk, auditConfiguration(12, 7), {
        about: 'question',
        samples: Math.ceil(samples / 5),
      }),
    ]
    parts.audit = audited
    parts.jointLevel = 1 - JOINT_ERROR
    parts.passed = audited.every(({ok}) => ok)
    // What claims more than it keeps must not pass unseen.
    if (!parts.passed) process.exitCode = 1
  }
  if (options.only !== 'audit') {
    parts.data = 'synthetic: shares 5, 30, 25, 20, 14, 6 %; conversion 3, 5, 4, 6, 2 %'
    parts.shares = [3, 7, 20].flatMap((odds) => shareTable(odds, {seed, runs, sizes: [1000, 4000, 10_000]}))
    parts.conversion = [3, 7, 20].map((odds) => conversionTable(odds, {seed, runs, sessions: 10_000}))
    parts.sessions = [3, 7, 20].flatMap(sessionsTable)
  }
  return {seed, ...parts}
}
