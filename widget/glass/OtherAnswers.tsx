/** @jsxImportSource ./kit */
import type {GlassEntry} from '../../advisor-core/dialogue/types'
import type {GlassTools} from './types'

interface OtherAnswersProps {
  /** An answer to this question. */
  readonly question: string
  readonly others: GlassEntry['others']
  /** The product that is first now. */
  readonly first: number | undefined
  readonly tools: GlassTools
}

/** "Had you said …": what would be first then, and the way to have it so. */
export function OtherAnswers({question, others, first, tools}: OtherAnswersProps) {
  const {words, say, card, act} = tools
  const {glass} = words
  const nameOf = (product: number) => card(product)?.name ?? '–'
  return (
    <details class="why others">
      <summary>{glass.others}</summary>
      <ul>
        {others.map((other) => {
          const label = say(other.label)
          const others = other.comesIn.filter((product) => product !== other.first)
          return (
            <li key={label}>
              <span class="glass-words">
                <b>{label}</b>
                <span class="small">
                  {glass.instead(nameOf(other.first), other.first === first, others.map(nameOf))}
                </span>
              </span>
              <button
                type="button"
                class="button"
                aria-label={glass.changeTo(label)}
                onClick={({currentTarget}) => {
                  // The button goes with its answer; whoever pressed it stays at the place.
                  currentTarget.closest('details')?.querySelector('summary')?.focus()
                  act({kind: 'answer', question, answer: other.answer})
                }}
              >
                {glass.change}
              </button>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
