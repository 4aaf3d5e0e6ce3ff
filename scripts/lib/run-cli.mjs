import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {ROOT} from './root.mjs'

/**
 * Runs the built command line tool in this process.
 *
 * @param {readonly string[]} argv the arguments after the command's name
 * @returns {Promise<number>} its exit code
 */
export async function runCli(argv, root = ROOT) {
  const {main} = await import(pathToFileURL(join(root, 'dist/cli/lotse.mjs')).href)
  return main([...argv])
}
