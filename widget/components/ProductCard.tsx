import type {ComponentChildren} from 'preact'
import type {SlateItem} from '../../advisor-core/dialogue/types'
import {Fit} from './Fit'
import {Picture} from './Picture'
import {Price} from './Price'
import {ProductActions} from './ProductActions'
import {ReasonLine} from './ReasonLine'
import type {Tools} from './tools'

/** Two reasons and one honest drawback are enough to decide. */
const REASONS_SHOWN = 2

interface ProductCardProps {
  readonly item: SlateItem
  readonly first: boolean
  /** Tells the product from another of its name; empty where it need not. */
  readonly apart: string
  readonly tools: Tools
  /** What else speaks for it. */
  readonly children?: ComponentChildren
}

/** One slot of the slate: what it is, what it costs, how it fits, why, and what speaks against it. */
export function ProductCard({item, first, apart, tools, children}: ProductCardProps) {
  const {words, say, card: find} = tools
  const card = find(item.product)
  if (!card) return null
  const gain = item.gain ? words.gain(item.role, item.gain, say) : null
  return (
    <li class="card" data-first={first}>
      <Picture card={card} />
      <div class="card-head">
        <p class="role">{words.roles[item.role]}</p>
        <h3 class="name">{card.name}</h3>
        {apart && <p class="apart">{apart}</p>}
        <Price card={card} tools={tools} />
        {item.promoted && <p class="fit">{say(item.promoted)}</p>}
        <Fit fit={item.fit} fitWord={item.fitWord} tools={tools} />
      </div>
      <div class="card-body">
        <ul class="reasons">
          {gain && <ReasonLine words={gain} kind="gain" />}
          {item.reasons.slice(0, REASONS_SHOWN - (gain ? 1 : 0)).map((reason) => (
            <ReasonLine key={reason.attribute} words={words.reason(reason, say)} kind="pro" />
          ))}
          {item.drawback && <ReasonLine words={words.reason(item.drawback, say)} kind="con" />}
        </ul>
        {children}
        <ProductActions
          product={item.product}
          name={apart ? `${card.name}, ${apart}` : card.name}
          link={card.link}
          first={first}
          tools={tools}
        />
      </div>
    </li>
  )
}
