import {join} from 'node:path'
import {
  type Collector,
  clientAddressOf,
  createCollector,
  createReportListener,
  type Store,
} from '../../collector'
import {readArtefacts} from '../build/artefacts'
import {classificationFor} from '../build/classification'
import {builtReportConfiguration} from '../build/make-report-configuration'
import {writeShopFiles} from '../build/write-shop-files'
import {buildFrom} from '../commands/build'
import {withLearnedShares} from '../learn/merge-learned'
import {playInThread, type StartPlaying} from '../simulate/play-in-thread'
import {createShopServer} from './create-shop-server'
import {type Listening, listen} from './listen'
import {openDatabase, openLocalKey} from './open-database'
import {registerConfiguration} from './register-configuration'
import {reportLabels} from './report-labels'
import {seedInBackground} from './seed-in-background'
import type {ServerSettings} from './server-settings'

export interface ShopOptions extends Partial<ServerSettings> {
  readonly advisorPath: string
  /** Folder of the shop's own pages. */
  readonly site: string
  /** Where the built files go. */
  readonly files: string
  /** Folder of the embedded database. */
  readonly data: string
  /** Folder of the installation. */
  readonly root: string
  readonly host: string
  readonly port: number
  readonly nowMs: () => number
  /** Simulated visitors to fill an empty store with, 0 for none. */
  readonly seedVisitors: number
  /** Where they are played; left out, in a thread of their own. */
  readonly play?: StartPlaying
  readonly tell: (line: string) => void
}

export interface RunningShop {
  readonly address: string
  readonly shop: string
  readonly collector: Collector
  readonly store: Store
  /** Resolves when the simulated visits are in the reports, or will not be. */
  readonly seeded: Promise<void>
  /** Stops listening, writes what waits, closes the database. */
  close(): Promise<void>
}

const SEED_WEEKS = 3

/**
 * Builds a shop's files and serves pages, files, reports and collector from one process on the embedded database.
 *
 * @throws InputError when advisor, catalogue, data folder or port cannot be used; nothing then stays open
 */
export async function startShop(options: ShopOptions): Promise<RunningShop> {
  const {advisorPath, root, nowMs, tell} = options
  const {advisor, built} = buildFrom(advisorPath, {root})
  writeShopFiles(options.files, built.files)
  const artefacts = withLearnedShares(
    readArtefacts(join(root, 'models/artefacts')),
    advisor.learned?.archetypes,
  )
  const {proxies = 0} = options
  const store = await openDatabase({folder: options.data, url: options.databaseUrl})
  const undo: (() => Promise<void>)[] = [() => store.close()]
  try {
    const key = options.adminKey ?? (await openLocalKey({folder: options.data, store}))
    const addresses = new WeakMap<Request, string>()
    const collector = createCollector({
      store,
      nowMs,
      ...(options.adminKey && {adminKey: options.adminKey}),
      openReports: isLoopback(options.host) && proxies === 0,
      clientAddress: (request) =>
        clientAddressOf({
          remote: addresses.get(request) ?? null,
          forwardedFor: request.headers.get('x-forwarded-for'),
          proxies,
        }),
    })
    undo.unshift(() => collector.close())
    const configuration = builtReportConfiguration(built.files)
    await registerConfiguration(collector, {
      configuration,
      labels: {
        ...reportLabels(advisor, artefacts, configuration),
        classification: classificationFor(artefacts, advisor),
      },
      key,
    })
    const seeding = await seedInBackground({
      order: {
        advisor,
        built,
        root,
        visitors: options.seedVisitors,
        weeks: SEED_WEEKS,
        seed: 1,
        nowMs: nowMs(),
      },
      start: options.play ?? playInThread,
      store,
      key,
      tell,
    })
    undo.unshift(() => seeding.stop())
    const app = createShopServer({
      site: options.site,
      files: options.files,
      reports: join(root, 'dist/reports'),
      collector,
      shop: advisor.shop.id,
      simulating: seeding.progress,
      rememberAddress: (request, address) => addresses.set(request, address),
    })
    const listening: Listening = await listen(app.fetch, {
      ...options,
      shortcut: createReportListener(collector, proxies),
    })
    undo.unshift(() => listening.close())
    return {
      address: listening.address,
      shop: advisor.shop.id,
      collector,
      store,
      seeded: seeding.finished,
      close: () => runAll(undo),
    }
  } catch (error) {
    await runAll(undo)
    throw error
  }
}

async function runAll(steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) await step()
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
