import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse} from 'csv-parse/sync'
import {readList, readNumber, readRecord} from '../../advisor-core/traits/artefact-fields'
import type {GradedItem} from '../../advisor-core/traits/fit-graded-item'
import {
  fitGradedResponse,
  type GradedData,
  type GradedFit,
} from '../../advisor-core/traits/fit-graded-response'
import {scoreTraits} from '../../advisor-core/traits/score-traits'
import type {TraitBank} from '../../advisor-core/traits/types'
import type {BenchArgs} from './support/bench-args'
import {timePick} from './support/time-pick'

export const describe = 'graded response fits and scores with known answers, and the time of one pick'

interface Golden {
  readonly name: string
  readonly data: GradedData
  readonly logLik: number
  readonly items: readonly GradedItem[]
  /** Answers from 0 on, −1 where not asked, with mean and standard deviation. */
  readonly scores: readonly {readonly answers: readonly number[]; readonly expected: readonly number[]}[]
}

/** Fits `science.csv` and `lsat7_freq.csv` and compares with `golden.json`. */
export async function run({path}: BenchArgs): Promise<Record<string, unknown>> {
  if (!path || !existsSync(join(path, 'golden.json')))
    throw new RangeError(`irt: no golden.json in "${path ?? ''}"`)
  const golden = readRecord(JSON.parse(readFileSync(join(path, 'golden.json'), 'utf8')), 'golden.json')
  const sets = [readGraded(path, golden), readBinary(path, golden)]
  return {
    benchmark: 'irt',
    fits: sets.map((set) => {
      const started = performance.now()
      return compareFit(set, fitGradedResponse(set.data), started)
    }),
    scores: sets.flatMap(compareScores),
    pick: timePick(),
  }
}

function compareFit(set: Golden, fit: GradedFit, started: number): Record<string, unknown> {
  const away = fit.items.flatMap((item, i) => [
    Math.abs(item.discrimination - set.items[i]!.discrimination),
    ...item.intercepts.map((d, c) => Math.abs(d - set.items[i]!.intercepts[c]!)),
  ])
  return {
    name: set.name,
    n: set.data.rows.reduce((sum, _, r) => sum + (set.data.weights?.[r] ?? 1), 0),
    logLik: fit.logLikelihood,
    referenceLogLik: set.logLik,
    largestParameterError: Math.max(...away),
    iterations: fit.iterations,
    converged: fit.converged,
    seconds: (performance.now() - started) / 1000,
  }
}

/** Scores with the reference's own parameters, so that only the scoring is compared. */
function compareScores({name, items, scores}: Golden): Record<string, unknown>[] {
  const bank = toBank(items)
  return scores.map(({answers, expected}) => {
    const responses = answers.flatMap((category, i) => (category < 0 ? [] : [{item: String(i), category}]))
    const {mean, covariance} = scoreTraits(bank, responses)
    const sd = Math.sqrt(covariance[0]!)
    return {
      name,
      answers: answers.join(' '),
      mean: mean[0],
      sd,
      meanError: Math.abs(mean[0]! - expected[0]!),
      sdError: Math.abs(sd - expected[1]!),
    }
  })
}

function toBank(items: readonly GradedItem[]): TraitBank {
  const text = {de: 'x', en: 'x'}
  return {
    version: 1,
    traits: [{id: 't', label: text, low: text, high: text}],
    correlation: [1],
    categories: Array.from({length: items[0]!.intercepts.length + 1}, () => text),
    items: items.map((item, i) => ({
      id: String(i),
      trait: 't',
      facet: 't',
      keyed: 1,
      text,
      plain: text,
      ...item,
      source: 'golden',
      status: 'provisional',
      calibratedOn: 0,
    })),
  }
}

function readGraded(path: string, golden: Readonly<Record<string, unknown>>): Golden {
  const science = readRecord(golden.science, 'golden.json.science')
  const rows = readTable(join(path, 'science.csv')).map((row) => row.map((category) => category - 1))
  const items = readList(science.items, 'golden.json.science.items', (value, at) => {
    const item = readRecord(value, at)
    return {
      discrimination: readNumber(item.a, `${at}.a`),
      intercepts: readList(item.d, `${at}.d`, readNumber),
    }
  })
  const eap = readRecord(science.eap_n01_prior, 'golden.json.science.eap_n01_prior')
  return {
    name: 'science',
    data: {categories: items.map((item) => item.intercepts.length + 1), rows},
    logLik: readNumber(science.loglik, 'golden.json.science.loglik'),
    items,
    scores: Object.entries(eap).map(([key, value]) => ({
      answers: readList(JSON.parse(key), key, readNumber).map((answer) => (answer < 0 ? -1 : answer - 1)),
      expected: readList(value, key, readNumber),
    })),
  }
}

function readBinary(path: string, golden: Readonly<Record<string, unknown>>): Golden {
  const lsat = readRecord(golden.lsat7, 'golden.json.lsat7')
  const table = readTable(join(path, 'lsat7_freq.csv'))
  const items = readList(lsat.items, 'golden.json.lsat7.items', (value, at) => {
    const item = readRecord(value, at)
    return {discrimination: readNumber(item.a, `${at}.a`), intercepts: [readNumber(item.d, `${at}.d`)]}
  })
  return {
    name: 'lsat7',
    data: {
      categories: items.map(() => 2),
      rows: table.map((row) => row.slice(0, -1)),
      weights: table.map((row) => row.at(-1)!),
    },
    logLik: readNumber(lsat.loglik, 'golden.json.lsat7.loglik'),
    items,
    scores: [],
  }
}

function readTable(file: string): number[][] {
  const rows: string[][] = parse(readFileSync(file), {from_line: 2, skip_empty_lines: true, bom: true})
  return rows.map((row) => row.map(Number))
}
