import * as v from 'valibot'
import {textSchema} from './schema-attribute'

const CHANCE = 'a share from 0 to 1'
const RATIO = 'a log ratio from −5 to 5'

export const shareSchema = v.pipe(v.number(), v.minValue(0, CHANCE), v.maxValue(1, CHANCE))
const ratioSchema = v.pipe(v.number(), v.minValue(-5, RATIO), v.maxValue(5, RATIO))

const popularitySchema = v.strictObject({
  attribute: textSchema,
  values: v.array(textSchema),
  logRatio: ratioSchema,
})

/** What `lotse build` adds to the advisor that the page loads. */
export const builtLearnedSchema = v.strictObject({
  archetypes: v.exactOptional(v.record(textSchema, shareSchema)),
  popularity: v.exactOptional(v.array(popularitySchema)),
  utility: v.exactOptional(v.array(v.number())),
  dropOff: v.exactOptional(shareSchema),
})

/** All parameters that `lotse learn` finds, as `learned.json` holds them. */
export const learnedSchema = v.strictObject({
  ...builtLearnedSchema.entries,
  noise: v.exactOptional(v.record(textSchema, shareSchema)),
  baseRates: v.exactOptional(v.record(textSchema, v.record(textSchema, shareSchema))),
  signals: v.exactOptional(
    v.array(
      v.strictObject({
        signal: v.picklist(['hour', 'weekday', 'device', 'browser', 'page', 'sort', 'filter', 'search']),
        bin: textSchema,
        attribute: textSchema,
        values: v.array(textSchema),
        logRatio: ratioSchema,
      }),
    ),
  ),
})
