import {resolve as resolvePath} from 'node:path'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import {launchChromium} from '../../support/chromium'
import type {TasteOrder, TasteTimes} from './taste-worker'

/** The part of `scripts/lib/bundle.mjs` that makes what ships. */
interface Bundler {
  readonly bundleForBrowser: (entry: {
    source: string
    format: 'esm'
  }) => Promise<{outputFiles: readonly {contents: Uint8Array}[]}>
}

/** Runs the timings in a classic worker of headless Chromium that imports the shipped TensorFlow.js chunk. */
export async function timeTaste(
  order: Omit<TasteOrder, 'tfjsUrl'>,
): Promise<TasteTimes & {shipped: Uint8Array}> {
  // Benchmarks run from the root of the checkout, where `npm run` puts them.
  const bundler: Bundler = await import(pathToFileURL(resolvePath('scripts/lib/bundle.mjs')).href)
  const {outputFiles} = await bundler.bundleForBrowser({source: 'models/runtime/index.ts', format: 'esm'})
  const shipped = outputFiles[0]!.contents
  const harness = await build({
    entryPoints: ['test/bench/support/taste-worker.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
  })
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    const scripts = {script: harness.outputFiles[0]!.text, tfjs: new TextDecoder().decode(shipped)}
    return {...(await page.evaluate(runInWorker, {...scripts, order})), shipped}
  } finally {
    await browser.close()
  }
}

/** Runs in the page. */
function runInWorker({
  script,
  tfjs,
  order,
}: {
  script: string
  tfjs: string
  order: Omit<TasteOrder, 'tfjsUrl'>
}): Promise<TasteTimes> {
  const urlOf = (text: string) => URL.createObjectURL(new Blob([text], {type: 'text/javascript'}))
  const worker = new Worker(urlOf(script))
  return new Promise((resolve, reject) => {
    worker.onmessage = ({data}) => {
      worker.terminate()
      resolve(data)
    }
    worker.onerror = ({message}) => reject(new Error(message))
    worker.postMessage({...order, tfjsUrl: urlOf(tfjs)})
  })
}
