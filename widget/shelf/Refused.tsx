/** @jsxImportSource ../glass/kit */
import type {Refusal} from '../../advisor-core/dialogue/types'
import type {ShelfTools} from './types'

interface RefusedProps {
  readonly refusal: Refusal
  /** The reason given last could not be taken in. */
  readonly failed: boolean
  readonly onReason: () => void
  readonly tools: ShelfTools
}

/** What was wrong with a refused product: one tap makes it a wish, none is fine as well. */
export function Refused({refusal: {product, objections}, failed, onReason, tools}: RefusedProps) {
  const {shelf, say, card, act} = tools
  const name = card(product)?.name ?? ''
  if (objections.length === 0) return null
  return (
    <fieldset class="refused">
      <legend class="small">{shelf.whyNot(name)}</legend>
      {objections.map(({wish, label}) => (
        <button
          type="button"
          key={wish.attribute}
          class="button"
          onClick={() => {
            onReason()
            act({kind: 'text', wishes: [wish], instead: []})
          }}
        >
          {say(label)}
        </button>
      ))}
      <p class="small refused-failed" role="status">
        {failed && shelf.whyFailed}
      </p>
    </fieldset>
  )
}
