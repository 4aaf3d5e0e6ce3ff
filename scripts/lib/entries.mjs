/**
 * What the build makes of what: one row a file in dist.
 *
 * `platform` is where it runs; `format` is iife for the two classic scripts (the loader's tag and the worker),
 * esm for everything that is imported; copy takes the file as it is.
 */
export const ENTRIES = [
  {group: 'widget', source: 'widget/embed/loader.ts', output: 'widget/loader.js', format: 'iife'},
  {group: 'widget', source: 'widget/session/main.tsx', output: 'widget/widget.js', format: 'esm'},
  {group: 'widget', source: 'widget/worker/worker.ts', output: 'widget/worker.js', format: 'iife'},
  {group: 'widget', source: 'widget/worker/engine.ts', output: 'widget/engine.js', format: 'esm'},
  {group: 'widget', source: 'widget/worker/insight.ts', output: 'widget/insight.js', format: 'esm'},
  {group: 'widget', source: 'models/runtime/index.ts', output: 'widget/tfjs.js', format: 'esm'},
  {group: 'widget', source: 'widget/report/index.ts', output: 'widget/report.js', format: 'esm'},
  {group: 'widget', source: 'widget/locales/de.ts', output: 'widget/locale.de.js', format: 'esm'},
  {group: 'widget', source: 'widget/locales/en.ts', output: 'widget/locale.en.js', format: 'esm'},
  {group: 'widget', source: 'widget/glass/index.tsx', output: 'widget/glass.js', format: 'esm'},
  {group: 'widget', source: 'widget/glass/de.ts', output: 'widget/glass.de.js', format: 'esm'},
  {group: 'widget', source: 'widget/glass/en.ts', output: 'widget/glass.en.js', format: 'esm'},
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
