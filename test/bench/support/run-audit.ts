import {resolve as resolvePath} from 'node:path'
import {pathToFileURL} from 'node:url'
import {Worker} from 'node:worker_threads'
import {build} from 'esbuild'
import {createConfiguration, type ReportConfiguration} from '../../../advisor-core/reporting'
import {type AuditedChoice, type AuditedTopic, judge, judgeChoice} from './privacy-audit'
import type {SampledReports, SampleOrder} from './sample-reports'

/** Two cores are what a benchmark may count on. */
const THREADS = 2
/** Samples of each topic that a thread draws at a time. */
const PORTION = 50_000

/** One topic beside the archetype, so that half of the reports are about it. */
export function auditConfiguration(cells: number, odds: number): ReportConfiguration {
  const names = (count: number) => Array.from({length: count}, (_, i) => `c${i}`)
  return createConfiguration({
    shop: '0'.repeat(32),
    simulated: true,
    odds,
    topics: [
      {source: {kind: 'archetype'}, cells: names(Math.min(cells - 1, 5)), live: true},
      {source: {kind: 'question', question: 'q'}, cells: names(cells - 1), live: true},
    ],
    artefacts: {},
  })
}

export interface AuditOrder {
  /** Cells of the question, `none` among them; the archetype has as many, at most six. */
  readonly cells: number
  readonly odds: number
  /** Reports of each topic for each input. */
  readonly samples: number
  /** Told after each portion, as a fraction of all. */
  readonly onProgress?: (done: number) => void
}

/** Both topics, and the choice between them, judged on the same reports. */
export interface Audit {
  readonly topics: readonly AuditedTopic[]
  readonly choice: AuditedChoice
  /** Reports that were made. */
  readonly reports: number
}

/**
 * Audits the built chunk: every cell of the question in turn is what the visitor said, with another archetype each
 * time, and both topics and the choice between them are judged on the same reports.
 *
 * @param file  the chunk, `dist/widget/report.js`
 */
export async function runAudit(file: string, {cells, odds, samples, onProgress}: AuditOrder): Promise<Audit> {
  const configuration = auditConfiguration(cells, odds)
  const [archetypes, answers] = configuration.topics.map((topic) => topic.cells.length) as [number, number]
  const inputs = Array.from({length: answers}, (_, j) => [(j + 1) % archetypes, j])
  const portions = Array.from({length: Math.ceil(samples / PORTION)}, (_, i) =>
    Math.min(PORTION, samples - i * PORTION),
  )
  const orders = inputs.flatMap((trueCells, input) =>
    portions.map((portion) => ({
      input,
      order: {
        file: pathToFileURL(resolvePath(file)).href,
        configuration,
        trueCells,
        samples: portion,
      } satisfies SampleOrder,
    })),
  )
  const code = await bundleWorker()
  const sampled = inputs.map((): SampledReports[] => [])
  let [next, done] = [0, 0]
  const lane = async () => {
    const worker = new Worker(code, {eval: true})
    try {
      while (next < orders.length) {
        const {input, order} = orders[next++]!
        sampled[input]!.push(await ask(worker, order))
        onProgress?.(++done / orders.length)
      }
    } finally {
      await worker.terminate()
    }
  }
  await Promise.all(Array.from({length: THREADS}, lane))
  return {
    topics: configuration.topics.map(({id, cells: {length}, subsetSize}, t) => {
      const counts = Array.from({length}, () => new Map<bigint, number>())
      sampled.forEach((parts, input) => {
        for (const {masks} of parts) addTo(counts[inputs[input]![t]!]!, masks[t]!)
      })
      return judge(counts, {topic: id, cells: length, subsetSize, odds})
    }),
    choice: judgeChoice(
      sampled.map((parts) => ({
        hits: sum(parts.map(({aboutArchetype}) => aboutArchetype)),
        of: sum(parts.map(({chosen}) => chosen)),
      })),
    ),
    reports: sum(sampled.flat().map(({made}) => made)),
  }
}

function addTo(counts: Map<bigint, number>, more: ReadonlyMap<bigint, number>): void {
  for (const [mask, count] of more) counts.set(mask, (counts.get(mask) ?? 0) + count)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

async function bundleWorker(): Promise<string> {
  const bundle = await build({
    stdin: {
      contents: `import {parentPort} from 'node:worker_threads'
        import {sampleReports} from './sample-reports'
        parentPort.on('message', async (order) => parentPort.postMessage(await sampleReports(order)))`,
      resolveDir: 'test/bench/support',
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  })
  return bundle.outputFiles[0]!.text
}

function ask(worker: Worker, order: SampleOrder): Promise<SampledReports> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (sampled: SampledReports) => {
      worker.off('error', reject)
      resolve(sampled)
    })
    worker.postMessage(order)
  })
}
