import * as v from 'valibot'
import {MAX_ARMS} from '../reporting/caps'
import {idSchema, localTextSchema} from './schema-attribute'

const whole = (from: number, to: number) => {
  const expected = `a whole number from ${from} to ${to}`
  return v.pipe(v.number(), v.integer(expected), v.minValue(from, expected), v.maxValue(to, expected))
}

const maxQuestions = whole(1, 20)
const askFirst = v.array(idSchema)
const traitQuestions = whole(0, 10)
const comparisons = v.exactOptional(whole(0, 5))

/** Those of the advisor's rules by which an arm may differ. */
export const armRuleEntries = {maxQuestions, askFirst, traitQuestions, comparisons}

const armRulesSchema = v.strictObject({
  maxQuestions: v.exactOptional(maxQuestions),
  askFirst: v.exactOptional(askFirst),
  traitQuestions: v.exactOptional(traitQuestions),
  comparisons,
})

/** With what became of the visit it is the name of a cell, which is no longer than 64 characters. */
const armIdSchema = v.pipe(idSchema, v.maxLength(40, 'an id of at most 40 characters'))

const armSchema = v.strictObject({
  id: armIdSchema,
  label: localTextSchema,
  share: v.exactOptional(whole(1, 100)),
  rules: v.exactOptional(armRulesSchema),
})

const experimentSchema = v.strictObject({
  id: v.pipe(
    idSchema,
    v.notValue('hold-out', 'an id other than hold-out, which is the permanent experiment’s'),
  ),
  label: localTextSchema,
  arms: v.pipe(
    v.array(armSchema),
    v.minLength(2, 'at least two arms'),
    v.maxLength(MAX_ARMS, `at most ${MAX_ARMS} arms`),
  ),
})

/** Each one is a topic more, which makes every other one less exact. */
const MOST_EXPERIMENTS = 3

export const experimentsSchema = v.strictObject({
  holdOut: v.exactOptional(whole(1, 50)),
  running: v.exactOptional(
    v.pipe(v.array(experimentSchema), v.maxLength(MOST_EXPERIMENTS, `at most ${MOST_EXPERIMENTS} at a time`)),
  ),
})
