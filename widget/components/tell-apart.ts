import type {SlateItem} from '../../advisor-core/dialogue/types'
import type {Tools} from './tools'

/**
 * What a product has that others shown under the same name have not: the first of its facts that no other shares.
 *
 * @returns `''` where its name is its own, or nothing tells it apart
 */
export function tellApart(
  item: SlateItem,
  slate: readonly SlateItem[],
  {card, words, say}: Pick<Tools, 'card' | 'words' | 'say'>,
): string {
  const factsOf = ({reasons, drawback}: SlateItem) =>
    [...reasons, drawback].flatMap((reason) => {
      if (!reason) return []
      const {fact, rest} = words.reason(reason, say)
      // Up to where the sentence begins to say what the fact means.
      return fact + rest.split(/[:,] /)[0]
    })
  const name = card(item.product)?.name
  const others = slate.filter((other) => other !== item && card(other.product)?.name === name)
  const taken = others.flatMap(factsOf)
  return (others.length > 0 && factsOf(item).find((fact) => !taken.includes(fact))) || ''
}
