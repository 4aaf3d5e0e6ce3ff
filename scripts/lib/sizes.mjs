import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {brotliCompressSync, constants, gzipSync} from 'node:zlib'
import {CHUNKS} from '../../widget/chunks.mjs'
import {ROOT} from './root.mjs'

/** 1 kB is 1000 bytes; limits are for Brotli, quality 11. */
const LIMIT_BYTES = {
  loader: 3_000,
  beforeFirstQuestion: 32_000,
  tfjs: 25_000,
  report: 4_000,
  demoData: 60_000,
  // The code's own limit is `loader`; the start card's words are the shop's.
  demoLoader: 4_000,
}

/**
 * Compressed sizes of what the build made, and of the demo shop's data if it has been built, against the budgets.
 *
 * @returns {{chunks: Size[], demo: Size[], budgets: Budget[], ok: boolean}}
 *   where Size is {name, bytes, gzip, brotli} and Budget is {name, parts, brotli, limit, ok}, all in bytes
 * @throws Error naming the first chunk that has not been built
 */
export function measureSizes(root = ROOT) {
  const chunks = CHUNKS.map(({name}) => measureFile(name, join(root, 'dist/widget', `${name}.js`)))
  const demo = measureDemo(join(root, 'demo-site/shop/lotse'))
  const budgets = [...codeBudgets(chunks), ...demoBudgets(demo)]
  return {chunks, demo, budgets, ok: budgets.every(({ok}) => ok)}
}

function codeBudgets(chunks) {
  return [
    budget('loader', LIMIT_BYTES.loader, pick(chunks, ['loader'])),
    budget('before the first question', LIMIT_BYTES.beforeFirstQuestion, [
      ...pick(chunks, ['loader', 'widget', 'worker']),
      largest(chunks, 'locale.'),
    ]),
    budget('TensorFlow.js', LIMIT_BYTES.tfjs, pick(chunks, ['tfjs'])),
    budget('report', LIMIT_BYTES.report, pick(chunks, ['report'])),
  ]
}

function demoBudgets(demo) {
  if (demo.length === 0) return []
  const data = [...pick(demo, ['catalog', 'advisor']), largest(demo, 'cards.')]
  const loader = pick(demo, ['lotse.js'])
  return [
    budget('demo: catalogue, cards, advisor', LIMIT_BYTES.demoData, data),
    ...(loader.length > 0
      ? [budget('demo: loader with its start card', LIMIT_BYTES.demoLoader, loader)]
      : []),
  ]
}

/** The demo's data files by the names of its manifest, and the loader with the first question baked in. */
function measureDemo(folder) {
  const manifestFile = join(folder, 'manifest.json')
  if (!existsSync(manifestFile)) return []
  const {files} = JSON.parse(readFileSync(manifestFile, 'utf8'))
  const names = Object.keys(files).filter((name) => /^(catalog|advisor|cards\..+|taste|traits)$/.test(name))
  const sizes = names.map((name) => measureFile(name, join(folder, files[name].file)))
  const loader = join(folder, 'lotse.js')
  return existsSync(loader) ? [...sizes, measureFile('lotse.js', loader)] : sizes
}

function measureFile(name, file) {
  if (!existsSync(file)) throw new Error(`${file} is missing; run: npm run build`)
  const content = readFileSync(file)
  return {
    name,
    bytes: content.length,
    gzip: gzipSync(content, {level: 9}).length,
    brotli: brotliCompressSync(content, {
      params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length},
    }).length,
  }
}

function pick(sizes, names) {
  return sizes.filter(({name}) => names.includes(name))
}

/** A visitor loads one language: the budget holds for the larger. */
function largest(sizes, prefix) {
  const candidates = sizes.filter(({name}) => name.startsWith(prefix))
  return candidates.reduce((a, b) => (b.brotli > a.brotli ? b : a))
}

function budget(name, limit, parts) {
  const brotli = parts.reduce((sum, part) => sum + part.brotli, 0)
  return {name, parts: parts.map((part) => part.name), brotli, limit, ok: brotli <= limit}
}
