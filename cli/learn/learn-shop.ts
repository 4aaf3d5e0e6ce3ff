import {dirname, join, resolve} from 'node:path'
import type {Advisor} from '../../advisor-core/advisor/types'
import {encodeCatalog} from '../../advisor-core/catalog'
import {readArtefacts} from '../build/artefacts'
import {compileCatalogue} from '../build/compile-catalogue'
import {readCatalogueFile} from '../catalogue/read-catalogue-file'
import {openShop} from '../simulate/load-shop'
import type {CountsSource} from './counts-source'
import {learnParameters} from './learn-parameters'
import {learntUntil} from './learnt-until'
import {mergeLearned, withLearnedShares} from './merge-learned'
import {type OlderWeeks, readWeeks} from './topic-weeks'
import type {LearnedFile, LearnedVersion} from './types'

export interface LearnInput {
  readonly advisor: Advisor
  readonly advisorPath: string
  /** Folder of the installation: models are read from `models/artefacts`. */
  readonly root: string
  readonly source: CountsSource
  /** What was learnt so far. */
  readonly file: LearnedFile | null
  /** Whether to learn from simulated visitors; never together with real ones. */
  readonly simulated: boolean
  readonly nowMs: number
}

/** A version before it has a number, and what was made of weeks under older report configurations. */
export interface Found {
  readonly version: Omit<LearnedVersion, 'number'>
  readonly older: readonly OlderWeeks[]
}

/**
 * Reads the counters of closed weeks and finds new parameters; writes nothing.
 *
 * @returns `null` where there are no counters yet
 * @throws InputError when catalogue or models cannot be used
 */
export async function learnShop(input: LearnInput): Promise<Found | null> {
  const {advisor, advisorPath, root, source, file, simulated, nowMs} = input
  const weeks = await readWeeks(source, {
    shop: advisor.shop.id,
    simulated,
    nowMs,
    learntUntil: learntUntil(file, {simulated}),
  })
  if (!weeks) return null
  const learned = file?.versions.at(-1)?.parameters ?? {}
  const catalogue = readCatalogueFile(
    resolve(dirname(advisorPath), advisor.catalog.file),
    advisor.catalog.mapping,
  )
  const shop = openShop({
    advisor: mergeLearned(advisor, learned),
    catalog: encodeCatalog(compileCatalogue(catalogue, advisor)),
    artefacts: withLearnedShares(readArtefacts(join(root, 'models/artefacts')), learned.archetypes),
    build: 'learn',
  })
  const {hash, periods, older} = weeks
  const version = {configuration: hash, simulated, periods, ...learnParameters(shop, weeks, learned)}
  return {version, older}
}
