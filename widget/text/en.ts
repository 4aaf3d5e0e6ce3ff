import type {TextWords} from './words'

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ')

/** Plain English. */
export const text: TextWords = {
  locale: 'en',
  label: 'Or in your own words',
  refine: 'One more wish, in your own words',
  placeholder: 'What matters to you?',
  send: 'Send',
  understood: (wishes) => `Understood: ${wishes.join('; ')}.`,
  ignored: (words) => `Not understood: ${quoted(words)}.`,
  nothing: 'I found no wish in that. I understand prices, sizes, brands and features.',
  failed: 'I cannot read your words right now. The questions go on.',
}
