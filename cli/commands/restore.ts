import {resolve} from 'node:path'
import {readBackup} from '../collector/backup-file'
import {InputError} from '../input-error'
import {openDatabase} from '../serve/open-database'
import {readServerSettings} from '../serve/server-settings'
import {type CliCommand, EXIT, textOption} from './command'

/** `lotse restore`: fills an empty collector from a backup. */
export const restoreCommand: CliCommand = {
  name: 'restore',
  describe: (command) =>
    command
      .description('fill an empty data folder or PostgreSQL database from a backup')
      .argument('<file>', 'what "lotse backup" wrote')
      .option('--data <folder>', 'where the embedded database is to be', 'data'),
  run: async ({args, options, json, context}) => {
    const file = resolve(context.cwd, args[0] ?? '')
    const {shops, keys, beforePeriod} = readBackup(file)
    const folder = resolve(context.cwd, textOption(options, 'data') ?? 'data')
    const {databaseUrl} = readServerSettings(process.env)
    const place = databaseUrl ? 'DATABASE_URL' : folder
    const store = await openDatabase({folder, url: databaseUrl})
    try {
      const present = await store.shops()
      if (present.length > 0)
        throw new InputError(
          place,
          `holds ${present.length} shops already, expected an empty one: counters are never added to counters`,
        )
      for (const shop of shops) await store.importShop(shop)
      for (const key of keys) await store.addKey(key)
    } finally {
      await store.close()
    }
    const result = {file, shops: shops.length, keys: keys.length, beforePeriod}
    context.out(json ? `${JSON.stringify(result, null, 2)}\n` : `${place}: ${shops.length} shops restored.\n`)
    return EXIT.ok
  },
}
