import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import type {HbSampler} from './hb-sampler'
import type {Population, Saved} from './population'

export interface SamplerRun {
  /** Steps whose draws are kept. */
  readonly keep: number
  /** Steps before, in which the proposals are tuned. */
  readonly burnIn: number
  /** File to go on from after an interruption; removed at the end. */
  readonly checkpoint?: string
  readonly progress?: (line: string) => void
}

const SAY_EVERY = 500
const NOTE_EVERY = 5

/** Runs a sampler to its end, from its checkpoint if there is one. */
export async function runSampler(
  sampler: HbSampler,
  population: Population,
  {keep, burnIn, checkpoint, progress}: SamplerRun,
): Promise<void> {
  const total = burnIn + keep
  let step = checkpoint ? resume(checkpoint, sampler, population, total) : 0
  if (step > 0) progress?.(`goes on after step ${step}`)
  for (; step < total; step++) {
    sampler.step(step < burnIn)
    if (step >= burnIn && step % NOTE_EVERY === 0) {
      population.note()
      sampler.positions.note()
    }
    if ((step + 1) % SAY_EVERY > 0) continue
    progress?.(`step ${step + 1} of ${total}: log likelihood ${sampler.logLikelihood().toFixed(1)}`)
    if (checkpoint) save(checkpoint, {step: step + 1, total}, {sampler, population})
    // Whoever watches the process gets a turn.
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (checkpoint) rmSync(checkpoint, {force: true})
}

interface Checkpoint {
  readonly step: number
  readonly total: number
  readonly sampler: Saved
  readonly population: Saved
}

function save(
  file: string,
  at: {step: number; total: number},
  {sampler, population}: {sampler: HbSampler; population: Population},
): void {
  const checkpoint: Checkpoint = {...at, sampler: sampler.save(), population: population.save()}
  // Whole or not at all, whenever it is interrupted.
  writeFileSync(`${file}.new`, JSON.stringify(checkpoint))
  renameSync(`${file}.new`, file)
}

/** @returns the number of steps already taken */
function resume(file: string, sampler: HbSampler, population: Population, total: number): number {
  if (!existsSync(file)) return 0
  const checkpoint = parseCheckpoint(JSON.parse(readFileSync(file, 'utf8')))
  if (checkpoint.total !== total) {
    throw new RangeError(
      `Failed to resume ${file}: it is of a run of ${checkpoint.total} steps, not ${total}`,
    )
  }
  sampler.restore(checkpoint.sampler)
  population.restore(checkpoint.population)
  return checkpoint.step
}

function parseCheckpoint(value: unknown): Checkpoint {
  const wrong = () => new RangeError('Failed to resume: this is no checkpoint')
  if (typeof value !== 'object' || value === null) throw wrong()
  if (!('step' in value && 'total' in value && 'sampler' in value && 'population' in value)) throw wrong()
  const {step, total, sampler, population} = value
  if (typeof step !== 'number' || typeof total !== 'number') throw wrong()
  if (!isSaved(sampler) || !isSaved(population)) throw wrong()
  return {step, total, sampler, population}
}

function isSaved(value: unknown): value is Saved {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      (list: unknown) => Array.isArray(list) && list.every((x: unknown) => typeof x === 'number'),
    )
  )
}
