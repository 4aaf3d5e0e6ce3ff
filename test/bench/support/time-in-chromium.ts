import {build} from 'esbuild'
import {launchChromium} from '../../support/chromium'
import type {QuestionTimes} from './time-questions'

interface Order {
  readonly products: number
  readonly seed: number
  readonly rounds: number
}

/** Runs the timings in a classic worker of headless Chromium, minified as the widget ships. */
export async function timeInChromium(orders: readonly Order[]): Promise<QuestionTimes[]> {
  // Benchmarks run from the root of the checkout, where `npm run` puts them.
  const bundle = await build({
    entryPoints: ['test/bench/support/question-worker.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
  })
  const script = bundle.outputFiles[0]!.text
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    const times: QuestionTimes[] = []
    for (const order of orders) times.push(await page.evaluate(runInWorker, {script, order}))
    return times
  } finally {
    await browser.close()
  }
}

/** Runs in the page. */
function runInWorker({script, order}: {script: string; order: Order}): Promise<QuestionTimes> {
  const url = URL.createObjectURL(new Blob([script], {type: 'text/javascript'}))
  const worker = new Worker(url)
  return new Promise((resolve, reject) => {
    worker.onmessage = ({data}) => {
      worker.terminate()
      resolve(data)
    }
    worker.onerror = ({message}) => reject(new Error(message))
    worker.postMessage(order)
  })
}
