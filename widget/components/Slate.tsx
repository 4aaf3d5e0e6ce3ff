import {Component} from 'preact'
import type {View} from '../../advisor-core/dialogue/types'
import type {Glass} from '../glass/types'
import {ProductCard} from './ProductCard'
import {tellApart} from './tell-apart'
import type {Tools} from './tools'

interface SlateProps {
  readonly view: View
  /** Brings arguments and what stands below, once it is there. */
  readonly parts: Glass | null
  readonly tools: Tools
}

/** Where the engine itself would not yet bet on its slate. */
const UNSURE_BELOW = 0.4

/** The three products, moving as the visitor answers; on narrow elements a strip that opens to full cards. */
export class Slate extends Component<SlateProps, {open: boolean}> {
  override state = {open: false}

  override render({view, parts, tools}: SlateProps, {open}: {open: boolean}) {
    const {words, say} = tools
    const provisional = view.phase === 'asking'
    const heading = provisional ? words.slate.provisional : words.slate.results
    const note = view.slateValue < UNSURE_BELOW ? words.slate.unsure : words.slate.provisionalNote
    const {conflict, slate, shelf} = view
    // Who decides quickly gets two suggestions first, and never loses the cheaper one by it.
    const few = parts && !open && view.profile?.presentation.options === 2 && slate[2]?.role === 'next'
    return (
      <section class="shelf" aria-label={heading} data-strip={provisional && !open}>
        <div class="shelf-top">
          <p class="shelf-heading" tabIndex={-1} data-focus="shelf">
            {provisional ? heading : ''}
          </p>
          {provisional && <p class="shelf-note">{note}</p>}
          {provisional && slate.length > 0 && (
            <button
              type="button"
              class="quiet expand"
              aria-expanded={open}
              onClick={() => this.setState({open: !open})}
            >
              {open ? words.slate.collapse : words.slate.expand}
            </button>
          )}
        </div>
        {conflict.length > 0 && <p class="conflict">{words.slate.conflict(conflict.map(say))}</p>}
        {parts && <parts.Refused view={view} />}
        {slate.length === 0 && <p class="conflict">{words.slate.empty}</p>}
        <ol class="slate">
          {(few ? slate.slice(0, -1) : slate).map((item, slot) => (
            <ProductCard
              key={item.product}
              item={item}
              first={slot === 0}
              apart={tellApart(item, slate, tools)}
              tools={tools}
            >
              {parts && shelf && <parts.Arguments list={shelf.arguments[slot]!} />}
            </ProductCard>
          ))}
        </ol>
        {few && parts && <parts.Another onClick={() => this.setState({open: true})} />}
        {parts && <parts.Below view={view} />}
      </section>
    )
  }
}
