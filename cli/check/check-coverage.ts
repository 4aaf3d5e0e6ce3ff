import {optionNeeds} from '../../advisor-core/advisor/option-needs'
import type {Advisor, Match, Need, Question} from '../../advisor-core/advisor/types'
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
    return [...checkFill(question, {path, columns, base}), ...checkOptions(question, {path, columns, base})]
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
  readonly columns: Columns
  readonly base: Base
}

/** Attributes of an option's own needs may be rarer: a missing one leaves the others to decide. */
function checkFill({attribute}: Question, {path, columns, base}: Context): readonly Finding[] {
  const column = columns[attribute ?? '']
  if (!column) return []
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

function checkOptions(question: Question, context: Context): readonly Finding[] {
  return question.options.flatMap((option, index) => {
    const place = `${context.path}.options[${index}]`
    const needs = optionNeeds(question, option)
    const matches = (n: number): string => (option.needs ? `${place}.needs[${n}].match` : `${place}.match`)
    return [
      ...needs.flatMap(({attribute, match}, n) =>
        checkValues(match, context.columns[attribute]!, matches(n)),
      ),
      ...checkShare(question, needs, {...context, path: place}),
    ]
  })
}

function checkValues(match: Match, column: Column, place: string): readonly Finding[] {
  const unknown = 'values' in match && column.kind !== 'numeric' ? unknownValues(match.values, column) : []
  if (unknown.length === 0) return []
  return [
    {
      place: `${place}.values`,
      problem: `the catalogue has no ${unknown.map((value) => `"${value}"`).join(', ')}`,
      remedy: 'Correct the spelling or remove the value.',
    },
  ]
}

/** How many products an option fits; with several needs, in how many the greater part of them holds. */
function checkShare({kind}: Question, needs: readonly Need[], {path, columns, base}: Context): Finding[] {
  const place = path
  const {ofAll, ofFilled} = shareOfCover(
    joinCovers(
      needs.map(({attribute, match}) => coverOf({match, kind, column: columns[attribute]!, base})),
      needs.map(({weight = 1}) => weight),
    ),
  )
  const findings: Finding[] = []
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
}

/** 1 where at least half of what is known of a product's needs holds, by weight; −1 where nothing is known. */
function joinCovers(covers: readonly Int8Array[], weights: readonly number[]): Int8Array {
  const [first] = covers
  if (!first || covers.length === 1) return first ?? new Int8Array(0)
  return first.map((_, at) => {
    let known = 0
    let held = 0
    covers.forEach((cover, n) => {
      if (cover[at] !== -1) known += weights[n]!
      if (cover[at] === 1) held += weights[n]!
    })
    if (known === 0) return -1
    return held >= known / 2 ? 1 : 0
  })
}

function unknownValues(values: readonly string[], column: Column): readonly string[] {
  const known: ReadonlySet<string> = new Set(
    column.kind === 'boolean' ? ['yes', 'no'] : column.kind === 'numeric' ? [] : column.values,
  )
  return values.filter((value) => !known.has(value))
}

const percent = (share: number): string => `${Number((100 * share).toFixed(1))} %`
