import type {Locale} from '../../advisor-core/catalog/types'
import {type Cards, parseCards} from '../cards'
import {type FileName, fileUrl, type Manifest} from '../manifest'
import type {EngineFiles} from '../worker/messages'

/** What a conversation needs before the first view, fetched in parallel and checked by hash. */
export interface ConversationFiles {
  readonly engine: EngineFiles
  readonly cards: Cards
}

/** @throws TypeError when a file is unreachable or does not match its hash */
export async function loadFiles(
  manifest: Manifest,
  manifestUrl: string,
  locale: Locale,
): Promise<ConversationFiles> {
  const get = async (name: FileName) => {
    const response = await fetch(fileUrl(manifest, manifestUrl, name), {
      credentials: 'omit',
      integrity: manifest.files[name]?.integrity ?? '',
    })
    if (!response.ok) throw new TypeError(`Failed to load ${name}: ${response.status}`)
    return response
  }
  const json = async (name: FileName): Promise<unknown> =>
    manifest.files[name] ? (await get(name)).json() : null
  const [catalog, advisor, traits, taste, cards] = await Promise.all([
    get('catalog').then((response) => response.arrayBuffer()),
    json('advisor'),
    json('traits'),
    manifest.files.taste ? get('taste').then((response) => response.arrayBuffer()) : null,
    json(`cards.${locale}`).then(parseCards),
  ])
  const urlOf = (name: FileName) => (manifest.files[name] ? fileUrl(manifest, manifestUrl, name) : null)
  const urls = {
    tfjsUrl: urlOf('tfjs'),
    insightUrl: urlOf('insight'),
    textUrl: urlOf('text'),
    kindsUrl: urlOf('kinds'),
  }
  return {engine: {build: manifest.build, catalog, advisor, traits, taste, ...urls}, cards}
}
