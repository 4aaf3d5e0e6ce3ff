/** @jsxImportSource ./kit */
import type {GlassTools} from './types'

/** Contributing is the visitor's own tick, beside the text of what is sent. */
export function Consent({tools}: {readonly tools: GlassTools}) {
  const {words, contribution, contribute} = tools
  const {stance, odds, outcome, sent} = contribution()
  if (stance === 'absent') return null
  if (stance === 'denied' || stance === 'withdrawn') {
    return (
      <div class="consent">
        <p class="small">{words.consent[stance]}</p>
      </div>
    )
  }
  return (
    <div class="consent">
      <label class="tick">
        <input
          type="checkbox"
          checked={stance === 'granted'}
          onClick={(event) => {
            const {isTrusted, currentTarget} = event
            // What no visitor pressed does not even look ticked.
            if (!isTrusted) return event.preventDefault()
            contribute(currentTarget.checked, isTrusted)
          }}
        />
        <span>{words.consent.offer}</span>
      </label>
      <p class="small">{words.consent.text(odds)}</p>
      <details class="why">
        <summary>{words.consent.details}</summary>
        <p>{words.consent.detailsText(odds)}</p>
      </details>
      {stance === 'granted' && (
        <p class="small outcome">{outcome ? words.consent.outcome[outcome] : words.consent.thanks}</p>
      )}
      {sent && (
        <details class="why">
          <summary>{words.consent.sentHeading}</summary>
          <dl class="sent">
            <dt>{words.consent.sentTopic}</dt>
            <dd>{sent.topic}</dd>
            <dt>{words.consent.sentCells}</dt>
            <dd>{sent.cells.join(', ')}</dd>
            <dt>{words.consent.sentPeriod}</dt>
            <dd>{sent.period}</dd>
            <dt>{words.consent.sentBytes}</dt>
            <dd class="hex">{sent.hex.match(/.{1,8}/g)?.join(' ')}</dd>
          </dl>
        </details>
      )}
    </div>
  )
}
