import {resolve as resolvePath} from 'node:path'
import {pathToFileURL} from 'node:url'
import {Worker} from 'node:worker_threads'
import {build} from 'esbuild'
import type {FoldOrder, FoldResult} from './choice-fold'

/** Two cores are what a benchmark may count on. */
const THREADS = 2

/** Does the folds, two at a time, in the order given. */
export async function runFolds(orders: readonly FoldOrder[]): Promise<FoldResult[]> {
  const code = await bundleWorker()
  const results: FoldResult[] = []
  let next = 0
  const lane = async () => {
    while (next < orders.length) {
      const at = next++
      results[at] = await runInThread(code, orders[at]!)
    }
  }
  await Promise.all(Array.from({length: THREADS}, lane))
  return results
}

async function bundleWorker(): Promise<string> {
  // Benchmarks run from the root of the checkout, where `npm run` puts them. The plugin finds its files beside
  // itself, so it must not be bundled into this script.
  const plugin = pathToFileURL(resolvePath('models/runtime/bundle-plugin.mjs')).href
  const {tfjsPlugin}: typeof import('../../../models/runtime/bundle-plugin.mjs') = await import(plugin)
  const bundle = await build({
    stdin: {
      contents: `const {parentPort, workerData} = require('node:worker_threads')
        const {scoreFold} = require('./choice-fold')
        scoreFold(workerData).then((result) => parentPort.postMessage(result))`,
      resolveDir: 'test/bench/support',
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    plugins: [tfjsPlugin()],
  })
  return bundle.outputFiles[0]!.text
}

function runInThread(code: string, order: FoldOrder): Promise<FoldResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(code, {eval: true, workerData: order})
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
