import type {Option} from '../advisor/types'
import type {Attribute, LocalText} from '../catalog/types'
import {formatNumberOf, valueLabel} from '../ranking/format-value'
import {isMoney, withUnit} from '../ranking/with-unit'

/**
 * An option that the engine formed, by an id that says all there is to say, so that an answer holds by itself:
 * `v:Sony`, `o:Sony|Bose` (any value but these) and `r:100..200` (from 100 to below 200; an end may be open).
 */
export type AutoOption =
  | {readonly kind: 'value'; readonly value: string}
  | {readonly kind: 'other'; readonly but: readonly string[]}
  | {readonly kind: 'range'; readonly min: number; readonly max: number}

/** The id of a formed option; values are escaped as in URLs. */
export function encodeAutoId(option: AutoOption): string {
  switch (option.kind) {
    case 'value':
      return `v:${encodeURIComponent(option.value)}`
    case 'other':
      return `o:${option.but.map(encodeURIComponent).join('|')}`
    case 'range': {
      const end = (x: number): string => (Number.isFinite(x) ? String(x) : '')
      return `r:${end(option.min)}..${end(option.max)}`
    }
  }
}

/** The option that an id stands for; `null` where it is not the id of any. */
export function decodeAutoId(id: string): AutoOption | null {
  const option = parse(id)
  return option && encodeAutoId(option) === id ? option : null
}

function parse(id: string): AutoOption | null {
  const rest = id.slice(2)
  try {
    if (id.startsWith('v:')) return {kind: 'value', value: decodeURIComponent(rest)}
    if (id.startsWith('o:')) return {kind: 'other', but: rest.split('|').map(decodeURIComponent)}
  } catch {
    return null
  }
  const [, min, max] = /^r:(-?[\d.e+-]*?)\.\.(-?[\d.e+-]*)$/.exec(id) ?? []
  if (min === undefined || max === undefined || min + max === '') return null
  return {kind: 'range', min: min === '' ? -Infinity : Number(min), max: max === '' ? Infinity : Number(max)}
}

const OTHER: LocalText = {de: 'Etwas anderes', en: 'Something else'}

/** A formed option in words, for the view and for chips and reasons. */
export function toOption(attribute: Attribute, option: AutoOption): Option {
  const id = encodeAutoId(option)
  switch (option.kind) {
    case 'value':
      return {id, label: valueLabel(attribute, option.value), match: {values: [option.value]}}
    case 'other':
      return {id, label: OTHER}
    case 'range': {
      const {min, max} = option
      const match = {...(Number.isFinite(min) && {min}), ...(Number.isFinite(max) && {max})}
      return {id, label: rangeLabel(attribute, min, max), match}
    }
  }
}

/** "unter 100 €", "100 bis 200 €", "200 € und mehr"; "under €100", "€100 to €200", "€200 and more". */
function rangeLabel(attribute: Attribute, min: number, max: number): LocalText {
  const {unit} = attribute
  const [from, to] = [formatNumberOf(attribute, min), formatNumberOf(attribute, max)]
  const [least, most] = [withUnit(from, unit), withUnit(to, unit)]
  if (min === -Infinity) return {de: `unter ${most.de}`, en: `under ${most.en}`}
  if (max === Infinity) return {de: `${least.de} und mehr`, en: `${least.en} and more`}
  // A unit behind the numbers is said once, one before them is said with each.
  return {
    de: `${from.de} bis ${most.de}`,
    en: `${isMoney(unit ?? '') ? least.en : from.en} to ${most.en}`,
  }
}
