/** @jsxImportSource ./kit */
import {SentBytes} from './SentBytes'
import type {GlassTools} from './types'

const HELPED = [1, 2, 3, 4, 5]

/** Contributing is the visitor's own tick, beside the text of what is sent. */
export function Consent({tools}: {readonly tools: GlassTools}) {
  const {words, contribution, contribute, rate} = tools
  const {stance, odds, outcomes, outcome, sent, used, helped} = contribution()
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
        <p>{words.consent.detailsText(odds, outcomes)}</p>
      </details>
      {stance === 'granted' && (
        <p class="small outcome">{outcome ? words.consent.outcome[outcome] : words.consent.thanks}</p>
      )}
      {used && stance === 'granted' && <p class="small">{words.consent.used(used.weeks, used.of)}</p>}
      {helped !== null && stance === 'granted' && outcome === null && (
        <fieldset class="helped">
          <legend class="small">{words.consent.helped}</legend>
          {HELPED.map((n) => (
            <button
              key={n}
              type="button"
              class="button"
              aria-pressed={helped === n}
              aria-label={words.consent.helpedBy(n)}
              onClick={(event) => event.isTrusted && rate(n)}
            >
              {n}
            </button>
          ))}
        </fieldset>
      )}
      {sent && <SentBytes sent={sent} tools={tools} />}
    </div>
  )
}
