import type {Locale} from '../../advisor-core/catalog/types'

/** Name, promise, notice, loading, failed, retry: the sentences that stand there before anything is loaded. */
export const START_WORDS: Readonly<
  Record<Locale, readonly [string, string, string, string, string, string]>
> = {
  de: [
    'Beratung',
    'Ein paar kurze Fragen, dann drei Vorschläge mit Gründen.',
    'Beratung durch Software, auf diesem Gerät. Nichts verlässt es ohne Ihre Erlaubnis.',
    'Einen Moment.',
    'Die Beratung lädt gerade nicht. Der Shop funktioniert wie gewohnt.',
    'Noch einmal versuchen',
  ],
  en: [
    'Advice',
    'A few short questions, then three suggestions with reasons.',
    'Advice by software, on this device. Nothing leaves it unless you allow it.',
    'One moment.',
    'The advice does not load right now. The shop works as usual.',
    'Try again',
  ],
}
