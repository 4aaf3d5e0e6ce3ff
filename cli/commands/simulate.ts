import {resolve} from 'node:path'
import {ensureLocalKey} from '../../collector'
import {InputError} from '../input-error'
import {packageRoot} from '../package-root'
import {openDataFolder} from '../serve/open-data-folder'
import {seedReports} from '../simulate/seed-reports'
import type {SimulatedVisit} from '../simulate/simulate-visit'
import {summarise} from '../simulate/summarise'
import {buildFrom} from './build'
import {type CliCommand, EXIT, textOption} from './command'

/** `lotse simulate`: synthetic visitors through the real engine and the real report path. */
export const simulateCommand: CliCommand = {
  name: 'simulate',
  describe: (command) =>
    command
      .description('send simulated visitors through the advisor and their reports into a data folder')
      .argument('[advisor]', 'the advisor file', 'advisor.json')
      .requiredOption('--into <folder>', 'the data folder that counts their reports, marked as simulated')
      .option('--visitors <n>', 'how many', '3000')
      .option('--weeks <n>', 'over how many whole weeks before this one', '3')
      .option('--seed <n>', 'the same seed gives the same visitors', '1'),
  run: async ({args, options, json, context}) => {
    const root = packageRoot()
    const {advisor, built} = buildFrom(resolve(context.cwd, args[0] ?? 'advisor.json'), {root})
    const folder = resolve(context.cwd, textOption(options, 'into') ?? 'data')
    const visitors = wholeNumber(options, 'visitors', 1, 1_000_000)
    const weeks = wholeNumber(options, 'weeks', 1, 52)
    const seed = wholeNumber(options, 'seed', 0, Number.MAX_SAFE_INTEGER)
    const store = await openDataFolder(folder)
    const visits: SimulatedVisit[] = []
    try {
      const key = await ensureLocalKey({folder, store})
      const {reports, configuration} = await seedReports({
        advisor,
        built,
        root,
        store,
        key,
        visitors,
        weeks,
        seed,
        nowMs: Date.now(),
        onVisit: (visit, done) => {
          visits.push(visit)
          if (!json && context.ask && done % 50 === 0) context.err(`\r${done} of ${visitors} visitors`)
        },
      })
      if (!json && context.ask) context.err('\r')
      const summary = summarise(
        visits,
        advisor.questions.map(({id}) => id),
        built.products - built.twins,
      )
      const report = {simulated: true, seed, visitors, weeks, reports, configuration, ...summary}
      context.out(json ? `${JSON.stringify(report, null, 2)}\n` : describeRun(report, folder))
      return EXIT.ok
    } finally {
      await store.close()
    }
  },
}

function wholeNumber(
  options: Readonly<Record<string, unknown>>,
  name: string,
  min: number,
  max: number,
): number {
  const raw = textOption(options, name)
  const value = Number(raw)
  if (!Number.isInteger(value) || value < min || value > max)
    throw new InputError(`--${name}`, `found "${raw}", expected a whole number from ${min} to ${max}`)
  return value
}

function describeRun(
  report: ReturnType<typeof summarise> & {visitors: number; reports: number},
  folder: string,
): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
  const lines = [
    `${report.visitors} simulated visitors (synthetic: drawn from the models, not from people)`,
    `questions asked        median ${report.questionsMedian}, mean ${report.questionsMean.toFixed(2)}, at most ${report.questionsMax}`,
    `best product shown     ${percent(report.bestShown)} of visits (the engine expected ${percent(report.claimed)})`,
    `regret                 ${report.regretMean.toFixed(2)} utility on average`,
    `products never shown   ${report.neverShown} of ${report.products}`,
    ...(report.neverAsked.length > 0 ? [`questions never asked  ${report.neverAsked.join(', ')}`] : []),
    `reports counted        ${report.reports}, marked as simulated, in ${folder}`,
  ]
  return `${lines.join('\n')}\n`
}
