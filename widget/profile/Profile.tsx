/** @jsxImportSource ../glass/kit */
import {focusNow} from './focus-now'
import {Region} from './Region'
import {TraitBand} from './TraitBand'
import type {ProfileTools} from './types'

/** What the visitor gets for their answers: each trait in words with how sure it is, and what follows from it. */
export function Profile({tools}: {readonly tools: ProfileTools}) {
  const {profile, words, desk, contributes} = tools
  const {next, traits, answered, presentation} = profile
  const changes = words.changesWhat(presentation)
  return (
    <>
      <section>
        <h3 class="statement" ref={focusNow} tabIndex={-1} data-now>
          {words.yours}
        </h3>
        <p class="small">{answered > 0 ? words.band : words.nothing}</p>
        <ul class="traits">
          {traits.map((trait) => (
            <TraitBand key={trait.id} trait={trait} tools={tools} />
          ))}
        </ul>
      </section>
      {answered > 0 && <Region tools={tools} />}
      {answered > 0 && (
        <section>
          <h3>{words.changes}</h3>
          <ul class="changes">
            {(changes.length > 0 ? changes : [words.changesNothing]).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p class="small">{words.never}</p>
        </section>
      )}
      <section>
        <p class="small">{words.leaves(contributes)}</p>
        <details class="why">
          <summary>{words.how}</summary>
          <p>{words.howText}</p>
        </details>
        <div class="actions">
          {next && (
            <button type="button" class="button" onClick={() => desk.turn('statements')}>
              {words.more}
            </button>
          )}
          {answered > 0 && (
            <button type="button" class="button caution" onClick={desk.erase}>
              {words.erase}
            </button>
          )}
        </div>
      </section>
    </>
  )
}
