import {mkdtempSync, rmSync} from 'node:fs'
import {loadavg, tmpdir} from 'node:os'
import {join} from 'node:path'
import {startPostgres} from '../support/postgres/start-postgres'
import type {BenchArgs} from './support/bench-args'
import {measureIntake} from './support/collector/measure-intake'
import {measureLoad} from './support/collector/measure-load'

export const describe =
  'collector under load: --seconds 0.5 --rounds 7 --connections 1,2,4 --shops 1,100,10000 --reports 200000 --seed 1 --only load|intake'

/** Throughput and latency against a bare server, memory, disk and cost by number of shops; see docs/benchmarks.md. */
export async function run({options}: BenchArgs): Promise<Record<string, unknown>> {
  const number = (name: string, fallback: number): number => {
    const value = Number(options[name] ?? fallback)
    if (!(value > 0)) throw new RangeError(`--${name}: found "${options[name]}", expected a number above 0`)
    return value
  }
  const list = (name: string, fallback: string): number[] =>
    String(options[name] ?? fallback)
      .split(',')
      .map(Number)
  const folder = mkdtempSync(join(tmpdir(), 'lotse-bench-'))
  // As an operator has it: what is committed is on disk.
  const postgres = await startPostgres(['fsync=on', 'synchronous_commit=on'])
  const seed = number('seed', 1)
  const loadBefore = loadavg()[0]
  try {
    const parts: Record<string, unknown> = {}
    if (options.only !== 'intake')
      Object.assign(
        parts,
        await measureLoad({
          folder,
          postgres,
          seed,
          seconds: number('seconds', 0.5),
          rounds: number('rounds', 7),
          connections: list('connections', '1,2,4'),
        }),
      )
    if (options.only !== 'load')
      Object.assign(
        parts,
        await measureIntake({
          folder,
          postgres,
          seed,
          reports: number('reports', 200_000),
          shops: list('shops', '1,100,10000'),
        }),
      )
    return {
      seed,
      postgres: typeof postgres === 'string' ? postgres : postgres.version,
      loadBefore,
      loadAfter: loadavg()[0],
      ...parts,
    }
  } finally {
    if (typeof postgres !== 'string') await postgres.stop()
    rmSync(folder, {recursive: true, force: true})
  }
}
