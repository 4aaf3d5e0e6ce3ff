import * as v from 'valibot'
import {experimentSchema} from './schema-experiment'

const share = v.pipe(v.number(), v.finite())
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const localText = v.object({de: v.string(), en: v.string()})

const cell = v.object({
  cell: v.string(),
  raw: share,
  standardError: share,
  low: share,
  high: share,
  share,
  merged: v.optional(v.array(v.string())),
})
const times = v.nullable(v.number())
const days = v.nullable(count)
const between = v.object({value: share, low: share, high: share})
const shareBetween = v.object({cell: v.string(), share, low: share, high: share})

const estimate = v.variant('kind', [
  v.object({kind: v.literal('shown'), reports: count, cells: v.array(cell), alarms: v.array(v.string())}),
  v.object({kind: v.literal('too-early'), reports: count, needed: count, daysToGo: v.nullable(count)}),
])

const corrected = v.variant('kind', [
  v.object({kind: v.literal('shown'), cells: v.array(shareBetween), magnification: share}),
  v.object({kind: v.literal('too-wide'), magnification: share, timesReports: share}),
  v.object({kind: v.literal('singular'), magnification: v.nullable(share)}),
])

const archetypes = v.object({
  reports: count,
  topics: v.array(v.string()),
  cells: v.array(cell),
  corrected: v.nullable(corrected),
  classification: v.nullable(
    v.object({
      questions: count,
      visitors: count,
      answered: v.optional(v.array(v.number())),
      isReported: v.optional(v.boolean()),
    }),
  ),
})

const conversion = v.variant('kind', [
  v.object({
    kind: v.literal('shown'),
    currency: v.string(),
    advised: count,
    outcomes: count,
    level: between,
    classes: v.array(
      v.object({
        cell: v.string(),
        conversion: v.nullable(between),
        orderValue: v.nullable(between),
        timesReports: times,
        daysToGo: days,
      }),
    ),
  }),
  v.object({kind: v.literal('too-early'), advised: count, outcomes: count}),
  v.object({kind: v.literal('not-told')}),
])

const table = v.object({
  id: v.string(),
  reports: count,
  rows: v.array(
    v.object({
      archetype: v.string(),
      share,
      cells: v.nullable(v.array(shareBetween)),
      timesReports: times,
      daysToGo: days,
    }),
  ),
})

const jump = v.object({
  topic: v.string(),
  cell: v.string(),
  period: count,
  before: share,
  after: share,
  errors: share,
})

const source = v.object({kind: v.string()})

const configuration = v.object({
  hash: v.pipe(v.string(), v.hexadecimal()),
  simulated: v.boolean(),
  odds: v.pipe(v.number(), v.minValue(1)),
  periodDays: v.pipe(v.number(), v.minValue(1)),
  periods: v.nullable(v.object({first: count, last: count})),
  reports: count,
  topics: v.array(
    v.object({
      id: v.string(),
      source,
      cells: v.array(v.string()),
      subsetSize: v.optional(count),
      estimate,
    }),
  ),
  // What collectors of earlier versions do not tell.
  weeks: v.optional(count),
  designEffect: v.optional(share),
  artefacts: v.optional(v.record(v.string(), v.string())),
  archetypes: v.optional(v.nullable(archetypes)),
  conversion: v.optional(conversion),
  tables: v.optional(v.array(table)),
  jumps: v.optional(v.array(jump)),
  experiments: v.optional(v.array(experimentSchema)),
  // Of the newest: what is read besides its own reports.
  others: v.optional(v.nullable(v.object({configurations: count, reports: count, leftOut: count}))),
  labels: v.nullable(
    v.object({
      shop: v.string(),
      topics: v.record(
        v.string(),
        v.object({
          label: localText,
          cells: v.record(v.string(), localText),
          arms: v.optional(v.record(v.string(), localText)),
        }),
      ),
    }),
  ),
})

const answer = v.object({
  version: v.literal(1),
  shop: v.string(),
  currentPeriod: count,
  configurations: v.array(configuration),
  earlier: v.optional(
    v.array(
      v.object({
        hash: v.pipe(v.string(), v.hexadecimal()),
        simulated: v.boolean(),
        periods: v.object({first: count, last: count}),
        reports: count,
      }),
    ),
  ),
})

/** The answer of `GET /v1/estimates`. */
export type Estimates = v.InferOutput<typeof answer>
/** What counters tell that are read under one public configuration. */
export type EstimateSet = v.InferOutput<typeof configuration>
/** An earlier configuration, whose figures come when they are asked for. */
export type EarlierSet = NonNullable<Estimates['earlier']>[number]
export type CorrectedArchetypes = v.InferOutput<typeof corrected>
export type ShownConversion = Extract<v.InferOutput<typeof conversion>, {kind: 'shown'}>
export type JointTable = v.InferOutput<typeof table>
export type EstimatedTopic = EstimateSet['topics'][number]

/** @throws ValiError when the answer is not one of the collector's */
export const parseEstimates = (value: unknown): Estimates => v.parse(answer, value)
