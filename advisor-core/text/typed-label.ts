import type {Attribute, LocalText} from '../catalog/types'
import {fold} from './stem'
import type {StatedWish} from './types'

/**
 * The words of a typed wish's chip: what it was understood as, so that a wrong reading can be seen. The visitor's
 * own words stand before it where they say something else ("leise – Lautstärke: höchstens 50 dB"), and a guess
 * says that it is one.
 *
 * @param reading  "Preis: höchstens 400 €"
 */
export function typedLabel(attribute: Attribute, wish: StatedWish, reading: LocalText): LocalText {
  const label = (locale: 'de' | 'en', perhaps: string): string => {
    const plain = reading[locale]
    if (wish.unsure) return `${wish.words} – ${perhaps} ${plain}`
    const saysIt = isNumber(wish) || fold(plain).includes(fold(wish.words))
    return saysIt || attribute.kind === 'boolean' ? plain : `${wish.words} – ${plain}`
  }
  return {de: label('de', 'vielleicht'), en: label('en', 'perhaps')}
}

/** A number with its bound leaves nothing open. */
const isNumber = ({relation}: StatedWish): boolean =>
  ['at-most', 'at-least', 'around', 'between'].includes(relation)
