import type {ComponentChildren} from 'preact'
import {WORDS} from './locale'
import type {Locale} from './words'

interface Props {
  readonly locale: Locale
  readonly switchLocale: (locale: Locale) => void
  readonly title: string
  readonly children?: ComponentChildren
}

const NAMES: readonly (readonly [Locale, string])[] = [
  ['de', 'Deutsch'],
  ['en', 'English'],
]

/** Name of the page, and the switch of its language. */
export function PageHeader({locale, switchLocale, title, children}: Props) {
  const words = WORDS[locale]
  return (
    <header class="page-header">
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <div class="top">
        <p class="wordmark">Lotse</p>
        <nav class="languages" aria-label={words.language}>
          {NAMES.map(([tag, name]) => (
            <button type="button" lang={tag} aria-pressed={tag === locale} onClick={() => switchLocale(tag)}>
              {name}
            </button>
          ))}
        </nav>
      </div>
      <h1>{title}</h1>
      {children}
    </header>
  )
}
