/** @jsxImportSource ../glass/kit */
import {focusNow} from './focus-now'
import type {ProfileTools} from './types'

/** One statement about the visitor: answer, skip, go back, or stop and see the profile. */
export function Statement({tools}: {readonly tools: ProfileTools}) {
  const {profile, words, say, act, desk} = tools
  const {next, put, most, last, answered} = profile
  if (!next) return null
  const answer = (category: number | null) => act({kind: 'trait', item: next.id, category})
  return (
    <section>
      <p class="small">{words.progress(put + 1, most)}</p>
      <h3 class="statement two-lines" key={next.id} ref={focusNow} tabIndex={-1} data-now>
        {say(next.text)}
      </h3>
      <p class="small">{words.voluntary}</p>
      <div class="options scale" key={`${next.id} answers`}>
        {next.categories.map((category, c) => (
          <button type="button" class="option" key={category.en} onClick={() => answer(c)}>
            <span class="label">{say(category)}</span>
          </button>
        ))}
      </div>
      <div class="nav">
        <button type="button" class="quiet" onClick={() => answer(null)}>
          {words.skip}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={last === null}
          onClick={() => last !== null && act({kind: 'retract', evidence: last})}
        >
          {words.back}
        </button>
        <button type="button" class="quiet" disabled={answered === 0} onClick={() => desk.turn('profile')}>
          {words.show}
        </button>
      </div>
    </section>
  )
}
