import type {Locale} from '../../advisor-core/catalog/types'
import {escapeHtml} from './escape-html'
import type {SimulationReport} from './report'
import style from './report.css'
import {calibrationChart, columnChart} from './report-charts'
import {type ReportSection, type ReportTable, reportSections, wordsOf} from './report-rows'

/** The report as one self-contained page: no script, nothing to load, readable on paper and in the dark. */
export function reportHtml(report: SimulationReport, locale: Locale): string {
  const words = wordsOf(locale)
  const title = escapeHtml(words.title(report.shop))
  const sections = reportSections(report, locale).map((section) => sectionHtml(section, report, locale))
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header class="band">${escapeHtml(words.band)}</header>
<main>
<h1>${title}</h1>
${sections.join('\n')}
</main>
</body>
</html>
`
}

function sectionHtml(section: ReportSection, report: SimulationReport, locale: Locale): string {
  const {id, title, notes, table} = section
  const isList = id === 'short' || id === 'how' || id === 'dead-ends'
  const text = isList
    ? `<ul>${notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('')}</ul>`
    : notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('')
  return `<section class="${id}">
<h2>${escapeHtml(title)}</h2>
${text}${chartHtml(id, report, locale)}${table ? tableHtml(table, title) : ''}
</section>`
}

function chartHtml(id: ReportSection['id'], report: SimulationReport, locale: Locale): string {
  const words = wordsOf(locale)
  if (id === 'questions')
    return columnChart(report.questions.visits, {
      title: words.questionsTitle,
      x: words.questionsAxis,
      y: words.visits,
    })
  if (id !== 'calibration') return ''
  return calibrationChart(report.calibration, {
    title: words.calibrationTitle,
    x: words.claimedAxis,
    y: words.observedAxis,
  })
}

/** The region scrolls by itself where the screen is narrow, by keyboard too. */
function tableHtml({columns, rows}: ReportTable, title: string): string {
  const head = columns.map(
    (column) => `<th scope="col"${figure(columns, rows, column)}>${escapeHtml(column)}</th>`,
  )
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell, at) => cellHtml(cell, at, figure(columns, rows, columns[at]!))).join('')}</tr>`,
  )
  return `<div class="table" role="region" tabindex="0" aria-label="${escapeHtml(title)}"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

function cellHtml(cell: string, at: number, attributes: string): string {
  return at === 0
    ? `<th scope="row"${attributes}>${escapeHtml(cell)}</th>`
    : `<td${attributes}>${escapeHtml(cell)}</td>`
}

const FIGURE = /^[+−±]?[\d.,\s\u00a0\u202f]+%?$|^–$/

/** Columns of nothing but figures are set right. */
function figure(columns: readonly string[], rows: ReportTable['rows'], column: string): string {
  const at = columns.indexOf(column)
  return rows.every((row) => FIGURE.test(row[at]!)) ? ' class="figure"' : ''
}
