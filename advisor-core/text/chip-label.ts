import type {Attribute, LocalText} from '../catalog/types'
import {formatNumberOf, valueLabel} from '../ranking/format-value'
import {withUnit} from '../ranking/with-unit'
import type {Claim} from './types'

const YES_NO: Readonly<Record<string, LocalText>> = {yes: {de: 'ja', en: 'yes'}, no: {de: 'nein', en: 'no'}}

/**
 * What a wish was understood as, for the chip beside the visitor's own words: "Preis: höchstens 400 €". A wrong
 * reading can be seen there and taken back.
 */
export function chipLabel(attribute: Attribute, claim: Claim): LocalText {
  const {de, en} = claimWords(attribute, claim)
  return {de: `${attribute.label.de}: ${de}`, en: `${attribute.label.en}: ${en}`}
}

function claimWords(attribute: Attribute, claim: Claim): LocalText {
  const number = (value: number) => withUnit(formatNumberOf(attribute, value), attribute.unit)
  switch (claim.relation) {
    case 'at-most':
      return words('höchstens', 'at most', number(claim.value))
    case 'at-least':
      return words('mindestens', 'at least', number(claim.value))
    case 'around':
      return words('etwa', 'about', number(claim.value))
    case 'between': {
      const [min, max] = [number(claim.value[0]), number(claim.value[1])]
      return {de: `${min.de} bis ${max.de}`, en: `${min.en} to ${max.en}`}
    }
    case 'lower':
      if (claim.limit !== null) return words('höchstens', 'at most', number(claim.limit))
      return {de: 'möglichst gering', en: 'as low as possible'}
    case 'higher':
      if (claim.limit !== null) return words('mindestens', 'at least', number(claim.limit))
      return {de: 'möglichst groß', en: 'as high as possible'}
    case 'is':
      return listed(attribute, claim.value)
    case 'not':
      return words('nicht', 'not', listed(attribute, claim.value))
  }
}

const words = (de: string, en: string, rest: LocalText): LocalText => ({
  de: `${de} ${rest.de}`,
  en: `${en} ${rest.en}`,
})

function listed(attribute: Attribute, values: readonly string[]): LocalText {
  const labels = values.map((value) =>
    attribute.kind === 'boolean' ? (YES_NO[value] ?? {de: value, en: value}) : valueLabel(attribute, value),
  )
  return {
    de: labels.map(({de}) => de).join(' oder '),
    en: labels.map(({en}) => en).join(' or '),
  }
}
