import type {Card} from '../cards'
import type {Tools} from './tools'

/** Price as the shop prints it, with what the law and honesty want beside it. */
export function Price({card, tools}: {readonly card: Card; readonly tools: Tools}) {
  const {words, currency} = tools
  const {price, listPrice, basePrice, available} = card
  return (
    <p class="price">
      <span class="amount">{price === null ? words.card.noPrice : words.price(price, currency)}</span>
      {price !== null && typeof listPrice === 'number' && listPrice > price && (
        <span class="price-note">{words.card.listPrice(words.price(listPrice, currency))}</span>
      )}
      {basePrice && <span class="price-note">{basePrice}</span>}
      {available === false && <span class="price-note sold-out">{words.card.soldOut}</span>}
    </p>
  )
}
