import * as v from 'valibot'

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
})

const estimate = v.variant('kind', [
  v.object({kind: v.literal('shown'), reports: count, cells: v.array(cell), alarms: v.array(v.string())}),
  v.object({kind: v.literal('too-early'), reports: count, needed: count, daysToGo: v.nullable(count)}),
])

const source = v.object({kind: v.string()})

const configuration = v.object({
  hash: v.pipe(v.string(), v.hexadecimal()),
  simulated: v.boolean(),
  odds: v.pipe(v.number(), v.minValue(1)),
  periodDays: v.pipe(v.number(), v.minValue(1)),
  periods: v.nullable(v.object({first: count, last: count})),
  reports: count,
  topics: v.array(v.object({id: v.string(), source, cells: v.array(v.string()), estimate})),
  labels: v.nullable(
    v.object({
      shop: v.string(),
      topics: v.record(v.string(), v.object({label: localText, cells: v.record(v.string(), localText)})),
    }),
  ),
})

const answer = v.object({
  version: v.literal(1),
  shop: v.string(),
  currentPeriod: count,
  configurations: v.array(configuration),
})

/** The answer of `GET /v1/estimates`. */
export type Estimates = v.InferOutput<typeof answer>
/** What the counters of one public configuration tell; never mixed with those of another. */
export type EstimateSet = v.InferOutput<typeof configuration>
export type EstimatedTopic = EstimateSet['topics'][number]

/** @throws ValiError when the answer is not one of the collector's */
export const parseEstimates = (value: unknown): Estimates => v.parse(answer, value)
