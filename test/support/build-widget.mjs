import {bundleForBrowser} from '../../scripts/lib/bundle.mjs'
import {ENTRIES} from '../../scripts/lib/entries.mjs'

let built

function bundles() {
  built ??= Promise.all(
    ENTRIES.filter(({group}) => group === 'widget').map(async (entry) => [
      entry.output.replace('widget/', '').replace('.js', ''),
      await bundleForBrowser(entry),
    ]),
  )
  return built
}

/** The widget's chunks by name, minified as they ship, bundled in memory once a process. */
export async function buildWidget() {
  return new Map((await bundles()).map(([name, {outputFiles}]) => [name, outputFiles[0].contents]))
}

/** The source files that a chunk is made of, relative to the root. */
export async function sourcesOfChunk(chunk) {
  const [, {metafile}] = (await bundles()).find(([name]) => name === chunk)
  return Object.keys(metafile.inputs)
}
