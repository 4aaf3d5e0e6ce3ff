import type {GlassEntry} from '../../advisor-core/dialogue/types'
import type {GlassWords} from './words'

/**
 * "Tageszeit: abends".
 *
 * @param label  the engine's own word for the bin: a category by its name, anything else by its code
 */
export function signalWords(
  {id, bin}: NonNullable<GlassEntry['signal']>,
  {signals, bins}: Pick<GlassWords, 'signals' | 'bins'>,
  label: string,
): string {
  const named: Readonly<Record<string, string>> = bins
  const value = id === 'page' ? label : (named[bin] ?? label)
  return `${signals[id][0]}: ${value}`
}
