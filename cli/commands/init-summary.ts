import type {CatalogueFile} from '../catalogue/read-catalogue-file'
import type {RowProblem} from '../catalogue/table'
import type {LeftOut} from '../propose/infer-attributes'
import type {Proposal} from '../propose/propose-advisor'

const LINES_SHOWN = 10
const FEW_PRODUCTS = 3

export interface InitSummary {
  readonly rows: number
  readonly products: number
  readonly leftOutRows: readonly RowProblem[]
  readonly leftOutColumns: readonly LeftOut[]
  readonly questions: readonly {readonly id: string; readonly de: string; readonly en: string}[]
  readonly text: string
}

/** What `lotse init` found, for people and for programs. */
export function initSummary(file: CatalogueFile, {advisor, leftOut}: Proposal): InitSummary {
  const questions = advisor.questions.map(({id, text}) => ({id, de: text.de, en: text.en}))
  const {problems, rowCount, products, table} = file
  const isEmpty = questions.length === 0
  const text = [
    `${count(products.length, 'product')} from ${count(rowCount, 'row')} (${table.encoding}, ${layoutName(file)}).`,
    ...rowLines(problems, isEmpty),
    file.mapping.price === undefined
      ? 'No column holds prices, so there is no question about the budget.'
      : null,
    '',
    isEmpty ? null : `${count(questions.length, 'question')}:`,
    ...questions.map(({de, en}) => `  ${de}\n    ${en}`),
    isEmpty ? null : '',
    ...columnLines(leftOut),
    isEmpty ? nothingToAsk(products.length) : WRITTEN,
    '',
  ]
  return {
    rows: rowCount,
    products: products.length,
    leftOutRows: problems,
    leftOutColumns: leftOut,
    questions,
    text: text.filter((line) => line !== null).join('\n'),
  }
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

const WRITTEN =
  'Wrote advisor.json. Next: read it, change what you would say differently, then `lotse check` and `lotse build`.'

/** Few products are the usual reason; else no column tells them apart. */
function nothingToAsk(products: number): string {
  const reason =
    products < FEW_PRODUCTS
      ? `${products === 1 ? 'one product leaves' : `${products} products leave`} nothing to choose between`
      : 'no column divides the products sensibly'
  return `Nothing was written: ${reason}, so an advisor would have no question. Give the catalogue more products, or columns in which they differ (type, size, price …), and run \`lotse init\` again.`
}

function layoutName({layout, table}: CatalogueFile): string {
  const delimiters = {',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar'} as const
  const named = {shopify: 'Shopify export', 'shopping-feed': 'shopping feed', plain: 'table'} as const
  return `${named[layout]} with ${delimiters[table.delimiter]}s`
}

function rowLines(problems: readonly RowProblem[], isEmpty: boolean): readonly string[] {
  if (problems.length === 0) return []
  const more = problems.length - LINES_SHOWN
  return [
    `${problems.length} ${problems.length === 1 ? 'row is' : 'rows are'} left out:`,
    ...problems.slice(0, LINES_SHOWN).map(({line, problem}) => `  line ${line}: ${problem}`),
    ...(more > 0 ? [`  and ${more} more${isEmpty ? '' : ', all in lotse-init.log.json'}`] : []),
  ]
}

/** Columns by reason, so that forty empty ones take one line. */
function columnLines(leftOut: readonly LeftOut[]): readonly string[] {
  if (leftOut.length === 0) return []
  const byReason = new Map<string, string[]>()
  for (const {column, reason} of leftOut) byReason.set(reason, [...(byReason.get(reason) ?? []), column])
  return [
    'Columns without a question:',
    ...Array.from(byReason, ([reason, columns]) => `  ${columns.join(', ')}: ${reason}`),
    '',
  ]
}
