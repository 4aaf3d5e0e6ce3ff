import * as v from 'valibot'
import type {ExperimentEstimate} from '../../advisor-core/experiments/types'

const share = v.pipe(v.number(), v.finite())
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const between = v.nullable(v.object({value: share, low: share, high: share}))
// What collectors of earlier versions do not tell.
const later = v.optional(between, null)
const progress = v.object({reports: count, needed: count, daysToGo: v.nullable(count)})

/** One of `experiments` in the answer of `GET /v1/estimates`. */
export const experimentSchema: v.GenericSchema<unknown, ExperimentEstimate> = v.object({
  id: v.string(),
  experiment: v.string(),
  assigned: v.nullable(share),
  chosen: progress,
  ordered: v.nullable(progress),
  currency: v.optional(v.nullable(v.string()), null),
  arms: v.pipe(
    v.array(
      v.object({
        arm: v.string(),
        share,
        chosen: between,
        difference: between,
        orders: between,
        orderRate: later,
        orderValue: later,
        revenue: later,
      }),
    ),
    v.minLength(2),
  ),
  uneven: v.array(v.string()),
})
