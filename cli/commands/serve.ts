import {dirname, join, resolve} from 'node:path'
import {packageRoot} from '../package-root'
import {readAddress} from '../serve/listen'
import {readServerSettings} from '../serve/server-settings'
import {type ShopOptions, startShop} from '../serve/start-shop'
import {untilSignal} from '../serve/until-signal'
import {type CliCommand, EXIT, textOption} from './command'

/** How many simulated visitors the demo's reports start with. */
const DEMO_VISITORS = 3000

/** `lotse serve`: the built advisor on a page, its reports and its collector, from one process. */
export const serveCommand: CliCommand = {
  name: 'serve',
  describe: (command) =>
    command
      .description(
        'serve the advisor on a preview page, with reports and collector (PORT and HOST choose where)',
      )
      .argument('[advisor]', 'the advisor file', 'advisor.json')
      .option('--demo', 'serve the demo shop instead')
      .option('--data <folder>', 'where the database is', 'data'),
  run: async ({args, options, context}) => {
    const root = packageRoot()
    const demo = options.demo === true
    const advisorPath = demo
      ? join(root, 'demo-site/advisor.json')
      : resolve(context.cwd, args[0] ?? 'advisor.json')
    const tell = (line: string): void => context.out(`${line}\n`)
    const settings: ShopOptions = {
      advisorPath,
      site: join(root, demo ? 'demo-site/shop' : 'cli/serve/preview'),
      files: demo ? join(root, 'demo-site/shop/lotse') : join(dirname(advisorPath), 'dist/lotse'),
      data: resolve(context.cwd, textOption(options, 'data') ?? 'data'),
      root,
      ...readAddress(process.env),
      ...readServerSettings(process.env),
      nowMs: Date.now,
      seedVisitors: demo ? DEMO_VISITORS : 0,
      tell,
    }
    const shop = await startShop(settings)
    // Before it says that it is there: who reads that may stop it at once.
    const stopped = untilSignal()
    tell('')
    tell(`${demo ? 'Demo shop' : 'Preview  '}  ${shop.address}/`)
    tell(`Reports    ${shop.address}/reports`)
    tell(`Collector  ${shop.address}/v1/health`)
    tell('')
    tell(`Data in ${settings.data}. Ctrl-C stops.`)
    await stopped
    await shop.close()
    tell('Stopped; everything is written.')
    return EXIT.ok
  },
}
