import {resolve} from 'node:path'
import {keysAction} from '../collector/keys'
import {InputError} from '../input-error'
import {openDatabaseBeside} from '../serve/open-database'
import {readServerSettings} from '../serve/server-settings'
import {type CliCommand, EXIT, textOption} from './command'

/** `lotse keys`: who may read estimates and register configurations; works beside a running collector. */
export const keysCommand: CliCommand = {
  name: 'keys',
  describe: (command) =>
    command
      .description('list the keys of a collector, make one, replace one, or take one back')
      .argument('<action>', 'list, new, rotate or revoke')
      .option('--shop <id>', 'public id of the shop the key is for; without it, the whole installation')
      .option('--role <role>', 'read (estimates) or write (also configurations)', 'read')
      .option('--key <start>', 'revoke: the first characters of the key as "list" shows it')
      .option('--data <folder>', 'where the embedded database is', 'data'),
  run: async ({args, options, json, context}) => {
    const role = textOption(options, 'role') ?? 'read'
    if (role !== 'read' && role !== 'write')
      throw new InputError('--role', `found "${role}", expected read or write`)
    const shop = textOption(options, 'shop')
    if (shop !== undefined && !/^[0-9a-f]{32}$/.test(shop))
      throw new InputError('--shop', 'expected the 32 hex digits of shop.id in advisor.json')
    const folder = resolve(context.cwd, textOption(options, 'data') ?? 'data')
    const {databaseUrl} = readServerSettings(process.env)
    const store = await openDatabaseBeside({folder, url: databaseUrl})
    try {
      const request = {role, scope: shop ?? '*', start: textOption(options, 'key') ?? '', folder} as const
      const {result, text} = await keysAction(store, args[0] ?? '', request)
      context.out(json ? `${JSON.stringify(result, null, 2)}\n` : text)
    } finally {
      await store.close()
    }
    return EXIT.ok
  },
}
