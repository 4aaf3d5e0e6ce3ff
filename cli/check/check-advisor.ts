import type {Advisor, Argument} from '../../advisor-core/advisor/types'
import type {Column} from '../../advisor-core/catalog/types'
import {ReportingError} from '../../advisor-core/reporting'
import type {Artefacts} from '../build/artefacts'
import {makeReportConfiguration} from '../build/make-report-configuration'
import type {CatalogueFile} from '../catalogue/read-catalogue-file'
import {readColumn} from '../catalogue/read-column'
import type {RowProblem} from '../catalogue/table'
import {coverOf} from '../propose/option-shares'
import {checkCoverage} from './check-coverage'
import {checkWording} from './check-wording'
import type {Finding} from './finding'

/**
 * Lints an advisor against its catalogue.
 *
 * @throws InputError when the catalogue lacks a column
 */
export function checkAdvisor(
  advisor: Advisor,
  file: CatalogueFile,
  artefacts: Artefacts,
): readonly Finding[] {
  const columns: Readonly<Record<string, Column>> = Object.fromEntries(
    advisor.catalog.attributes.map((attribute) => [attribute.id, readColumn(attribute, file)]),
  )
  return [
    ...checkRows(file),
    ...(advisor.questions.length === 0
      ? [
          {
            place: 'questions',
            problem: 'the list is empty, so the advisor has nothing to ask',
            remedy:
              'Take over those that `lotse init <catalogue> --out <another folder>` proposes, or write one: docs/merchant.md shows how.',
          },
        ]
      : []),
    ...checkCoverage(advisor, columns, file.products.length),
    ...advisor.arguments.flatMap((argument, index) => checkArgument(argument, index, columns)),
    ...checkWording(advisor),
    ...checkReport(advisor, artefacts),
  ]
}

function checkRows(file: CatalogueFile): readonly Finding[] {
  return file.problems.map(({line, kind, problem}) => ({
    place: `${file.table.file}, line ${line}`,
    problem,
    remedy: REMEDIES[kind],
  }))
}

const REMEDIES = {
  'cell-count': 'Correct the row; until then it is left out of the advice.',
  'missing-id': 'Give it an id; until then it is left out of the advice.',
  'missing-title': 'Give it a title; until then it is left out of the advice.',
  'missing-price':
    'Give it a price if it is sold; a row that only holds variants together needs none once a variant has one. It is left out of the advice.',
  'duplicate-id': 'Give it an id of its own, or remove it; only the first row counts.',
  'not-published': 'Nothing to do unless it should be advised on: then publish it.',
} as const satisfies Record<RowProblem['kind'], string>

function checkArgument(
  {attribute, match}: Argument,
  index: number,
  columns: Readonly<Record<string, Column>>,
): readonly Finding[] {
  const column = columns[attribute]!
  const base = Array.from({length: productCount(column)}, (_, product) => product)
  const holds = coverOf({match, kind: 'range', column, base}).includes(1)
  if (holds) return []
  return [
    {
      place: `arguments[${index}].match`,
      problem: 'holds for no product',
      remedy: 'Correct the bounds or values, or remove the argument.',
    },
  ]
}

function productCount(column: Column): number {
  if (column.kind === 'multi') return column.offsets.length - 1
  return column.kind === 'numeric' ? column.values.length : column.codes.length
}

function checkReport(advisor: Advisor, artefacts: Artefacts): readonly Finding[] {
  try {
    makeReportConfiguration(advisor, artefacts)
    return []
  } catch (error) {
    if (!(error instanceof ReportingError)) throw error
    return [
      {place: 'questions', problem: error.message, remedy: 'Ask fewer questions or offer fewer options.'},
    ]
  }
}
