import {compileTraitBank} from '../../advisor-core/traits/compile-trait-bank'
import type {GradedItem} from '../../advisor-core/traits/fit-graded-item'
import {fitGradedResponse} from '../../advisor-core/traits/fit-graded-response'
import {fitTraitCorrelation} from '../../advisor-core/traits/fit-trait-correlation'
import {traitLogLikelihoods} from '../../advisor-core/traits/score-traits'
import type {TraitBank, TraitItem, TraitResponse} from '../../advisor-core/traits/types'
import type {TraitsFolder} from './read-traits-folder'

export interface FittedTraitBank {
  readonly bank: TraitBank
  /** Sum of the traits' marginal log-likelihoods. */
  readonly logLik: number
}

/**
 * A bank fitted to train persons: graded response model trait by trait, then the correlation of the traits.
 *
 * @param columns which items of the folder, as indices, in the order of the bank
 */
export function fitTraitBank(folder: TraitsFolder, columns: readonly number[]): FittedTraitBank {
  const traits = [...new Set(columns.map((column) => folder.items[column]!.trait))]
  let logLik = 0
  const parameters = new Map<number, GradedItem>()
  for (const trait of traits) {
    const own = columns.filter((column) => folder.items[column]!.trait === trait)
    const fit = fitGradedResponse({
      categories: own.map(() => categoriesOf(folder)),
      rows: folder.train.map((person) => own.map((column) => scoredCategory(folder, column, person))),
    })
    logLik += fit.logLikelihood
    own.forEach((column, i) => {
      parameters.set(column, fit.items[i]!)
    })
  }
  const uncorrelated: TraitBank = {
    version: 1,
    traits: traits.map((id) => ({id, label: words(id), low: words(id), high: words(id)})),
    correlation: traits.flatMap((_, i) => traits.map((__, j) => (i === j ? 1 : 0))),
    categories: Array.from({length: categoriesOf(folder)}, (_, c) => words(String(folder.scale[0] + c))),
    items: columns.map((column) => toItem(folder, column, parameters.get(column)!)),
  }
  const compiled = compileTraitBank(uncorrelated)
  const correlation = fitTraitCorrelation(
    traits.length,
    folder.train.map((person) => traitLogLikelihoods(compiled, responsesOf(folder, columns, person))),
  )
  return {bank: {...uncorrelated, correlation: Array.from(correlation)}, logLik}
}

/** The bank with these items only; its parameters and scale stay. */
export function restrictBank(bank: TraitBank, items: readonly string[]): TraitBank {
  const wanted = new Set(items)
  return {...bank, items: bank.items.filter(({id}) => wanted.has(id))}
}

function categoriesOf({scale}: TraitsFolder): number {
  return scale[1] - scale[0] + 1
}

/** A person's answers to these columns; missing ones are left out. */
function responsesOf(
  folder: TraitsFolder,
  columns: readonly number[],
  person: Int8Array,
): readonly TraitResponse[] {
  return columns.flatMap((column) =>
    person[column]! < 0 ? [] : [{item: folder.items[column]!.item, category: person[column]!}],
  )
}

/** After reverse keying; −1 where missing. */
export function scoredCategory(folder: TraitsFolder, column: number, person: Int8Array): number {
  const category = person[column]!
  return category < 0 || folder.items[column]!.keyed === 1 ? category : categoriesOf(folder) - 1 - category
}

function toItem(folder: TraitsFolder, column: number, parameters: GradedItem): TraitItem {
  const {item, trait, facet, keyed} = folder.items[column]!
  return {
    id: item,
    trait,
    facet,
    keyed,
    text: words(item),
    plain: words(item),
    ...parameters,
    // A wrongly keyed item says nothing rather than the opposite.
    discrimination: Math.max(parameters.discrimination, 0.01),
    source: 'fitted',
    status: 'calibrated',
    calibratedOn: folder.train.length,
  }
}

function words(text: string): {de: string; en: string} {
  return {de: text, en: text}
}
