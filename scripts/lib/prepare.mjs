import {BuildError, ensureBuilt} from './build.mjs'
import {ensureInstalled} from './install.mjs'
import {requireNode} from './node-version.mjs'
import {ROOT} from './root.mjs'

/** What every command does first: check Node, install what is missing, build what is stale. Ends the process on failure. */
export async function prepare(root = ROOT) {
  requireNode()
  ensureInstalled(root)
  try {
    if (await ensureBuilt(root)) console.error('Lotse: built dist/.')
  } catch (error) {
    failBuild(error)
  }
}

/** Prints why a build failed and ends the process. */
export function failBuild(error) {
  if (!(error instanceof BuildError) && error?.code !== 'EACCES') throw error
  console.error(`Lotse: the build failed.\n${error.message.replace(/^/gm, '  ')}`)
  process.exit(1)
}
