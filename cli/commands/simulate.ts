import {join, resolve} from 'node:path'
import type {Advisor} from '../../advisor-core/advisor/types'
import type {Locale} from '../../advisor-core/catalog/types'
import {MOST_COMPARISONS} from '../../advisor-core/dialogue/pick-pair'
import {ensureLocalKey} from '../../collector'
import type {ShopFiles} from '../build/build-shop-files'
import {InputError} from '../input-error'
import {packageRoot} from '../package-root'
import {openDatabase} from '../serve/open-database'
import {comparisonTable, comparisonTableText} from '../simulate/comparison-table'
import {type LoadedShop, loadShop} from '../simulate/load-shop'
import {makeReport} from '../simulate/make-report'
import {createProgressBar, type ProgressBar} from '../simulate/progress-bar'
import {reportHtml} from '../simulate/report-html'
import {reportText} from '../simulate/report-text'
import {runVisits} from '../simulate/run-visits'
import {LEFT_OUT, type Seeded, seedReports} from '../simulate/seed-reports'
import {CLICKS, type SimulatedVisit, type VisitorBehaviour} from '../simulate/simulate-visit'
import {summarise} from '../simulate/summarise'
import {tasteTable, tasteTableText} from '../simulate/taste-table'
import {watchQuestions} from '../simulate/watch-questions'
import {writeAtomically} from '../write-atomically'
import {buildFrom} from './build'
import {type CliCommand, EXIT, textOption} from './command'

/** `lotse simulate`: synthetic visitors through the real engine, and through the real report path on demand. */
export const simulateCommand: CliCommand = {
  name: 'simulate',
  describe: (command) =>
    command
      .description('try the advisor on simulated visitors, before anybody real meets it')
      .argument('[advisor]', 'the advisor file', 'advisor.json')
      .option('--visitors <n>', 'how many', '1000')
      .option('--seed <n>', 'the same seed gives the same visitors', '1')
      .option('--noise <p>', 'chance that an answer does not hold (default: as the engine expects it)')
      .option('--clicks <n>', 'products that a visitor looks at on the results, on average', String(CLICKS))
      .option(
        '--taste-table',
        'instead: how often the best product is shown, with and without the taste model',
      )
      .option(
        '--comparison-table',
        'instead: the first results with and without questions that compare two products',
      )
      .option('--html <file>', 'write the report as one page')
      .option('--locale <de|en>', "language of page and table (default: the advisor's first)")
      .option('--into <folder>', 'also send their reports into this data folder, marked as simulated')
      .option('--weeks <n>', 'over how many whole weeks before this one, with --into', '3'),
  run: async ({args, options, json, context}) => {
    const order: Order = {
      visitors: numberOption(options, 'visitors', {min: 1, max: 1_000_000, whole: true}),
      seed: numberOption(options, 'seed', {min: 0, max: Number.MAX_SAFE_INTEGER, whole: true}),
      weeks: numberOption(options, 'weeks', {min: 1, max: 52, whole: true}),
      clicks: numberOption(options, 'clicks', {min: 0, max: 10}),
      noise: options.noise === undefined ? undefined : numberOption(options, 'noise', {min: 0, max: 1}),
    }
    const root = packageRoot()
    const {advisor, built} = buildFrom(resolve(context.cwd, args[0] ?? 'advisor.json'), {root})
    const locale = localeOption(options, advisor)
    const models = join(root, 'models/artefacts')
    if (options.tasteTable === true) {
      const table = await tasteTable(loadShop(advisor, built, models, false), order)
      if (!table) throw new InputError('--taste-table', 'found a shop without a taste model')
      context.out(json ? `${JSON.stringify(table, null, 2)}\n` : tasteTableText(table))
      return EXIT.ok
    }
    if (options.comparisonTable === true) {
      const asking = (comparisons: number) =>
        loadShop({...advisor, rules: {...advisor.rules, comparisons}}, built, models)
      const most = advisor.rules.comparisons || MOST_COMPARISONS
      const table = await comparisonTable({with: asking(most), without: asking(0)}, order)
      if (!table) throw new InputError('--comparison-table', 'found a shop without a taste model')
      context.out(json ? `${JSON.stringify(table, null, 2)}\n` : comparisonTableText(table))
      return EXIT.ok
    }
    const shop = loadShop(advisor, built, models)
    const watch = watchQuestions(shop.dialogue.model)
    const bar = createProgressBar(order.visitors, {
      what: 'visitors',
      write: process.stderr.isTTY ? context.err : null,
      nowMs: () => performance.now(),
    })
    const into = textOption(options, 'into')
    const folder = into === undefined ? null : resolve(context.cwd, into)
    const behaviour = {noise: order.noise, clicks: order.clicks, onStep: watch.onStep}
    const {visits, sent} = await visitsOf({order, shop, advisor, built, root, folder, bar, behaviour})
    bar.clear()
    const summary = summarise(shop.dialogue.model, visits, watch)
    const report = makeReport({advisor, built, summary, ...order})
    const html = textOption(options, 'html')
    if (html !== undefined) writeAtomically(resolve(context.cwd, html), reportHtml(report, locale))
    if (json) context.out(`${JSON.stringify({...report, ...sent}, null, 2)}\n`)
    else {
      context.out(reportText(report, locale))
      if (sent) {
        const leftOut = sent.leftOut > 0 ? `; ${sent.leftOut} ${LEFT_OUT}` : ''
        context.out(`\nReports handed over: ${sent.reports}, marked as simulated, in ${folder}${leftOut}\n`)
      }
      if (html !== undefined) context.out(`\nWritten: ${html}\n`)
    }
    return EXIT.ok
  },
}

