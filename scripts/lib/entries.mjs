import {CHUNKS} from '../../widget/chunks.mjs'

/**
 * What the build makes of what: one row a file in dist; the widget's own are listed in widget/chunks.mjs.
 *
 * `platform` is where it runs; `format` is iife for the two classic scripts (the loader's tag and the worker),
 * esm for everything that is imported; copy takes the file as it is.
 */
export const ENTRIES = [
  ...CHUNKS.map(({name, source, format}) => ({
    group: 'widget',
    source,
    output: `widget/${name}.js`,
    format,
  })),
  {group: 'reports', source: 'reports/views/main.tsx', output: 'reports/reports.js', format: 'esm'},
  {group: 'reports', source: 'reports/views/reports.css', output: 'reports/reports.css', format: 'css'},
  {group: 'reports', source: 'reports/views/index.html', output: 'reports/index.html', format: 'copy'},
  {group: 'cli', source: 'cli/main.ts', output: 'cli/lotse.mjs', format: 'node'},
]

/** Folders and files that a build depends on, for the hash that says whether dist is stale. */
export const BUILD_INPUTS = [
  'advisor-core',
  'cli',
  'collector',
  'models',
  'reports',
  'widget',
  'scripts/build.mjs',
  'scripts/lib',
  'package-lock.json',
  'tsconfig.json',
]

/** Tests, training scripts and documents do not change what is built. */
export function isBuildInput(path) {
  return !/\.test\.tsx?$|\.md$|^models\/training\//.test(path)
}
