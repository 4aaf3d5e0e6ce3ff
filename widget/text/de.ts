import type {TextWords} from './words'

const quoted = (words: readonly string[]): string => words.map((word) => `„${word}“`).join(', ')

/** German, formal address. */
export const text: TextWords = {
  locale: 'de',
  label: 'Oder in eigenen Worten',
  refine: 'Noch ein Wunsch, in eigenen Worten',
  placeholder: 'Was ist Ihnen wichtig?',
  send: 'Senden',
  understood: (wishes) => `Verstanden: ${wishes.join('; ')}.`,
  ignored: (words) => `Nicht verstanden: ${quoted(words)}.`,
  nothing: 'Einen Wunsch habe ich darin nicht gefunden. Preise, Maße, Marken und Eigenschaften verstehe ich.',
  failed: 'Ihre Worte kann ich gerade nicht lesen. Die Fragen gehen weiter.',
}
