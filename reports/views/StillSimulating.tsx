import type {Progress} from './load-estimates'
import {WORDS} from './locale'
import type {Locale} from './words'

/** That simulated visits are still on their way, and how far; only the sentence is read out, not each step. */
export function StillSimulating({done, of, locale}: Progress & {readonly locale: Locale}) {
  const {simulating} = WORDS[locale]
  const number = new Intl.NumberFormat(locale)
  const soFar = simulating.soFar(number.format(done), number.format(of))
  return (
    <div class="notice">
      <p role="status">{simulating.text}</p>
      <progress value={done} max={of} aria-label={simulating.label} />
      <p class="quiet">{soFar}</p>
    </div>
  )
}
