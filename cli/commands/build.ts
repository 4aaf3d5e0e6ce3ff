import {dirname, join, resolve} from 'node:path'
import {readArtefacts} from '../build/artefacts'
import {buildShopFiles, type ShopFiles} from '../build/build-shop-files'
import {readWidget} from '../build/read-widget'
import {writeShopFiles} from '../build/write-shop-files'
import {readCatalogueFile} from '../catalogue/read-catalogue-file'
import {readLearned} from '../learn/learned-file'
import {mergeLearned, withLearnedShares} from '../learn/merge-learned'
import {packageRoot} from '../package-root'
import {namingFile, readAdvisor} from '../read-advisor'
import {type Registered, registerShop} from '../register/register-shop'
import {type CliCommand, type CommandCall, EXIT, textOption} from './command'

/** `lotse build`: catalogue and advisor to the static files that the shop's page loads. */
export const buildCommand: CliCommand = {
  name: 'build',
  describe: (command) =>
    command
      .description("compile catalogue and advisor to the files that the shop's page loads")
      .argument('[advisor]', 'the advisor file', 'advisor.json')
      .option('--out <folder>', 'where the files go', 'dist/lotse')
      .option('--register', 'announce the report configuration to the collector, which drops reports without')
      .option('--collector <address>', 'register: where it is; default: report.collector of the advisor file')
      .option(
        '--key <key>',
        'register: a key that may write; default: LOTSE_KEY, or shop-key in the data folder',
      )
      .option('--data <folder>', 'register: the data folder of a collector on this machine', 'data')
      .option('--origin <origins...>', 'register: only reports of these pages count; default: any'),
  run: async ({args, options, json, context}) => {
    const path = resolve(context.cwd, args[0] ?? 'advisor.json')
    const folder = resolve(context.cwd, textOption(options, 'out') ?? 'dist/lotse')
    const {advisor, built, leftOutRows, learned} = buildFrom(path)
    // Before the files: nobody should load what the collector does not know yet.
    const registered = options.register === true ? await register({advisor, built}, {options, context}) : null
    const removed = writeShopFiles(folder, built.files)
    const {build, files} = built.manifest
    if (json) {
      const report = {
        folder,
        build,
        products: built.products,
        twins: built.twins,
        files,
        leftOutRows,
        removed,
        learned: learned ? {version: learned.number, simulated: learned.simulated} : null,
        registered,
      }
      context.out(`${JSON.stringify(report, null, 2)}\n`)
    } else {
      if (learned)
        context.out(
          `With version ${learned.number} of learned.json${learned.simulated ? ', learnt from SIMULATED visitors' : ''}.\n`,
        )
      context.out(`${describeBuild(built, folder, leftOutRows.length)}\n`)
      context.out(describeRegistration(registered, advisor.report.collector))
    }
    return EXIT.ok
  },
}

function register(
  shop: Pick<ReturnType<typeof buildFrom>, 'advisor' | 'built'>,
  {options, context}: Pick<CommandCall, 'options' | 'context'>,
): Promise<Registered> {
  const {origin} = options
  return registerShop({
    ...shop,
    root: packageRoot(),
    address: textOption(options, 'collector'),
    key: textOption(options, 'key') ?? (process.env.LOTSE_KEY || undefined),
    dataFolder: resolve(context.cwd, textOption(options, 'data') ?? 'data'),
    origins: Array.isArray(origin) ? origin.map(String) : [],
  })
}

function describeRegistration(registered: Registered | null, collector: string | null): string {
  if (registered)
    return `The collector at ${registered.collector} counts reports of ${registered.hash.slice(0, 16)}.\n`
  if (collector === null) return ''
  return 'A collector by itself must know this report configuration: `lotse build --register` announces it.\n'
}

/**
 * Builds a shop's files from an advisor file, in memory.
 *
 * @throws InputError when advisor, catalogue, models or widget cannot be used
 */
export function buildFrom(advisorPath: string, {simulated = false, root = packageRoot()} = {}) {
  const own = readAdvisor(advisorPath)
  const learned = readLearned(join(dirname(advisorPath), 'learned.json'), own.shop.id)?.versions.at(-1)
  const advisor = learned ? mergeLearned(own, learned.parameters) : own
  const file = readCatalogueFile(resolve(dirname(advisorPath), advisor.catalog.file), advisor.catalog.mapping)
  const artefacts = withLearnedShares(
    readArtefacts(join(root, 'models/artefacts')),
    advisor.learned?.archetypes,
  )
  const widget = readWidget(join(root, 'dist/widget'))
  const built = namingFile(advisorPath, () => buildShopFiles({advisor, file, artefacts, widget, simulated}))
  return {advisor, built, leftOutRows: file.problems, learned}
}

function describeBuild(
  {manifest, files, products, twins}: ShopFiles,
  folder: string,
  leftOut: number,
): string {
  const bytes = [...files.values()].reduce((sum, each) => sum + each.length, 0)
  return [
    `${products} products${twins > 0 ? ` (${twins} look like another one and count with it)` : ''}.`,
    ...(leftOut > 0 ? [`${leftOut} rows of the catalogue are left out; \`lotse check\` lists them.`] : []),
    `${files.size} files, ${Math.round(bytes / 1000)} kB, in ${folder}`,
    `Build ${manifest.build}. Put the folder on your web server as /lotse/ and this in the page:`,
    '  <script async src="/lotse/lotse.js" data-lotse-manifest="/lotse/manifest.json"></script>',
    '  <lotse-advisor></lotse-advisor>',
  ].join('\n')
}
