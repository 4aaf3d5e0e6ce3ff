import * as v from 'valibot'
import {idSchema, localTextSchema, textSchema} from './schema-attribute'

const matchSchema = v.union(
  [
    v.strictObject({values: v.pipe(v.array(textSchema), v.minLength(1, 'at least one value'))}),
    v.strictObject({min: v.exactOptional(v.number()), max: v.exactOptional(v.number())}),
  ],
  '{"values": […]} for words or {"min": …, "max": …} for numbers',
)

const optionSchema = v.strictObject({
  id: idSchema,
  label: localTextSchema,
  hint: v.exactOptional(localTextSchema),
  match: matchSchema,
})

export const questionSchema = v.strictObject({
  id: idSchema,
  kind: v.picklist(['single', 'yes-no', 'several', 'range', 'budget', 'at-least']),
  attribute: idSchema,
  text: localTextSchema,
  why: localTextSchema,
  options: v.array(optionSchema),
  when: v.exactOptional(v.strictObject({attribute: idSchema, values: v.array(textSchema)})),
  noise: v.exactOptional(
    v.pipe(v.number(), v.minValue(0, 'a chance from 0 to 1'), v.maxValue(1, 'a chance from 0 to 1')),
  ),
})
