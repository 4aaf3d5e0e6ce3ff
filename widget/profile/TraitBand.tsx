/** @jsxImportSource ../glass/kit */
import type {ProfileTrait} from '../../advisor-core/dialogue/types'
import type {ProfileTools} from './types'

interface TraitBandProps {
  readonly trait: ProfileTrait
  readonly tools: ProfileTools
}

/** Half of the scale, in standard deviations of people. */
const REACH = 2.5

const WIDTH = 200

const at = (theta: number): number =>
  (WIDTH * (Math.min(REACH, Math.max(-REACH, theta)) + REACH)) / (2 * REACH)

/** A trait as a band between its two sides, and in words. */
export function TraitBand({trait, tools}: TraitBandProps) {
  const {words, say} = tools
  const [low, high] = [say(trait.low), say(trait.high)]
  const [from, to] = [at(trait.from), at(trait.to)]
  return (
    <li class="trait">
      <p class="trait-name">{say(trait.label)}</p>
      <svg class="band" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
        <rect class="bar-ground" y="3" width={WIDTH} height="4" rx="2" />
        <rect class="bar-fill" x={from} y="1" width={to - from} height="8" rx="4" />
        <rect class="band-middle" x={WIDTH / 2 - 0.5} width="1" height="10" />
      </svg>
      <p class="band-ends small" aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </p>
      <p class="trait-words">{words.leaning(low, high, trait)}</p>
    </li>
  )
}
