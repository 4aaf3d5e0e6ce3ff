import type {Question} from '../advisor/types'
import type {Catalog} from '../catalog/types'
import type {AutoQuestion} from '../dialogue/model'
import {overNumbers} from './auto-ranges'
import {overSets, overValues} from './auto-values'

/**
 * A question whose options the engine forms itself, for the belief at the time: the values or ranges that tell most.
 *
 * Whatever options were on offer, an answer is read as a condition, L_o(v) = (1 − η) c(o, v) + η c̄_o, with all
 * options alike beforehand: what an answer means then depends on nothing but the answer.
 *
 * @throws RangeError when the catalogue has no such attribute, or it is of a kind that gives no options
 */
export function openAuto(catalog: Catalog, question: Question): AutoQuestion {
  const attribute = catalog.attributes.find(({id}) => id === question.attribute)
  const column = catalog.columns[question.attribute ?? '']
  if (!attribute || !column || column.kind === 'boolean')
    throw new RangeError(`question ${question.id}: no options can be formed over "${question.attribute}"`)
  const most = question.auto?.most ?? 6
  switch (column.kind) {
    case 'categorical':
      return overValues({question, attribute, most}, column)
    case 'numeric':
      return overNumbers({question, attribute, most}, column)
    case 'multi':
      return overSets({question, attribute, most}, column, catalog)
  }
}
