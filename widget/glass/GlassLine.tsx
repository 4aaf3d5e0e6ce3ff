/** @jsxImportSource ./kit */
import type {GlassEntry} from '../../advisor-core/dialogue/types'
import {Bar, Cross} from './kit/jsx-runtime'
import {OtherAnswers} from './OtherAnswers'
import {signalWords} from './signal-words'
import type {GlassTools} from './types'

interface GlassLineProps {
  readonly entry: GlassEntry
  /** The largest effect of all lines, in bits: it fills half the bar. */
  readonly strongest: number
  /** The product that is first now. */
  readonly first: number | undefined
  readonly tools: GlassTools
}

/** One thing that is known, how far it moves the choice, and how to make it stop. */
export function GlassLine({entry, strongest, first, tools}: GlassLineProps) {
  const {words, card, act} = tools
  const {glass} = words
  const {signal} = entry
  const product = entry.product === null ? null : card(entry.product)
  const said = signal ? signalWords(signal, words, tools.say(entry.label)) : tools.say(entry.label)
  const label = product ? `${product.name}: ${said}` : said
  return (
    <li class="glass-line" data-on={entry.on}>
      <div class="glass-words">
        <span>{label}</span>
        {signal && <span class="small">{words.signals[signal.id][1]}</span>}
        <span class="small">{entry.on ? glass.effect(entry) : glass.off}</span>
      </div>
      <Bar
        from={0.5}
        to={0.5 + (0.5 * entry.effectBits) / strongest}
        tone={entry.effectBits < 0 ? 'caution' : 'good'}
      />
      {signal ? (
        <input
          type="checkbox"
          role="switch"
          class="switch"
          checked={entry.on}
          aria-checked={entry.on}
          aria-label={glass.switchLabel(label)}
          onChange={(event) =>
            act({kind: 'switch-signal', signal: signal.id, on: event.currentTarget.checked})
          }
        />
      ) : (
        <button
          type="button"
          class="icon-button"
          aria-label={glass.remove(label)}
          onClick={() => act({kind: 'retract', evidence: entry.evidence})}
        >
          <Cross />
        </button>
      )}
      {entry.question !== null && entry.others.length > 0 && (
        <OtherAnswers question={entry.question} others={entry.others} first={first} tools={tools} />
      )}
    </li>
  )
}
