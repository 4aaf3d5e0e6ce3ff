import {join} from 'node:path'
import type {Advisor} from '../../advisor-core/advisor/types'
import {classificationMatrix} from '../../advisor-core/archetypes/classification-matrix'
import {createRandom} from '../../advisor-core/numeric/random'
import {periodOf} from '../../advisor-core/reporting'
import {createCollector, type Store} from '../../collector'
import {fitShown} from '../../models/runtime'
import {readArtefacts} from '../build/artefacts'
import type {ShopFiles} from '../build/build-shop-files'
import {builtReportConfiguration} from '../build/make-report-configuration'
import {withLearnedShares} from '../learn/merge-learned'
import {registerConfiguration} from '../serve/register-configuration'
import {reportLabels} from '../serve/report-labels'
import {type LoadedShop, loadShop} from './load-shop'
import {simulateReports} from './simulate-reports'
import type {SimulatedVisit, VisitorBehaviour} from './simulate-visit'

const WEEK_MS = 7 * 24 * 3600 * 1000

export interface SeedInput {
  readonly advisor: Advisor
  readonly built: ShopFiles
  /** Folder of the installation: models are read from `models/artefacts`. */
  readonly root: string
  readonly store: Store
  /** A key that may register configurations. */
  readonly key: string
  readonly visitors: number
  readonly weeks: number
  readonly seed: number
  readonly nowMs: number
  readonly onVisit?: (visit: SimulatedVisit, done: number) => void
  /** The shop, where it is open already. */
  readonly shop?: LoadedShop
  /** How the visitors behave, where not as usual. */
  readonly behaviour?: VisitorBehaviour
}

/**
 * Sends simulated visitors of the last whole weeks into a store, under a configuration that says so: it has a hash
 * and counters of its own, so nothing simulated is ever added to something real.
 *
 * @returns reports counted, and the hash of the configuration
 */
export async function seedReports(input: SeedInput): Promise<{reports: number; configuration: string}> {
  const {advisor, built, root, store, key, visitors, weeks, seed} = input
  const artefactsFolder = join(root, 'models/artefacts')
  const artefacts = withLearnedShares(readArtefacts(artefactsFolder), advisor.learned?.archetypes)
  const configuration = builtReportConfiguration(built.files, true)
  const startMs = (periodOf(input.nowMs) - weeks) * WEEK_MS
  let clockMs = startMs
  const collector = createCollector({
    store,
    nowMs: () => clockMs,
    adminKey: key,
    limits: {flushAt: 5000, maxBatch: 5000},
  })
  const labels = reportLabels(advisor, artefacts, configuration)
  const hash = await registerConfiguration(collector, {configuration, labels, key})
  const {classes} = artefacts.archetypes
  const posteriors: number[] = []
  const {dialogue, taste, prior} = input.shop ?? loadShop(advisor, built, artefactsFolder, false)
  const reports = await simulateReports({
    dialogue,
    prior,
    configuration,
    visitors,
    weeks,
    startMs,
    random: createRandom(seed),
    setNow: (nowMs) => {
      clockMs = nowMs
    },
    send: async (report) => {
      await collector.fetch(
        new Request('http://localhost/v1/report', {
          method: 'POST',
          headers: {'content-type': 'application/octet-stream'},
          body: report.slice(),
        }),
      )
    },
    endWeek: () => collector.flush(),
    ...(taste && {
      fitTaste: (choices) =>
        fitShown({taste, catalog: dialogue.model.catalog, features: dialogue.model.tasteFeatures, choices}),
    }),
    onVisit: (visit, done) => {
      const found = new Map(visit.view.archetype.classes.map(({id, posterior}) => [id, posterior]))
      if (found.size === classes.length) posteriors.push(...classes.map(({id}) => found.get(id) ?? 0))
      input.onVisit?.(visit, done)
    },
    ...(input.behaviour ? {behaviour: input.behaviour} : {}),
  })
  // What the shop's question budget makes of the archetypes, by the very visits that were simulated.
  const classification = {
    matrix: toRows(classificationMatrix(posteriors, classes.length), classes.length),
    questions: advisor.rules.traitQuestions,
    visitors: posteriors.length / classes.length,
  }
  await registerConfiguration(collector, {configuration, labels: {...labels, classification}, key})
  await collector.close()
  return {reports, configuration: hash}
}

function toRows(matrix: Float64Array, size: number): number[][] {
  return Array.from({length: size}, (_, t) => [...matrix.subarray(t * size, (t + 1) * size)])
}

/** Whether a store already holds counters of this shop's simulated visitors under the present configuration. */
export async function hasSimulatedReports(
  store: Store,
  {shop, configuration, nowMs}: {shop: string; configuration: string; nowMs: number},
): Promise<boolean> {
  const rows = await store.readCounts({shop, beforePeriod: periodOf(nowMs)})
  return rows.some((row) => row.configuration === configuration)
}
