import fc from 'fast-check'
import type {TraitBank, TraitItem, TraitResponse} from '../../advisor-core/traits/types'

const text = (words: string) => ({de: words, en: words})

/** An item of a made-up bank: parameters fixed by its number, so that no two are alike. */
export function makeItem(trait: string, number: number, keyed: 1 | -1 = 1, facet = 'only'): TraitItem {
  const middle = 0.4 * ((number % 3) - 1)
  return {
    id: `${trait}${number}`,
    trait,
    facet,
    keyed,
    text: text(`${trait}${number}`),
    plain: text(`${trait}${number}`),
    discrimination: 1 + 0.3 * number,
    intercepts: [1.6 + middle, 0.3 + middle, -0.9 + middle],
    source: 'made up',
    status: 'provisional',
    calibratedOn: 0,
  }
}

/** Three correlated traits a, b, c with three items each, four categories, one item a trait reverse-keyed. */
export function makeBank(
  correlation: readonly number[] = [1, 0.5, -0.3, 0.5, 1, 0.2, -0.3, 0.2, 1],
): TraitBank {
  return {
    version: 1,
    traits: ['a', 'b', 'c'].map((id) => ({
      id,
      label: text(id),
      low: text(`${id} low`),
      high: text(`${id} high`),
    })),
    correlation,
    categories: ['no', 'rather not', 'rather', 'yes'].map(text),
    items: ['a', 'b', 'c'].flatMap((trait) => [
      makeItem(trait, 1),
      makeItem(trait, 2, -1),
      makeItem(trait, 3, 1, 'other'),
    ]),
  }
}

/** Any set of answers to the bank's items, in any order. */
export function arbitraryResponses(bank: TraitBank): fc.Arbitrary<TraitResponse[]> {
  return fc
    .shuffledSubarray(bank.items.map(({id}) => id))
    .chain((items) =>
      fc.tuple(
        ...items.map((item) => fc.nat(bank.categories.length - 1).map((category) => ({item, category}))),
      ),
    )
}
