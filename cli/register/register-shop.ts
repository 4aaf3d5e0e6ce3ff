import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Advisor} from '../../advisor-core/advisor/types'
import {readArtefacts} from '../build/artefacts'
import type {ShopFiles} from '../build/build-shop-files'
import {classificationFor} from '../build/classification'
import {builtReportConfiguration} from '../build/make-report-configuration'
import {InputError} from '../input-error'
import {withLearnedShares} from '../learn/merge-learned'
import {reasonOf} from '../serve/open-database'
import {registrationRequest} from '../serve/register-configuration'
import {reportLabels} from '../serve/report-labels'
import {collectorAddress} from './collector-address'

const TIMEOUT_MS = 30_000

export interface RegisterOptions {
  readonly advisor: Advisor
  readonly built: ShopFiles
  /** Folder of the installation. */
  readonly root: string
  /** `--collector`; left out, `report.collector` of the advisor file. */
  readonly address: string | undefined
  /** A key of the shop that may write; left out, the one in the data folder, for a collector on this machine. */
  readonly key: string | undefined
  readonly dataFolder: string
  /** Pages whose reports count; empty for any. */
  readonly origins: readonly string[]
}

/** What a collector was told. */
export interface Registered {
  readonly collector: string
  readonly hash: string
}

/**
 * Announces the report configuration of built files to a collector elsewhere: it drops reports of one that it does not
 * know, and says so to nobody.
 *
 * @throws InputError when the collector cannot be reached, or refuses
 */
export async function registerShop(options: RegisterOptions): Promise<Registered> {
  const {advisor, built, root, origins} = options
  const {base, isLocal} = whereTo(options)
  const key = options.key ?? (isLocal ? localKey(options.dataFolder) : undefined)
  if (key === undefined)
    throw new InputError(
      'LOTSE_KEY',
      'there is none, expected a key that may register (`lotse keys new --role write --shop <id>` on the collector)',
    )
  const artefacts = withLearnedShares(
    readArtefacts(join(root, 'models/artefacts')),
    advisor.learned?.archetypes,
  )
  const configuration = builtReportConfiguration(built.files)
  const labels = {
    ...reportLabels(advisor, artefacts, configuration),
    classification: classificationFor(artefacts, advisor),
  }
  const {hash, request} = await registrationRequest(base, {
    configuration,
    labels,
    key,
    ...(origins.length > 0 && {origins}),
  })
  await put(request, base)
  return {collector: base, hash}
}

function whereTo({address, advisor}: RegisterOptions) {
  if (address !== undefined) return collectorAddress(address, '--collector')
  const {collector} = advisor.report
  if (collector === null || collector.startsWith('/'))
    throw new InputError(
      'report.collector',
      `found ${JSON.stringify(collector)}, expected a whole address; or name it with --collector https://shop.example`,
    )
  return collectorAddress(collector, 'report.collector')
}

function localKey(folder: string): string | undefined {
  const path = join(folder, 'shop-key')
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

async function put(request: Request, base: string): Promise<void> {
  try {
    const response = await fetch(request, {redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS)})
    if (response.ok) return
    if (response.status === 401)
      throw new InputError('--key', 'found none that may register for this shop (`lotse keys list`)')
    throw new InputError(base, `the collector answered ${response.status}: ${await detailOf(response)}`)
  } catch (error) {
    if (error instanceof InputError) throw error
    const cause = error instanceof Error && error.cause ? error.cause : error
    throw new InputError(base, `the collector cannot be reached (${reasonOf(cause)})`)
  }
}

async function detailOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null)
  return String(Reflect.get(Object(body), 'detail') ?? 'it says no more')
}
