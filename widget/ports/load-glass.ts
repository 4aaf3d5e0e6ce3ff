import type {Locale} from '../../advisor-core/catalog/types'
import type {GlassModule} from '../glass/types'
import type {GlassWords} from '../glass/words'
import {fileUrl, type Manifest} from '../manifest'

/** The chunk and its words, which arrive together or not at all. */
export interface LoadedGlass extends GlassModule {
  readonly words: GlassWords
}

let failures = 0

/** Loads the glass panel and the consent. @throws when they cannot be had; another call tries anew */
export async function loadGlass(
  manifest: Manifest,
  manifestUrl: string,
  locale: Locale,
): Promise<LoadedGlass> {
  // A browser may remember by its address that a module failed; the fragment makes it another one.
  const load = (name: 'glass' | `glass.${Locale}`) =>
    import(fileUrl(manifest, manifestUrl, name) + (failures > 0 ? `#${failures}` : ''))
  try {
    const [{createGlass}, {words}] = await Promise.all([load('glass'), load(`glass.${locale}`)])
    return {createGlass, words}
  } catch (error) {
    failures++
    throw error
  }
}
