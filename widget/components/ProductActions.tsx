import type {ChoiceAction} from '../../advisor-core/dialogue/types'
import {Cross} from './Cross'
import type {Tools} from './tools'

interface ProductActionsProps {
  readonly product: number
  readonly name: string
  readonly link: string | null
  readonly first: boolean
  readonly tools: Tools
}

/** What a visitor can do with a product; each also tells the advice something. */
export function ProductActions({product, name, link, first, tools}: ProductActionsProps) {
  const {words, act} = tools
  const choose = (action: ChoiceAction) => () => act({kind: 'choose', action, product})
  return (
    <div class="card-actions">
      {link && (
        <a
          class={first ? 'button primary' : 'button'}
          href={link}
          aria-label={`${words.card.details}: ${name}`}
          onClick={choose('details')}
        >
          {words.card.details}
        </a>
      )}
      <button
        type="button"
        class="button"
        aria-label={`${words.card.cart}: ${name}`}
        onClick={choose('cart')}
      >
        {words.card.cart}
      </button>
      <span class="card-quiet">
        <button
          type="button"
          class="icon-button"
          aria-label={`${words.card.moreLikeThis}: ${name}`}
          title={words.card.moreLikeThis}
          onClick={choose('more-like-this')}
        >
          <svg viewBox="0 0 16 16" class="icon" aria-hidden="true">
            <path d="M8 13.5S2.5 10.2 2.5 6.4A2.9 2.9 0 0 1 8 5a2.9 2.9 0 0 1 5.5 1.4C13.5 10.2 8 13.5 8 13.5z" />
          </svg>
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={`${words.card.notForMe}: ${name}`}
          title={words.card.notForMe}
          onClick={choose('not-for-me')}
        >
          <Cross />
        </button>
      </span>
    </div>
  )
}
