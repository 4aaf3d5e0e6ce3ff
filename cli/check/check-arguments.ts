import type {Advisor, Argument} from '../../advisor-core/advisor/types'
import type {Column} from '../../advisor-core/catalog/types'
import type {Artefacts} from '../build/artefacts'
import type {Finding} from './finding'
import {holdsFor, productCount, strangeValues} from './matches-of'

/** An argument that holds for more than this share of the products that have a value speaks for all of them. */
const SAYS_NOTHING = 0.98

/** Arguments that nothing in the catalogue proves, that say nothing, or that nobody is addressed by. */
export function checkArguments(
  {arguments: claims, personas}: Pick<Advisor, 'arguments' | 'personas'>,
  columns: Readonly<Record<string, Column>>,
  {bank, archetypes}: Pick<Artefacts, 'bank' | 'archetypes'>,
): readonly Finding[] {
  const classes = new Set([...archetypes.classes, ...personas].map(({id}) => id))
  const traits = new Set(bank.traits.map(({id}) => id))
  return claims.flatMap((claim, index) => [
    ...checkProof(claim, `arguments[${index}]`, columns[claim.attribute]!),
    ...unknownIds(claim.for?.archetypes ?? [], classes, `arguments[${index}].for.archetypes`, 'archetype'),
    ...unknownIds(
      (claim.for?.traits ?? []).map(({trait}) => trait),
      traits,
      `arguments[${index}].for.traits`,
      'trait',
    ),
  ])
}

function checkProof({attribute, match}: Argument, place: string, column: Column): readonly Finding[] {
  const strange = strangeValues(match, column)
  if (strange.length > 0)
    return strange.map((value) => ({
      place: `${place}.match.values`,
      problem: `names "${value}", which "${attribute}" never has`,
      remedy: 'Correct the value, or remove it.',
    }))
  const held = holdsFor(match, column)
  if (held === 0)
    return [
      {
        place: `${place}.match`,
        problem: 'holds for no product',
        remedy: 'Correct the bounds or values, or remove the argument.',
      },
    ]
  if (held < SAYS_NOTHING * productCount(column)) return []
  return [
    {
      place: `${place}.match`,
      problem: `holds for ${held} of ${productCount(column)} products, so that it tells none apart`,
      remedy: 'Narrow the bounds or values, or remove the argument.',
    },
  ]
}

function unknownIds(
  ids: readonly string[],
  known: ReadonlySet<string>,
  place: string,
  what: string,
): readonly Finding[] {
  return ids
    .filter((id) => !known.has(id))
    .map((id) => ({
      place,
      problem: `names "${id}", which is no ${what}`,
      remedy: `There are: ${[...known].join(', ')}.`,
    }))
}
