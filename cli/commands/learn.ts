import {dirname, join, resolve} from 'node:path'
import {InputError} from '../input-error'
import type {CountsSource} from '../learn/counts-source'
import {learnShop} from '../learn/learn-shop'
import {readLearned, withVersion, writeLearned} from '../learn/learned-file'
import {printChanges} from '../learn/print-changes'
import {fetchCounts} from '../learn/remote-counts'
import {packageRoot} from '../package-root'
import {readAdvisor} from '../read-advisor'
import {openDatabaseBeside} from '../serve/open-database'
import {readServerSettings} from '../serve/server-settings'
import {type CliCommand, type CommandCall, EXIT, textOption} from './command'

/** `lotse learn`: closed weeks' counters to new parameters, which the next `lotse build` publishes. */
export const learnCommand: CliCommand = {
  name: 'learn',
  describe: (command) =>
    command
      .description('learn from the reports of closed weeks; writes learned.json, which build merges')
      .argument('[advisor]', 'the advisor file', 'advisor.json')
      .option('--data <folder>', 'where the collector keeps its database', 'data')
      .option('--collector <address>', "read a running collector's counters from afar instead")
      .option('--key <key>', 'a key of the shop that may read (`lotse keys`); default: LOTSE_KEY')
      .option('--out <file>', 'where it is written; default: learned.json beside the advisor file')
      .option('--simulated', 'learn from simulated visitors instead of real ones')
      .option('--dry-run', 'show what would change and write nothing')
      .option('--roll-back', 'go back to the version before'),
  run: async ({args, options, json, context}) => {
    const advisorPath = resolve(context.cwd, args[0] ?? 'advisor.json')
    const advisor = readAdvisor(advisorPath)
    const given = textOption(options, 'out')
    const path = given ? resolve(context.cwd, given) : join(dirname(advisorPath), 'learned.json')
    const {id} = advisor.shop
    if (options.rollBack === true) return rollBack(path, id, {json, context})
    const {place, source, close} = await openCounts(id, {options, context})
    try {
      const file = readLearned(path, id)
      const simulated = options.simulated === true
      const shop = {advisor, advisorPath, root: packageRoot(), source, file}
      const found = await learnShop({...shop, simulated, nowMs: Date.now()})
      if (!found)
        throw new InputError(
          place,
          `found no reports of ${simulated ? 'simulated' : 'real'} visitors in weeks that are over; counters can be read once their week has ended`,
        )
      const dryRun = options.dryRun === true
      const taken = found.version.changes.some(({accepted}) => accepted)
      const writes = taken && !dryRun
      const after = withVersion(file, id, found.version)
      if (writes) writeLearned(path, after)
      if (json)
        context.out(
          `${JSON.stringify({...found.version, older: found.older, file: path, written: writes}, null, 2)}\n`,
        )
      else {
        const number = after.versions.at(-1)!.number
        const what = writes
          ? `Version ${number} written to ${path}. \`lotse build\` publishes it, \`lotse learn --roll-back\` takes it back.`
          : dryRun
            ? 'Nothing written (--dry-run).'
            : 'Nothing written: everything stays as it was.'
        context.out(`${printChanges(found)}\n${what}\n`)
      }
    } finally {
      await close()
    }
    return EXIT.ok
  },
}

/** Where the counters are: the database of this installation, or a collector elsewhere. */
async function openCounts(
  shop: string,
  {options, context}: Pick<CommandCall, 'options' | 'context'>,
): Promise<{place: string; source: CountsSource; close: () => Promise<void>}> {
  const address = textOption(options, 'collector')
  if (address !== undefined) {
    const key = textOption(options, 'key') ?? process.env.LOTSE_KEY
    return {place: address, source: await fetchCounts(address, {shop, key}), close: async () => {}}
  }
  const folder = resolve(context.cwd, textOption(options, 'data') ?? 'data')
  const {databaseUrl} = readServerSettings(process.env)
  const store = await openDatabaseBeside({folder, url: databaseUrl})
  return {place: folder, source: store, close: () => store.close()}
}

/** Removes the newest version. */
function rollBack(
  path: string,
  shop: string,
  {json, context}: Pick<CommandCall, 'json' | 'context'>,
): number {
  const file = readLearned(path, shop)
  const last = file?.versions.at(-1)
  if (!file || !last) throw new InputError(path, 'found no version to go back from')
  const versions = file.versions.slice(0, -1)
  writeLearned(path, {...file, versions})
  const now = versions.at(-1)?.number ?? null
  if (json) context.out(`${JSON.stringify({file: path, removed: last.number, version: now}, null, 2)}\n`)
  else
    context.out(
      `Version ${last.number} taken back; ${now === null ? 'nothing is learnt now' : `version ${now} holds again`}. Run \`lotse build\`.\n`,
    )
  return EXIT.ok
}
