import type {Locale} from '../../advisor-core/catalog/types'
import type {SimulationReport} from './report'
import {type NumberWords, numberWords, type ReportWords} from './report-words'
import {REPORT_WORDS_DE} from './report-words.de'
import {REPORT_WORDS_EN} from './report-words.en'

/** A table with words in its first column and figures in most others. */
export interface ReportTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** One finding: a heading, sentences, and the figures behind them. */
export interface ReportSection {
  readonly id:
    | 'short'
    | 'how'
    | 'questions'
    | 'positions'
    | 'expectation'
    | 'calibration'
    | 'fit'
    | 'asked'
    | 'never-asked'
    | 'products'
    | 'dead-ends'
  readonly title: string
  readonly notes: readonly string[]
  readonly table: ReportTable | null
}

/** How many products are listed one by one. */
const MOST_ROWS = 40

const WORDS = {de: REPORT_WORDS_DE, en: REPORT_WORDS_EN} as const satisfies Record<Locale, ReportWords>

/** The words of a report in one language. */
export function wordsOf(locale: Locale): ReportWords {
  return WORDS[locale]
}

/** The whole report in words and tables; the page and the terminal print the same. */
export function reportSections(report: SimulationReport, locale: Locale): ReportSection[] {
  const words = wordsOf(locale)
  const number = numberWords(locale)
  const {percent, count, decimal} = number
  return [
    {id: 'short', title: words.shortTitle, notes: words.short(report, number), table: null},
    {id: 'how', title: words.howTitle, notes: words.how(report), table: null},
    {
      id: 'questions',
      title: words.questionsTitle,
      notes: [],
      table: {
        columns: [words.questionsAxis, words.visits],
        rows: report.questions.visits.map((visits, n) => [count(n), count(visits)]),
      },
    },
    {
      id: 'positions',
      title: words.positionsTitle,
      notes: [words.positionsNote],
      table: {
        columns: words.positionColumns,
        rows: report.positions.map((row) => [
          count(row.position),
          count(row.asked),
          count(row.noPreference),
          count(row.left),
          count(row.done),
          percent(row.claimed),
          percent(row.bestShown),
        ]),
      },
    },
    {
      id: 'expectation',
      title: words.expectationTitle,
      notes: [words.expectationNote(signed(report.expectation.meanError, number))],
      table: {
        columns: words.expectationColumns,
        rows: report.expectation.rows.map(({said, came, count: times}) => [
          count(said),
          decimal(came, 2),
          signed(said - came, number),
          count(times),
        ]),
      },
    },
    {
      id: 'calibration',
      title: words.calibrationTitle,
      notes: [
        words.calibrationNote(decimal(report.calibration.ece, 3), decimal(report.calibration.byChance, 3)),
      ],
      table: {
        columns: words.calibrationColumns,
        rows: report.calibration.bins.map((bin) => [
          percent(bin.claimed),
          percent(bin.observed),
          percent(bin.se),
          count(bin.count),
        ]),
      },
    },
    {
      id: 'fit',
      title: words.fitTitle,
      notes: [words.fitNote],
      table: {
        columns: words.fitColumns,
        rows: report.fitWords.map((row) => [
          words.fitWords[row.word],
          count(row.cards),
          percent(row.statedHeld),
          percent(row.meantHeld),
          percent(row.isBest),
          percent(row.wouldDo),
          row.word === 'excellent' ? count(row.broken) : '–',
        ]),
      },
    },
    {
      id: 'asked',
      title: words.askedTitle,
      notes: [],
      table: {
        columns: words.askedColumns,
        rows: report.asked.map(({question, share}) => [textOf(report, question, locale), percent(share)]),
      },
    },
    {
      id: 'never-asked',
      title: words.neverAskedTitle(report.neverAsked.length),
      notes: [],
      table: tableOrNull(words.neverAskedColumns, neverAskedRows(report, locale, number)),
    },
    productsSection(report, locale, number),
    {
      id: 'dead-ends',
      title: words.deadEndsTitle,
      notes: words.deadEnds(report, number),
      table: tableOrNull(
        words.conflictColumns,
        report.deadEnds.conflicts.map(({wishes, visits}) => [
          wishes.map((wish) => wish[locale]).join(' + '),
          count(visits),
        ]),
      ),
    },
  ]
}

function neverAskedRows(
  report: SimulationReport,
  locale: Locale,
  {percent, decimal}: NumberWords,
): string[][] {
  return report.neverAsked.map(({question, because, gainBits, changeProbability}) => [
    textOf(report, question, locale),
    wordsOf(locale).notAsked[because],
    decimal(gainBits, 2),
    percent(changeProbability),
  ])
}

function productsSection(report: SimulationReport, locale: Locale, {count}: NumberWords): ReportSection {
  const words = wordsOf(locale)
  const {neverShown, distinct, twins, explained} = report.products
  const name = (product: number): string => report.names[product]?.name[locale] ?? String(product)
  const listed = explained.slice(0, MOST_ROWS)
  const rest = neverShown - listed.length
  return {
    id: 'products',
    title: words.productsTitle(neverShown, distinct),
    notes: [words.productsNote(twins), ...(rest > 0 ? [words.more(rest)] : [])],
    table: tableOrNull(
      words.productColumns,
      listed.map(({product, because, others, wantedBy}) => [
        name(product),
        count(wantedBy),
        words.notShown[because](others.map(name).join(', ')),
      ]),
    ),
  }
}

function tableOrNull(columns: readonly string[], rows: readonly (readonly string[])[]): ReportTable | null {
  return rows.length > 0 ? {columns, rows} : null
}

function textOf({texts}: SimulationReport, question: string, locale: Locale): string {
  return texts[question]?.[locale] ?? question
}

function signed(x: number, {decimal}: NumberWords): string {
  return `${x > 0.005 ? '+' : x < -0.005 ? '−' : '±'}${decimal(Math.abs(x), 2)}`
}
