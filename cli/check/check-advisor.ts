import {AdvisorError} from '../../advisor-core/advisor'
import type {Advisor} from '../../advisor-core/advisor/types'
import type {Column} from '../../advisor-core/catalog/types'
import type {Artefacts} from '../build/artefacts'
import {makeReportConfiguration} from '../build/make-report-configuration'
import type {CatalogueFile} from '../catalogue/read-catalogue-file'
import {readColumn} from '../catalogue/read-column'
import type {RowProblem} from '../catalogue/table'
import {checkArguments} from './check-arguments'
import {checkCoverage} from './check-coverage'
import {checkPersonas} from './check-personas'
import {checkRelations} from './check-relations'
import {checkRules} from './check-rules'
import {checkSynonyms} from './check-synonyms'
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
    ...checkArguments(advisor, columns, artefacts),
    ...checkPersonas(advisor, artefacts),
    ...checkRelations(advisor, columns, file),
    ...checkRules(advisor),
    ...checkWording(advisor),
    ...checkSynonyms(advisor, columns),
    ...checkReport(advisor, artefacts, columns),
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

const NOBODY_REPORTS: Finding = {
  place: 'experiments',
  problem: 'versions are compared, but no report is ever sent, as `report.collector` is null',
  remedy: 'Name the collector in `report.collector`, or leave `experiments` out: docs/experiments.md.',
}

function checkReport(
  advisor: Advisor,
  artefacts: Artefacts,
  columns: Readonly<Record<string, Column>>,
): readonly Finding[] {
  try {
    makeReportConfiguration(advisor, artefacts, columns)
    return advisor.experiments && advisor.report.collector === null ? [NOBODY_REPORTS] : []
  } catch (error) {
    if (!(error instanceof AdvisorError)) throw error
    return error.issues.map(({path, expected, received}) => ({
      place: path,
      problem: `found ${received}, expected ${expected}`,
      remedy: 'Correct it or remove it; until then `lotse build` writes nothing.',
    }))
  }
}
