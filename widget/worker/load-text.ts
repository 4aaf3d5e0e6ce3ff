import type {Dialogue} from '../../advisor-core/dialogue/create-dialogue'
import type {TextReader} from '../../advisor-core/text/create-text-reader'

/** What the lazily loaded chunk offers, said here so that no type drags it in. */
interface TextModule {
  readonly createTextReader: (
    catalog: Dialogue['model']['catalog'],
    advisor: Dialogue['model']['advisor'],
  ) => TextReader
}

let failures = 0

/**
 * Loads the chunk that reads free text.
 *
 * @param url  absolute; `null` where there is none
 * @returns `null` when it cannot be had; another call tries anew
 */
export async function loadText(
  url: string | null,
  {catalog, advisor}: Dialogue['model'],
): Promise<TextReader | null> {
  try {
    // A browser may remember by its address that a module failed; the fragment makes it another one.
    const module: TextModule = await import(url! + (failures ? `#${failures}` : ''))
    return module.createTextReader(catalog, advisor)
  } catch {
    failures++
    return null
  }
}
