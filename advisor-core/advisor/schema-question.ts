import * as v from 'valibot'
import {idSchema, localTextSchema, textSchema} from './schema-attribute'

export const matchSchema = v.union(
  [
    v.strictObject({values: v.pipe(v.array(textSchema), v.minLength(1, 'at least one value'))}),
    v.strictObject({min: v.exactOptional(v.number()), max: v.exactOptional(v.number())}),
  ],
  '{"values": […]} for words or {"min": …, "max": …} for numbers',
)

const needSchema = v.strictObject({
  attribute: idSchema,
  match: matchSchema,
  weight: v.exactOptional(v.pipe(v.number(), v.gtValue(0, 'a weight above 0'))),
})

const optionSchema = v.strictObject({
  id: idSchema,
  label: localTextSchema,
  hint: v.exactOptional(localTextSchema),
  match: v.exactOptional(matchSchema),
  needs: v.exactOptional(v.pipe(v.array(needSchema), v.minLength(1, 'at least one need'))),
})

const autoSchema = v.strictObject({
  most: v.optional(
    v.pipe(
      v.number(),
      v.integer('a whole number'),
      v.minValue(2, 'a number from 2 to 12'),
      v.maxValue(12, 'a number from 2 to 12'),
    ),
    6,
  ),
})

/** Kinds of questions, as `types.ts` describes them. */
const KINDS = [
  'single',
  'yes-no',
  'a-or-b',
  'several',
  'range',
  'budget',
  'at-least',
  'must-have',
  'nice-to-have',
  'exclusion',
  'needs',
  'order',
] as const

export const questionSchema = v.strictObject({
  id: idSchema,
  kind: v.picklist(KINDS),
  attribute: v.exactOptional(idSchema),
  text: localTextSchema,
  why: localTextSchema,
  options: v.optional(v.array(optionSchema), () => []),
  auto: v.exactOptional(autoSchema),
  when: v.exactOptional(v.strictObject({attribute: idSchema, values: v.array(textSchema)})),
  noise: v.exactOptional(
    v.pipe(v.number(), v.minValue(0, 'a chance from 0 to 1'), v.maxValue(1, 'a chance from 0 to 1')),
  ),
  situational: v.exactOptional(v.literal(true, 'true, or nothing')),
})
