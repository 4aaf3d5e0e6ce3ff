import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {basename, join, relative} from 'node:path'
import {pathToFileURL} from 'node:url'
import {bundleForNode} from './bundle.mjs'
import {ROOT} from './root.mjs'

/**
 * Bundles a TypeScript file for Node and imports the result.
 *
 * @param {string} file absolute
 * @returns {Promise<Record<string, unknown>>} what the module exports
 * @throws esbuild's error when it does not compile, and whatever the module throws
 */
export async function importTypeScript(file, root = ROOT) {
  const result = await bundleForNode(file, root)
  const folder = join(root, 'node_modules/.cache/lotse')
  const name = relative(root, file).replace(/[^a-zA-Z0-9]+/g, '-')
  // Two runs at once must not read each other's half-written file.
  const output = join(folder, `${name}-${process.pid}.mjs`)
  mkdirSync(folder, {recursive: true})
  writeFileSync(output, result.outputFiles[0].contents)
  try {
    return await import(pathToFileURL(output).href)
  } finally {
    rmSync(output, {force: true})
  }
}

/** Short name of a TypeScript file, as a person types it. */
export function shortName(file) {
  return basename(file).replace(/\.tsx?$/, '')
}
