import * as v from 'valibot'
import {attributeSchema, idSchema, localTextSchema, textSchema} from './schema-attribute'
import {armRuleEntries, experimentsSchema} from './schema-experiments'
import {builtLearnedSchema, shareSchema} from './schema-learned'
import {matchSchema, questionSchema} from './schema-question'
import type {Advisor} from './types'

const argumentSchema = v.strictObject({
  id: idSchema,
  attribute: idSchema,
  match: matchSchema,
  text: localTextSchema,
  for: v.exactOptional(
    v.strictObject({
      archetypes: v.exactOptional(v.array(textSchema)),
      traits: v.exactOptional(
        v.array(v.strictObject({trait: textSchema, level: v.picklist(['low', 'high'])})),
      ),
      answers: v.exactOptional(
        v.array(v.strictObject({question: idSchema, options: v.pipe(v.array(idSchema), v.minLength(1))})),
      ),
    }),
  ),
})

const endSchema = v.strictObject({attribute: idSchema, match: matchSchema})

const relationSchema = v.strictObject({
  from: endSchema,
  to: endSchema,
  same: v.exactOptional(v.array(idSchema)),
  text: localTextSchema,
})

const personaSchema = v.strictObject({
  id: idSchema,
  name: localTextSchema,
  traits: v.array(
    v.strictObject({
      trait: textSchema,
      level: v.picklist(['low', 'mid', 'high']),
      sure: v.picklist(['somewhat', 'sure']),
    }),
  ),
  answers: v.exactOptional(
    v.array(v.strictObject({question: idSchema, options: v.pipe(v.array(idSchema), v.minLength(1))})),
  ),
})

const signalSchema = v.strictObject({
  signal: v.picklist(['hour', 'weekday', 'device', 'browser', 'page', 'sort', 'filter', 'search']),
  bin: textSchema,
  attribute: idSchema,
  values: v.array(textSchema),
  logRatio: v.pipe(v.number(), v.minValue(-1), v.maxValue(1)),
})

const mappingSchema = v.strictObject({
  id: textSchema,
  title: textSchema,
  group: v.exactOptional(textSchema),
  price: v.exactOptional(textSchema),
  link: v.exactOptional(textSchema),
  image: v.exactOptional(textSchema),
  description: v.exactOptional(textSchema),
  availability: v.exactOptional(textSchema),
  goesWith: v.exactOptional(textSchema),
})

const catalogSchema = v.strictObject({
  file: textSchema,
  format: v.picklist(['csv', 'tsv']),
  mapping: mappingSchema,
  attributes: v.array(attributeSchema),
})

const shopSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, '32 lower-case hexadecimal digits')),
  name: textSchema,
  currency: v.pipe(
    v.string(),
    v.regex(/^[A-Z]{3}$/, 'a currency code of three capital letters, such as EUR'),
  ),
})

const rulesSchema = v.strictObject({
  ...armRuleEntries,
  neverTogether: v.exactOptional(
    v.array(v.pipe(v.array(idSchema), v.minLength(2, 'at least two questions'))),
  ),
  atMost: v.exactOptional(
    v.array(
      v.strictObject({
        questions: v.pipe(v.array(idSchema), v.minLength(1, 'at least one question')),
        count: v.pipe(v.number(), v.integer('a whole number'), v.minValue(1, 'a number of at least 1')),
      }),
    ),
  ),
  merchandising: v.exactOptional(
    v.strictObject({
      attribute: idSchema,
      weight: v.pipe(
        v.number(),
        v.gtValue(0, 'a weight above 0, at most 0.2'),
        v.maxValue(0.2, 'a weight above 0, at most 0.2'),
      ),
    }),
  ),
})

/** An address, or a path that the page completes. All visitors send to the same: no query tells them apart. */
const collectorSchema = v.pipe(
  v.string(),
  v.regex(
    /^(https?:\/\/[^\s/?#][^\s?#]*|(?![a-z][a-z0-9+.-]*:)[^\s?#]+)$/i,
    'an address like "https://reports.shop.example/" or a path like "/", without a query',
  ),
)

const reportSchema = v.strictObject({
  collector: v.nullable(collectorSchema),
  odds: v.picklist([3, 7, 20]),
  live: v.exactOptional(v.array(textSchema)),
  outcomes: v.exactOptional(v.picklist(['delayed', 'immediate', 'off'])),
})

const entries = {
  version: v.literal(1),
  shop: shopSchema,
  locales: v.pipe(v.array(v.picklist(['de', 'en'])), v.minLength(1, 'at least one of "de" and "en"')),
  questions: v.array(questionSchema),
  arguments: v.array(argumentSchema),
  relations: v.exactOptional(v.array(relationSchema)),
  personas: v.array(personaSchema),
  signals: v.array(signalSchema),
  synonyms: v.exactOptional(v.record(textSchema, v.array(textSchema))),
  rules: rulesSchema,
  experiments: v.exactOptional(experimentsSchema),
  report: reportSchema,
}

/** A question with the rates of its options, where they were learnt: one for each. */
const builtQuestionSchema = v.pipe(
  v.strictObject({...questionSchema.entries, rates: v.exactOptional(v.array(shareSchema))}),
  v.forward(
    v.check(
      ({rates, options}) => rates === undefined || rates.length === options.length,
      'as many rates as the question has options',
    ),
    ['rates'],
  ),
)

/** What the widget gets of it, with what was learnt. */
export const compiledAdvisorSchema = v.strictObject({
  ...entries,
  questions: v.array(builtQuestionSchema),
  learned: v.exactOptional(builtLearnedSchema),
})

/** The one schema of `advisor.json`; `types.ts` describes the fields, a compile-time check holds both together. */
export const advisorSchema = v.strictObject({
  $schema: v.exactOptional(v.string()),
  ...entries,
  catalog: catalogSchema,
})

type DeepReadonly<T> = T extends object ? {readonly [K in keyof T]: DeepReadonly<T[K]>} : T
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
true satisfies Same<DeepReadonly<v.InferOutput<typeof advisorSchema>>, Advisor>
