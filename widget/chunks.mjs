/**
 * Every script of the widget that the build makes, the one list of them: a row a file in `dist/widget`.
 *
 * `format` is iife for the two classic scripts (the loader's tag and the worker), esm for what is imported;
 * `locale` is set where a shop ships the file only with that language; without a `needed` file the widget is not
 * built, the others may be absent.
 */
export const CHUNKS = [
  {name: 'loader', source: 'widget/embed/loader.ts', format: 'iife', locale: null, needed: true},
  {name: 'widget', source: 'widget/session/main.tsx', format: 'esm', locale: null, needed: true},
  {name: 'worker', source: 'widget/worker/worker.ts', format: 'iife', locale: null, needed: true},
  {name: 'engine', source: 'widget/worker/engine.ts', format: 'esm', locale: null, needed: true},
  {name: 'insight', source: 'widget/worker/insight.ts', format: 'esm', locale: null, needed: true},
  {name: 'text', source: 'widget/worker/text.ts', format: 'esm', locale: null, needed: true},
  {name: 'kinds', source: 'widget/worker/kinds.ts', format: 'esm', locale: null, needed: true},
  {name: 'tfjs', source: 'models/runtime/index.ts', format: 'esm', locale: null, needed: false},
  {name: 'report', source: 'widget/report/index.ts', format: 'esm', locale: null, needed: false},
  {name: 'order', source: 'widget/report/order.ts', format: 'iife', locale: null, needed: false},
  {name: 'locale.de', source: 'widget/locales/de.ts', format: 'esm', locale: 'de', needed: true},
  {name: 'locale.en', source: 'widget/locales/en.ts', format: 'esm', locale: 'en', needed: true},
  {name: 'glass', source: 'widget/glass/index.tsx', format: 'esm', locale: null, needed: true},
  {name: 'glass.de', source: 'widget/glass/de.ts', format: 'esm', locale: 'de', needed: true},
  {name: 'glass.en', source: 'widget/glass/en.ts', format: 'esm', locale: 'en', needed: true},
]