interface Order {
  readonly visitors: number
  readonly seed: number
  readonly weeks: number
  readonly clicks: number
  readonly noise: number | undefined
}

interface VisitsOrder {
  readonly order: Order
  readonly shop: LoadedShop
  readonly advisor: Advisor
  readonly built: ShopFiles
  readonly root: string
  /** Where reports are counted; `null` for none. */
  readonly folder: string | null
  readonly bar: ProgressBar
  readonly behaviour: VisitorBehaviour
}

interface Visits {
  readonly visits: readonly SimulatedVisit[]
  /** Reports counted and the hash of the configuration that says they are simulated. */
  readonly sent: Seeded | null
}

async function visitsOf({order, folder, bar, behaviour, ...input}: VisitsOrder): Promise<Visits> {
  const {visitors, seed, weeks} = order
  if (folder === null) {
    const visits = await runVisits({shop: input.shop, visitors, seed, ...behaviour, onVisit: bar.update})
    return {visits, sent: null}
  }
  const store = await openDatabase({folder})
  const visits: SimulatedVisit[] = []
  try {
    const key = await ensureLocalKey({folder, store})
    const onVisit = (visit: SimulatedVisit, done: number): void => {
      visits.push(visit)
      bar.update(done)
    }
    const seeded = {...input, store, key, visitors, weeks, seed, nowMs: Date.now(), onVisit, behaviour}
    return {visits, sent: await seedReports(seeded)}
  } finally {
    await store.close()
  }
}

function localeOption(options: Readonly<Record<string, unknown>>, advisor: Advisor): Locale {
  const given = textOption(options, 'locale')
  if (given === undefined) return advisor.locales[0] ?? 'en'
  if (given !== 'de' && given !== 'en')
    throw new InputError('--locale', `found "${given}", expected de or en`)
  return given
}

function numberOption(
  options: Readonly<Record<string, unknown>>,
  name: string,
  {min, max, whole = false}: {min: number; max: number; whole?: boolean},
): number {
  const raw = textOption(options, name)
  const value = Number(raw)
  if (raw?.trim() && value >= min && value <= max && (!whole || Number.isInteger(value))) return value
  const expected = `a ${whole ? 'whole ' : ''}number from ${min} to ${max}`
  throw new InputError(`--${name}`, `found "${raw}", expected ${expected}`)
}
