import type {LocalText} from '../../catalog/types'
import {POLE_WORDS} from './pole-words'
import type {PersonaTrait} from './types'

/**
 * A neutral name after two or three traits, German and English: "Bedacht und sorgfältig". A trait without words of its
 * own is named by its id.
 *
 * @param traits most distinctive first; `mid` is left out
 */
export function personaName(traits: readonly PersonaTrait[]): LocalText {
  const named = traits.filter(({level}) => level !== 'mid').slice(0, 3)
  if (named.length === 0) return {de: 'In der Mitte', en: 'In the middle'}
  const words = named.map(({trait, level}) => {
    const side = level === 'low' ? 'low' : 'high'
    const high = side === 'high'
    return (
      POLE_WORDS[trait]?.[side] ?? {
        de: `${high ? 'viel' : 'wenig'} ${trait}`,
        en: `${high ? 'high' : 'low'} ${trait}`,
      }
    )
  })
  return {
    de: sentence(
      words.map(({de}) => de),
      'und',
    ),
    en: sentence(
      words.map(({en}) => en),
      'and',
    ),
  }
}

function sentence(parts: readonly string[], and: string): string {
  const text = parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`
  return text.charAt(0).toUpperCase() + text.slice(1)
}
