import type {Locale} from '../../advisor-core/catalog/types'

/** What stands on the start card before anything is loaded; the widget goes on with the same words. */
export type StartWords = readonly [
  advisor: string,
  promise: string,
  notice: string,
  loading: string,
  failed: string,
  retry: string,
  noPreference: string,
  showNow: string,
]

export const START_WORDS: Readonly<Record<Locale, StartWords>> = {
  de: [
    'Beratung',
    'Ein paar kurze Fragen, dann drei Vorschläge mit Gründen.',
    'Beratung durch Software, auf diesem Gerät. Nichts verlässt es ohne Ihre Erlaubnis.',
    'Einen Moment.',
    'Die Beratung lädt gerade nicht. Der Shop funktioniert wie gewohnt.',
    'Noch einmal versuchen',
    'Egal',
    'Ergebnis zeigen',
  ],
  en: [
    'Advice',
    'A few short questions, then three suggestions with reasons.',
    'Advice by software, on this device. Nothing leaves it unless you allow it.',
    'One moment.',
    'The advice does not load right now. The shop works as usual.',
    'Try again',
    'No preference',
    'Show results',
  ],
}
