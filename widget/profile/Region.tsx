/** @jsxImportSource ../glass/kit */
import type {ProfileTools} from './types'

/** People of a hundred, by row. */
const ROW = 20

const PEOPLE = Array.from({length: 100}, (_, n) => ({x: 5 + 10 * (n % ROW), y: 5 + 10 * Math.floor(n / ROW)}))

/** The archetype's region with its share of people as a picture, or that it is mixed. */
export function Region({tools}: {readonly tools: ProfileTools}) {
  const {profile, words, say} = tools
  const {region} = profile
  const inside = Math.round(100 * (region?.share ?? 0))
  return (
    <section>
      <h3>{words.region}</h3>
      <p class="trait-name">{region ? say(region.name) : words.mixed}</p>
      {region && (
        <svg class="people" viewBox="0 0 200 50" aria-hidden="true">
          {PEOPLE.map(({x, y}, n) => (
            <circle key={n} class={n < inside ? 'inside' : 'outside'} cx={x} cy={y} r="3.4" />
          ))}
        </svg>
      )}
      {region && <p>{say(region.description)}</p>}
      <p class="small">{region ? words.share(Math.round(10 * region.share)) : words.mixedText}</p>
    </section>
  )
}
