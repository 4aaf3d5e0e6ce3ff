import type {Advisor, Argument} from '../../advisor-core/advisor/types'
import type {Column} from '../../advisor-core/catalog/types'
import {ReportingError} from '../../advisor-core/reporting'
import type {Artefacts} from '../build/artefacts'
import {makeReportConfiguration} from '../build/make-report-configuration'
import type {CatalogueFile} from '../catalogue/read-catalogue-file'
import {readColumn} from '../catalogue/read-column'
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
            problem: 'there is none',
            remedy: 'Write one, or give the catalogue attributes that differ.',
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
  return file.problems.map(({line, problem}) => ({
    place: `${file.table.file}, line ${line}`,
    problem,
    remedy: 'Correct the row; it is left out of the advice.',
  }))
}

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
