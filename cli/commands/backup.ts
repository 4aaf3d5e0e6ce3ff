import {resolve} from 'node:path'
import {periodOf} from '../../advisor-core/reporting'
import {writeBackup} from '../collector/backup-file'
import {openDatabaseBeside} from '../serve/open-database'
import {readServerSettings} from '../serve/server-settings'
import {type CliCommand, EXIT, textOption} from './command'

/** `lotse backup`: one file with everything a collector keeps; works beside a running one. */
export const backupCommand: CliCommand = {
  name: 'backup',
  describe: (command) =>
    command
      .description('write shops, configurations, key hashes and the counters of ended weeks to one file')
      .argument('<file>', 'where to')
      .option(
        '--with-open-weeks',
        'also what this week and the last have so far: for moving, not for keeping',
      )
      .option('--data <folder>', 'where the embedded database is', 'data'),
  run: async ({args, options, json, context}) => {
    const file = resolve(context.cwd, args[0] ?? '')
    const folder = resolve(context.cwd, textOption(options, 'data') ?? 'data')
    const {databaseUrl} = readServerSettings(process.env)
    const withOpenWeeks = options.withOpenWeeks === true
    const store = await openDatabaseBeside({folder, url: databaseUrl})
    try {
      const currentPeriod = periodOf(Date.now())
      const summary = await writeBackup(store, file, {currentPeriod, withOpenWeeks})
      const weeks = withOpenWeeks
        ? 'Open weeks are in it: delete it when it has been restored.'
        : 'This week and the last are not in it, because they still change.'
      context.out(
        json
          ? `${JSON.stringify({file, ...summary, withOpenWeeks}, null, 2)}\n`
          : `${file}: ${summary.shops} shops, ${summary.keys} keys. ${weeks}\n`,
      )
    } finally {
      await store.close()
    }
    return EXIT.ok
  },
}
