/** @jsxImportSource ../glass/kit */
import type {Shelf} from '../../advisor-core/dialogue/types'
import {BelowCard} from './BelowCard'
import type {ShelfTools} from './types'

interface BelowProps {
  readonly shelf: Shelf
  /** The best match. */
  readonly best: number
  readonly tools: ShelfTools
}

/** The shop's own list and its relations together are no longer than this. */
const MOST_PARTNERS = 2

/** Below the slate: what goes with the best match, and one surprise. */
export function Below({shelf: {goesWith, surprise}, best, tools}: BelowProps) {
  const {shelf, say, card} = tools
  const name = card(best)?.name ?? ''
  const listed = (card(best)?.goesWith ?? [])
    .filter((product) => goesWith.every((each) => each.product !== product) && product !== surprise?.product)
    .map((product) => ({product, line: shelf.listed}))
  const partners = [...listed, ...goesWith.map(({product, text}) => ({product, line: say(text)}))].slice(
    0,
    MOST_PARTNERS,
  )
  if (partners.length === 0 && !surprise) return null
  return (
    <ul class="below" aria-label={shelf.below}>
      {partners.map(({product, line}) => (
        <BelowCard key={product} product={product} role={shelf.goesWith(name)} line={line} tools={tools} />
      ))}
      {surprise && (
        <BelowCard
          surprise
          product={surprise.product}
          role={shelf.surprise}
          line={shelf.unlike(
            tools.words.reason(surprise.reason, say).fact,
            surprise.reason.value.en === 'yes' ? null : say(surprise.others),
          )}
          tools={tools}
        />
      )}
    </ul>
  )
}
