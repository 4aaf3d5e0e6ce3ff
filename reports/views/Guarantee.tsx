import {rightAtMost} from '../queries/guarantee'
import type {Speech} from './speech'

/** Share of the largest group in the example: the one for which a linked report tells most. */
const LARGEST_SHARE = 0.3

/** How to read the charts, what visitors are promised, and what the promise leaves open. */
export function Guarantee({odds, speech}: {readonly odds: number; readonly speech: Speech}) {
  const {words, percent} = speech
  const {guarantee, howToRead} = words
  return (
    <>
      <section class="group" aria-labelledby="how-to-read">
        <h2 id="how-to-read">{howToRead.title}</h2>
        <Lines lines={howToRead.lines} />
      </section>
      <section class="group" aria-labelledby="guarantee">
        <h2 id="guarantee">{guarantee.title}</h2>
        <p class="finding">{guarantee.odds(odds)}</p>
        <Lines lines={guarantee.protects} />
        <h3>{guarantee.limitsTitle}</h3>
        <Lines lines={guarantee.limits(percent(LARGEST_SHARE), percent(rightAtMost(odds, LARGEST_SHARE)))} />
      </section>
    </>
  )
}

function Lines({lines}: {readonly lines: readonly string[]}) {
  return (
    <ul class="lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
