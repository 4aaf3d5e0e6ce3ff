import type {Locale} from '../../advisor-core/catalog/types'
import type {SimulationReport} from './report'
import {type ReportTable, reportSections, wordsOf} from './report-rows'

/** A column is not wider than this in a terminal. */
const WIDEST = 60

/** The report for a terminal: the same words and tables as the page. */
export function reportText(report: SimulationReport, locale: Locale): string {
  const words = wordsOf(locale)
  const sections = reportSections(report, locale).map(({title, notes, table}) =>
    [title, ...notes.map((note) => `  ${note}`), ...(table ? tableLines(table) : [])].join('\n'),
  )
  return `${words.title(report.shop)}\n${words.band}\n\n${sections.join('\n\n')}\n`
}

function tableLines({columns, rows}: ReportTable): string[] {
  const cells = [columns, ...rows].map((row) => row.map(cut))
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]!.length)))
  return cells.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at]!)).join('  ')}`.trimEnd())
}

function cut(text: string): string {
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text
}
