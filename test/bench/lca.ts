import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse} from 'csv-parse/sync'
import {compareClasses} from '../../advisor-core/archetypes/compare-classes'
import {compareWithCloud, type GradedSolution} from '../../advisor-core/archetypes/compare-with-cloud'
import type {LatentClassFit} from '../../advisor-core/archetypes/fit-latent-classes'
import type {LatentClassData} from '../../advisor-core/archetypes/latent-class-patterns'
import {createRandom} from '../../advisor-core/numeric/random'
import {readList, readRecord} from '../../advisor-core/traits/artefact-fields'
import type {BenchArgs} from './support/bench-args'
import {measureRecovery} from './support/lca-recovery'
import {wholeNumber} from './support/whole-number'

export const describe =
  'latent class models with known answers: --classes 1..4 --starts 100 --missing drop|ar --refits 0 --clouds 0 --blrt 0; or --recovery --people 10000 --samples 5'

/** Classes to fit when neither `--classes` nor the reference says. */
const DEFAULT_CLASSES = [1, 2, 3, 4]
const DEFAULT_STARTS = 200

/** Latent class analysis of `data.csv` for several numbers of classes, beside `reference.json` where there is one. */
export async function run({path, options}: BenchArgs): Promise<Record<string, unknown>> {
  const started = performance.now()
  if (options.recovery === true) return recover(options)
  if (!path || !existsSync(join(path, 'data.csv')))
    throw new RangeError(`lca: no data.csv in "${path ?? ''}"`)
  const reference = readReference(join(path, 'reference.json'))
  const seed = wholeNumber(options.seed, 'seed', 1, 0)
  const starts = wholeNumber(options.starts, 'starts', DEFAULT_STARTS, 1)
  const data = readAnswers(join(path, 'data.csv'))
  const missing: 'at-random' | 'drop' = options.missing === 'ar' ? 'at-random' : 'drop'
  if (options.missing !== undefined && options.missing !== 'ar' && options.missing !== 'drop')
    throw new RangeError(`--missing: found "${options.missing}", expected ar or drop`)
  const listed = [...reference.keys()]
  const classes = parseClasses(options.classes) ?? (listed.length > 0 ? listed : DEFAULT_CLASSES)
  const random = createRandom(seed)
  const refits = wholeNumber(options.refits, 'refits', 0, 0)
  const clouds = wholeNumber(options.clouds, 'clouds', 0, 0)
  const blrtSamples = wholeNumber(options.blrt, 'blrt', 0, 0)
  const compared = compareClasses(data.answers, {classes, starts, random, missing, refits, blrtSamples})
  const cloud = {starts, random, missing, refits, clouds, ordered: data.ordered} as const
  const graded = clouds > 0 ? compareWithCloud(data.answers, compared, cloud) : []
  return {
    benchmark: 'lca',
    seed,
    starts,
    n: compared[0]?.fit.n ?? 0,
    fits: compared.map((solution, i) => ({
      ...toRow(solution.fit, reference.get(solution.fit.classes)),
      alerts: solution.alerts,
      ...(solution.stability ? {stability: solution.stability} : {}),
      ...(solution.blrtP === null ? {} : {blrtP: solution.blrtP}),
      ...(graded[i] ? toCloud(graded[i]) : {}),
    })),
    seconds: (performance.now() - started) / 1000,
  }
}

/** Synthetic people from known models: is the fitted model as good at telling them apart as the true one? */
function recover(options: BenchArgs['options']): Record<string, unknown> {
  const seed = wholeNumber(options.seed, 'seed', 1, 0)
  const people = wholeNumber(options.people, 'people', 10_000, 10)
  const samples = wholeNumber(options.samples, 'samples', 5, 1)
  const starts = wholeNumber(options.starts, 'starts', 20, 1)
  const recovery = measureRecovery({people, samples, starts, seed})
  return {benchmark: 'lca', synthetic: true, seed, n: people, samples, starts, recovery}
}

function toCloud({bicGain, iclGain, cloud, grade}: GradedSolution): Record<string, unknown> {
  return {bicGain, iclGain, cloud, grade}
}

function toRow(fit: LatentClassFit, reference: number | undefined): Record<string, unknown> {
  return {
    classes: fit.classes,
    logLik: fit.logLik,
    npar: fit.npar,
    df: fit.df,
    aic: fit.aic,
    bic: fit.bic,
    sabic: fit.sabic,
    caic: fit.caic,
    icl: fit.icl,
    gsq: fit.gsq,
    chisq: fit.chisq,
    entropy: fit.entropy,
    entropyR2: fit.entropyR2,
    scaledRelativeEntropy: fit.entropyR2,
    shares: Array.from(fit.shares),
    smallestClass: fit.shares.at(-1),
    shareOfStartsAtBest: fit.shareOfStartsAtBest,
    converged: fit.converged,
    ...(reference === undefined ? {} : {referenceLogLik: reference, aboveReference: fit.logLik - reference}),
  }
}

/** Each column's distinct values are its categories, in order where they are numbers; empty cells and NA are missing. */
function readAnswers(file: string): {answers: LatentClassData; ordered: boolean[]} {
  const [header, ...records]: string[][] = parse(readFileSync(file), {
    bom: true,
    skip_empty_lines: true,
    trim: true,
  })
  if (!header || records.length === 0) throw new RangeError(`${file}: no rows`)
  const values = header.map((_, j) =>
    [...new Set(records.map((record) => record[j]!))].filter((cell) => !isMissing(cell)),
  )
  const ordered = values.map((cells) => cells.every((cell) => Number.isFinite(Number(cell))))
  const codes = values.map((cells, j) => {
    const sorted = ordered[j] ? cells.sort((a, b) => Number(a) - Number(b)) : cells.sort()
    return new Map(sorted.map((cell, code) => [cell, code]))
  })
  const rows = records.map((record) => Int16Array.from(record, (cell, j) => codes[j]!.get(cell) ?? -1))
  return {answers: {categories: codes.map((map) => map.size), rows}, ordered}
}

function isMissing(cell: string): boolean {
  return cell === '' || cell === 'NA'
}

/** Reference log-likelihood by number of classes; empty without the file. */
function readReference(file: string): ReadonlyMap<number, number> {
  if (!existsSync(file)) return new Map()
  const reference = readRecord(JSON.parse(readFileSync(file, 'utf8')), 'reference.json')
  const fits = readList(reference.fits, 'reference.json.fits', readRecord)
  return new Map(fits.map((fit) => [Number(fit.K), Number(fit.llik)]))
}

/** `1..4`, `3` or `2,4`. */
function parseClasses(option: string | boolean | undefined): number[] | null {
  if (option === undefined) return null
  const range = /^(\d+)\.\.(\d+)$/.exec(String(option))
  const classes = range
    ? Array.from(
        {length: Math.max(Number(range[2]) - Number(range[1]) + 1, 0)},
        (_, i) => Number(range[1]) + i,
      )
    : String(option).split(',').map(Number)
  if (classes.length === 0 || !classes.every((count) => Number.isInteger(count) && count >= 1))
    throw new RangeError(`--classes: found "${option}", expected for instance 1..4`)
  return classes
}
