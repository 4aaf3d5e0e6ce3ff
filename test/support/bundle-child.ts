import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {build} from 'esbuild'

export interface ChildBundle {
  /** A file that Node runs. */
  readonly path: string
  readonly remove: () => void
}

/**
 * Bundles a TypeScript file for a process of its own; installed packages stay imports.
 *
 * @param source relative to the root, which is where tests and benchmarks run
 */
export async function bundleChild(source: string): Promise<ChildBundle> {
  // Below node_modules, where the packages it imports are found.
  const parent = resolve('node_modules/.cache/lotse')
  mkdirSync(parent, {recursive: true})
  const folder = mkdtempSync(join(parent, 'child-'))
  const path = join(folder, 'child.mjs')
  await build({
    entryPoints: [resolve(source)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    outfile: path,
    logLevel: 'silent',
  })
  return {path, remove: () => rmSync(folder, {recursive: true, force: true})}
}
