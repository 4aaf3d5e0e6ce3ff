import type {Card} from '../cards'

/** The product's picture on a neutral ground; its name stands beside it, so it has no text of its own. */
export function Picture({card}: {readonly card: Card}) {
  return (
    <div class="picture">
      {card.image ? (
        <img src={card.image} alt="" width="400" height="300" loading="lazy" decoding="async" />
      ) : (
        <span aria-hidden="true">{card.name.slice(0, 1)}</span>
      )}
    </div>
  )
}
