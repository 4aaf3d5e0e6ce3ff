import type {Advisor} from '../../advisor-core/advisor/types'
import type {Catalog} from '../../advisor-core/catalog/types'
import {buildFeatures} from '../../advisor-core/taste/build-features'
import {expandPrior} from '../../advisor-core/taste/expand-prior'
import {utilities} from '../../advisor-core/taste/utilities'
import {parseTaste} from '../../models/format/taste-format'
import type {Artefacts} from './artefacts'

/**
 * The advisor with what people like on average, as utility by product: only where the model was learnt from choices
 * of people. What made-up shoppers like on average says nothing about a shop's visitors.
 */
export function withMeanTaste(
  advisor: Advisor,
  catalog: Catalog,
  {taste, tasteOfPeople}: Pick<Artefacts, 'taste' | 'tasteOfPeople'>,
): Advisor {
  if (!taste || !tasteOfPeople) return advisor
  const features = buildFeatures(catalog)
  const utility = new Float64Array(catalog.size)
  utilities(catalog, features, expandPrior(parseTaste(taste), features, catalog).mean, utility)
  return {
    ...advisor,
    learned: {...advisor.learned, utility: Array.from(utility, (u) => Number(u.toFixed(3)))},
  }
}
