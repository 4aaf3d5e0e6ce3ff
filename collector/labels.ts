import * as v from 'valibot'
import type {Classification} from '../advisor-core/reporting/correct-archetypes'
import {Problem} from './problem'

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const localText = v.object({de: text, en: text})
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(64))

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const matrix = v.pipe(v.array(v.pipe(v.array(share), v.maxLength(64))), v.maxLength(64))

const classification = v.object({
  matrix,
  questions: count,
  visitors: count,
  byAnswers: v.optional(v.pipe(v.array(matrix), v.maxLength(64))),
  answered: v.optional(v.pipe(v.array(share), v.maxLength(64))),
})

const labelsSchema = v.object({
  shop: text,
  topics: v.record(
    name,
    v.object({
      label: localText,
      cells: v.record(name, localText),
      arms: v.optional(v.record(name, localText)),
    }),
  ),
  classification: v.optional(classification),
})

/**
 * Words for what a configuration names only by id: the shop's name, and the topics and cells in each language.
 * Kept beside the configuration; not part of its hash, because no device reads them.
 */
export interface Labels {
  readonly shop: string
  readonly topics: Readonly<
    Record<
      string,
      {
        readonly label: {readonly de: string; readonly en: string}
        readonly cells: Readonly<Record<string, {readonly de: string; readonly en: string}>>
        /** Of an experiment: its arms by id. */
        readonly arms?: Readonly<Record<string, {readonly de: string; readonly en: string}>> | undefined
      }
    >
  >
  /**
   * How the devices' guesses of the archetype relate to true classes, from simulated visitors: corrects the shares.
   * Rows and columns in the order of the archetype topic's cells, without `none`.
   */
  readonly classification?: Classification | undefined
}

/** @throws Problem 422 that says where the document is wrong */
export function parseLabels(value: unknown): Labels {
  const result = v.safeParse(labelsSchema, value)
  if (result.success) return result.output
  const issue = result.issues[0]
  const path = `labels.${v.getDotPath(issue) ?? ''}`.replace(/\.$/, '')
  throw new Problem(422, 'invalid-labels', issue.message, path)
}

const withClassification = v.object({classification: v.optional(classification)})

/** The classification in labels as they are stored, without looking at the words; `null` where there is none. */
export const classificationIn = (labels: string | null): Classification | null =>
  (labels === null ? null : v.parse(withClassification, JSON.parse(labels)).classification) ?? null
