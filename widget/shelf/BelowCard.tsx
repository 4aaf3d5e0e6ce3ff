/** @jsxImportSource ../glass/kit */
import type {ShelfTools} from './types'

interface BelowCardProps {
  readonly product: number
  readonly role: string
  /** Why it stands here. */
  readonly line: string
  /** Its card counts as one that was passed over, where another was chosen. */
  readonly surprise?: boolean
  readonly tools: ShelfTools
}

/** A product beside the three: small, with the one sentence that says why. */
export function BelowCard({product, role, line, surprise, tools}: BelowCardProps) {
  const {words, card: find, currency, act} = tools
  const card = find(product)
  if (!card) return null
  const {name, image, price, link} = card
  return (
    <li class="below-card" data-surprise={surprise}>
      <div class="picture">
        {image ? (
          <img src={image} alt="" width="400" height="300" loading="lazy" decoding="async" />
        ) : (
          <span aria-hidden="true">{name.slice(0, 1)}</span>
        )}
      </div>
      <div class="card-head">
        <p class="role">{role}</p>
        <h3 class="name">{name}</h3>
        <p class="below-line">{line}</p>
        <p class="price">
          <span class="amount">{price === null ? words.card.noPrice : words.price(price, currency)}</span>
          {link && (
            <a
              class="quiet"
              href={link}
              aria-label={`${words.card.details}: ${name}`}
              onClick={() => act({kind: 'choose', action: 'details', product})}
            >
              {words.card.details}
            </a>
          )}
        </p>
      </div>
    </li>
  )
}
