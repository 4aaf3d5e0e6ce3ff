import type {Locale} from '../../advisor-core/catalog/types'
import type {LocaleWords} from '../locales/words'
import {isManifest} from '../manifest'
import type {Conversation, StartOptions} from '../session/main'
import type {StartAct} from '../start-card'
import {START_WORDS} from './start-words'

/** Where the visitor is with one advisor of this page. It outlives the elements that show it. */
export interface Slot {
  readonly key: string
  /** The element that shows it now. */
  host: HTMLElement | null
  status: 'ready' | 'loading' | 'failed'
  /** What the visitor pressed on the start card. */
  pressed: StartAct | null
  conversation: Conversation | null
  /** Opens it, as the start card's buttons do. */
  open?: (act: StartAct | null, byAct: boolean) => void
}

const slots = new Map<string, Slot>()

/** The slot of an element: by manifest and id; a second element without an id of its own gets the next one. */
export function findSlot(element: HTMLElement, manifestUrl: string): Slot {
  let key = `${manifestUrl}#${element.id}`
  for (;;) {
    const slot = slots.get(key) ?? {key, host: null, status: 'ready', pressed: null, conversation: null}
    if (!slot.host?.isConnected || slot.host === element) {
      slots.set(key, slot)
      return slot
    }
    key += '+'
  }
}

/** Was this conversation going on before a reload or Back? Only then is the page's history entry ours to read. */
export function isKept(key: string): boolean {
  return Boolean(history.state?.lotse?.[key])
}

/** Loads manifest, widget and words and starts the conversation. @throws when anything cannot be had */
export async function openConversation(
  locale: Locale,
  rest: Omit<StartOptions, 'manifest' | 'locale' | 'words'>,
): Promise<Conversation> {
  const response = await fetch(rest.manifestUrl, {credentials: 'omit', cache: 'no-cache'})
  const manifest: unknown = await response.json()
  if (!isManifest(manifest)) throw new TypeError('no manifest')
  const spoken = manifest.locales.includes(locale) ? locale : manifest.locales[0]!
  const load = (name: 'widget' | `locale.${Locale}`) =>
    import(new URL(manifest.files[name]!.file, rest.manifestUrl).href)
  const [{start}, {words}]: [
    {start: (options: StartOptions) => Promise<Conversation>},
    {words: LocaleWords},
  ] = await Promise.all([load('widget'), load(`locale.${spoken}`)])
  return start({...rest, manifest, locale: spoken, words: {...words, start: START_WORDS[spoken]}})
}
