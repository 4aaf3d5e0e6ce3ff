/** @jsxImportSource ../glass/kit */
import type {ProfileTools} from './types'

/** People of a hundred, by row. */
const ROW = 20

const PEOPLE = Array.from({length: 100}, (_, n) => ({x: 5 + 10 * (n % ROW), y: 5 + 10 * Math.floor(n / ROW)}))

/** The archetype's region, or that it is mixed; either with its share of people as a picture. */
export function Region({tools}: {readonly tools: ProfileTools}) {
  const {profile, words, say} = tools
  const {region, mixedShare} = profile
  const share = region ? region.share : mixedShare
  const tenths = share && Math.round(10 * share)
  return (
    <section>
      <h3>{words.region}</h3>
      <p class="trait-name">{region ? say(region.name) : words.mixed}</p>
      {share !== null && (
        <svg class="people" viewBox="0 0 200 50" aria-hidden="true">
          {PEOPLE.map(({x, y}, n) => (
            <circle
              key={n}
              class={n < Math.round(100 * share) ? 'inside' : 'outside'}
              cx={x}
              cy={y}
              r="3.4"
            />
          ))}
        </svg>
      )}
      <p>{region ? say(region.description) : words.mixedText}</p>
      <p class="small">{region ? words.share(tenths ?? 0) : words.mixedShare(tenths)}</p>
    </section>
  )
}
