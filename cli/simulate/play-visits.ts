import {join} from 'node:path'
import type {Advisor} from '../../advisor-core/advisor/types'
import {classificationMatrix} from '../../advisor-core/archetypes/classification-matrix'
import {createRandom} from '../../advisor-core/numeric/random'
import {periodOf} from '../../advisor-core/reporting'
import type {Labels} from '../../collector'
import {fitShown} from '../../models/runtime'
import {readArtefacts} from '../build/artefacts'
import type {ShopFiles} from '../build/build-shop-files'
import {builtReportConfiguration} from '../build/make-report-configuration'
import {withLearnedShares} from '../learn/merge-learned'
import {type LoadedShop, loadShop} from './load-shop'
import {simulateReports} from './simulate-reports'
import type {SimulatedVisit, VisitorBehaviour} from './simulate-visit'

const WEEK_MS = 7 * 24 * 3600 * 1000

/** What is played; plain data, so that another thread can be told. */
export interface PlayOrder {
  readonly advisor: Advisor
  readonly built: ShopFiles
  /** Folder of the installation: models are read from `models/artefacts`. */
  readonly root: string
  readonly visitors: number
  /** Whole weeks before the one of `nowMs`. */
  readonly weeks: number
  readonly seed: number
  readonly nowMs: number
}

export interface PlayWays {
  readonly onVisit?: (visit: SimulatedVisit, done: number) => void
  /** The shop, where it is open already. */
  readonly shop?: LoadedShop
  /** How the visitors behave, where not as usual. */
  readonly behaviour?: VisitorBehaviour
}

/** Visits that were played, and nobody has counted yet. */
export interface PlayedVisits {
  /** The bytes of each report and outcome, in the order and at the time of sending. */
  readonly sent: readonly {readonly atMs: number; readonly bytes: Uint8Array}[]
  /** How many of them are reports of advice. */
  readonly reports: number
  /** What the shop's question budget makes of the archetypes, by these very visits. */
  readonly classification: NonNullable<Labels['classification']>
}

/** Plays simulated visitors of the last whole weeks and keeps what they send. */
export async function playVisits(order: PlayOrder, ways: PlayWays = {}): Promise<PlayedVisits> {
  const {advisor, built, root, visitors, weeks, seed} = order
  const artefactsFolder = join(root, 'models/artefacts')
  const artefacts = withLearnedShares(readArtefacts(artefactsFolder), advisor.learned?.archetypes)
  const startMs = (periodOf(order.nowMs) - weeks) * WEEK_MS
  let clockMs = startMs
  const sent: {atMs: number; bytes: Uint8Array}[] = []
  const {classes} = artefacts.archetypes
  const posteriors: number[] = []
  const {dialogue, taste, prior} = ways.shop ?? loadShop(advisor, built, artefactsFolder, false)
  const reports = await simulateReports({
    dialogue,
    prior,
    configuration: builtReportConfiguration(built.files, true),
    visitors,
    weeks,
    startMs,
    random: createRandom(seed),
    setNow: (nowMs) => {
      clockMs = nowMs
    },
    send: async (report) => {
      sent.push({atMs: clockMs, bytes: report.slice()})
    },
    endWeek: async () => {},
    ...(taste && {
      fitTaste: (choices) =>
        fitShown({taste, catalog: dialogue.model.catalog, features: dialogue.model.tasteFeatures, choices}),
    }),
    onVisit: (visit, done) => {
      const found = new Map(visit.view.archetype.classes.map(({id, posterior}) => [id, posterior]))
      if (found.size === classes.length) posteriors.push(...classes.map(({id}) => found.get(id) ?? 0))
      ways.onVisit?.(visit, done)
    },
    ...(ways.behaviour ? {behaviour: ways.behaviour} : {}),
  })
  const classification = {
    matrix: toRows(classificationMatrix(posteriors, classes.length), classes.length),
    questions: advisor.rules.traitQuestions,
    visitors: posteriors.length / classes.length,
  }
  return {sent, reports, classification}
}

function toRows(matrix: Float64Array, size: number): number[][] {
  return Array.from({length: size}, (_, t) => [...matrix.subarray(t * size, (t + 1) * size)])
}
