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
import {type CliCommand, EXIT, textOption} from './command'

/** `lotse build`: catalogue and advisor to the static files that the shop's page loads. */
export const buildCommand: CliCommand = {
  name: 'build',
  describe: (command) =>
    command
      .description("compile catalogue and advisor to the files that the shop's page loads")
      .argument('[advisor]', 'the advisor file', 'advisor.json')
      .option('--out <folder>', 'where the files go', 'dist/lotse'),
  run: async ({args, options, json, context}) => {
    const path = resolve(context.cwd, args[0] ?? 'advisor.json')
    const folder = resolve(context.cwd, textOption(options, 'out') ?? 'dist/lotse')
    const {built, leftOutRows, learned} = buildFrom(path)
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
      }
      context.out(`${JSON.stringify(report, null, 2)}\n`)
    } else {
      if (learned)
        context.out(
          `With version ${learned.number} of learned.json${learned.simulated ? ', learnt from SIMULATED visitors' : ''}.\n`,
        )
      context.out(`${describeBuild(built, folder, leftOutRows.length)}\n`)
    }
    return EXIT.ok
  },
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
