import type {Advisor, Question} from '../../advisor-core/advisor/types'
import type {Column} from '../../advisor-core/catalog/types'
import {type Base, coverOf, fillOf, LEAST_SHARE, MOST_SHARE, shareOfCover} from '../propose/option-shares'
import {LEAST_FILL} from '../propose/propose-questions'
import type {Finding} from './finding'

type Columns = Readonly<Record<string, Column>>

/** Options that hardly anything or nearly everything fits, values that do not exist, attributes that are mostly empty. */
export function checkCoverage(advisor: Advisor, columns: Columns, products: number): readonly Finding[] {
  return advisor.questions.flatMap((question, index) => {
    const base = baseOf(question, columns, products)
    const path = `questions[${index}]`
    if (base.length === 0)
      return [
        {
          place: `${path}.when`,
          problem: 'holds for no product',
          remedy: 'Name values that the catalogue has, or remove it.',
        },
      ]
    return [
      ...checkFill(question, {path, column: columns[question.attribute]!, base}),
      ...checkOptions(question, {path, column: columns[question.attribute]!, base}),
    ]
  })
}

function baseOf({when}: Question, columns: Columns, products: number): Base {
  const everything = Array.from({length: products}, (_, index) => index)
  if (!when) return everything
  const column = columns[when.attribute]!
  const cover = coverOf({match: {values: when.values}, kind: 'several', column, base: everything})
  return everything.filter((product) => cover[product] === 1)
}

interface Context {
  readonly path: string
  readonly column: Column
  readonly base: Base
}

function checkFill({attribute}: Question, {path, column, base}: Context): readonly Finding[] {
  const fill = fillOf(column, base)
  if (fill >= LEAST_FILL) return []
  return [
    {
      place: `${path}.attribute`,
      problem: `"${attribute}" is known of ${percent(fill)} of the products, expected at least ${percent(LEAST_FILL)}`,
      remedy: 'Fill it in in the catalogue, limit the question with `when`, or remove it.',
    },
  ]
}

function checkOptions(question: Question, {path, column, base}: Context): readonly Finding[] {
  return question.options.flatMap(({match}, index) => {
    const place = `${path}.options[${index}]`
    const {ofAll, ofFilled} = shareOfCover(coverOf({match, kind: question.kind, column, base}))
    const unknown = 'values' in match && column.kind !== 'numeric' ? unknownValues(match.values, column) : []
    const findings: Finding[] = []
    if (unknown.length > 0)
      findings.push({
        place: `${place}.match.values`,
        problem: `the catalogue has no ${unknown.map((value) => `"${value}"`).join(', ')}`,
        remedy: 'Correct the spelling or remove the value.',
      })
    if (ofAll < LEAST_SHARE)
      findings.push({
        place,
        problem: `fits ${percent(ofAll)} of the products, expected at least ${percent(LEAST_SHARE)}`,
        remedy: 'Merge it with another option or remove it.',
      })
    if (ofFilled > MOST_SHARE)
      findings.push({
        place,
        problem: `fits ${percent(ofFilled)} of the products, expected at most ${percent(MOST_SHARE)}`,
        remedy: 'Divide it, or remove the question: most answers change nothing.',
      })
    return findings
  })
}

function unknownValues(values: readonly string[], column: Column): readonly string[] {
  const known: ReadonlySet<string> = new Set(
    column.kind === 'boolean' ? ['yes', 'no'] : column.kind === 'numeric' ? [] : column.values,
  )
  return values.filter((value) => !known.has(value))
}

const percent = (share: number): string => `${Number((100 * share).toFixed(1))} %`
