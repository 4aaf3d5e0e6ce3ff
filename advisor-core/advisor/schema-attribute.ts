import * as v from 'valibot'

/** A text that is not empty. */
export const textSchema = v.pipe(v.string(), v.regex(/\S/, 'a text that is not empty'))

/** Ids are read by code, reports and people: short and plain. */
export const idSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'an id of lower-case letters, digits, "-" and "_"'),
)

export const localTextSchema = v.strictObject({de: textSchema, en: textSchema})

export const attributeSchema = v.strictObject({
  id: idSchema,
  kind: v.picklist(['categorical', 'multi', 'numeric', 'boolean']),
  label: localTextSchema,
  unit: v.nullable(textSchema),
  role: v.nullable(v.picklist(['price', 'category', 'brand'])),
  better: v.nullable(v.picklist(['higher', 'lower'])),
  valueLabels: v.exactOptional(v.record(v.string(), localTextSchema)),
  column: textSchema,
  separator: v.exactOptional(v.pipe(v.string(), v.minLength(1, 'at least one character'))),
  extract: v.exactOptional(textSchema),
  combine: v.exactOptional(v.picklist(['first', 'sum', 'max'])),
  decimal: v.exactOptional(v.picklist(['.', ','])),
})
