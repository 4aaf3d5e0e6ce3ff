import type {Locale} from '../../advisor-core/catalog/types'

/** A setting by its name (`manifest`, `locale`, `page`, `worker`, `consent`); `null` where nobody set it. */
export type Setting = (name: string) => string | null

/**
 * The tag that loaded us. A tag manager leaves no current script and may drop data attributes: then the tag is
 * known by its attribute or its file name.
 */
export function findScript(): HTMLScriptElement | null {
  const {currentScript} = document
  if (currentScript instanceof HTMLScriptElement) return currentScript
  return document.querySelector('script[data-lotse-manifest],script[src*="lotse.js"]')
}

/** The element's own attributes first, then `data-lotse-…` of the script, then what `lotse.push` said. */
export function settingsOf(
  element: Element,
  script: Element | null,
  pushed: Readonly<Record<string, string>>,
): Setting {
  return (name) =>
    element.getAttribute(name) ?? script?.getAttribute(`data-lotse-${name}`) ?? pushed[name] ?? null
}

/** Where the manifest lies: said, or beside the script. */
export function manifestUrlOf(setting: Setting, script: HTMLScriptElement | null): string {
  const said = setting('manifest')
  return new URL(said ?? 'manifest.json', said === null && script?.src ? script.src : document.baseURI).href
}

/** Attribute, page, browser: the first of them that names a language of ours; English where none does. */
export function localeOf(element: Element, setting: Setting): Locale {
  const wanted = [setting('locale'), element.closest('[lang]')?.getAttribute('lang'), navigator.language]
  const known = wanted.find((language) => /^(de|en)\b/i.test(language ?? ''))
  return /^de/i.test(known ?? '') ? 'de' : 'en'
}
