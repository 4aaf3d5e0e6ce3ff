import {join, resolve} from 'node:path'
import {startCollectorServer} from '../collector/start-collector-server'
import {packageRoot} from '../package-root'
import {readAddress} from '../serve/listen'
import {readServerSettings} from '../serve/server-settings'
import {untilSignal} from '../serve/until-signal'
import {type CliCommand, EXIT, textOption} from './command'

/** `lotse collector`: the receiving end for reports by itself, for one shop or thousands. */
export const collectorCommand: CliCommand = {
  name: 'collector',
  describe: (command) =>
    command
      .description(
        'take anonymous reports and serve what they add up to (DATABASE_URL, PORT and HOST choose where)',
      )
      .option('--data <folder>', 'where the embedded database and the key are', 'data')
      .option('--files <folder>', 'what "lotse build" wrote, served at /v1/files', 'dist/lotse')
      .option('--open-reports', 'show estimates without a key: only where nobody else reaches this server'),
  run: async ({options, json, context}) => {
    const settings = readServerSettings(process.env)
    const data = resolve(context.cwd, textOption(options, 'data') ?? 'data')
    const tell = (fact: Readonly<Record<string, unknown>>, line: string): void =>
      context.out(json ? `${JSON.stringify(fact)}\n` : `${line}\n`)
    const server = await startCollectorServer({
      ...settings,
      ...readAddress(process.env),
      data,
      files: resolve(context.cwd, textOption(options, 'files') ?? 'dist/lotse'),
      reports: join(packageRoot(), 'dist/reports'),
      openReports: options.openReports === true,
      nowMs: Date.now,
      log: (entry) => tell(entry, Object.values(entry).join(' ')),
    })
    // Before it says that it is there: who reads that may stop it at once.
    const stopped = untilSignal()
    const place = settings.databaseUrl ? 'PostgreSQL' : data
    tell({kind: 'listening', address: server.address}, `Collector  ${server.address}/v1/report`)
    if (!json) context.out(`Counters in ${place}. Ctrl-C stops.\n`)
    await stopped
    try {
      await server.close()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      tell({kind: 'lost', reason}, `Stopped; the last batch could not be written (${reason}).`)
      return EXIT.findings
    }
    tell({kind: 'stopped'}, 'Stopped; everything is written.')
    return EXIT.ok
  },
}
