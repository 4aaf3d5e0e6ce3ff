import type {Reason} from '../../advisor-core/dialogue/types'

/** The words for less and for more of what a number measures, by unit; '' is the pair that is always right. */
export type Comparatives = Readonly<
  Record<'' | 'dB' | 'w' | 'cm' | 'kg' | 'kWh' | '€', readonly [string, string]>
>

/**
 * The comparative of a number, as far as its unit, label and direction tell. Kilograms, watts and money may also be
 * what a thing carries, gives or saves: only where less is better are they its own weight, hunger and price.
 *
 * @returns the key of its pair; `w` is a width
 */
export function measureOf({unit, direction, attributeLabel}: Reason): keyof Comparatives {
  if (/^([cm]m|″)$/.test(unit ?? '')) return /width/i.test(attributeLabel.en) ? 'w' : 'cm'
  if (direction !== 'higher' && unit === 'dB') return unit
  if (direction !== 'lower') return ''
  return /^k?g$/.test(unit ?? '') ? 'kg' : /^k?Wh?$/.test(unit ?? '') ? 'kWh' : unit === '€' ? unit : ''
}
