import type {Reason} from '../../advisor-core/dialogue/types'
import type {ShelfTools} from './types'

/** "Lautstärke: 42 dB"; what names its field itself ("Mahlwerk", "viel Dämpfung") stands alone. */
export function proofWords(reason: Reason, {words, say}: Pick<ShelfTools, 'words' | 'say'>): string {
  const {fact} = words.reason(reason, say)
  const label = say(reason.attributeLabel)
  return fact.toLowerCase().includes(label.toLowerCase()) ? fact : `${label}: ${fact}`
}
