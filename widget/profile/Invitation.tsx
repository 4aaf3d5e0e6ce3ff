/** @jsxImportSource ../glass/kit */
import {ProfilePanel} from './ProfilePanel'
import type {ProfileTools} from './types'

/** At the results, and never in the way: an invitation to the visitor's own profile. */
export function Invitation({tools}: {readonly tools: ProfileTools}) {
  const {profile, words, desk} = tools
  const {next, answered, most} = profile
  const label = next === null ? words.look : answered > 0 ? words.goOn : words.begin
  return (
    <section class="invitation" aria-labelledby="lotse-invitation">
      <h3 id="lotse-invitation">{words.invite}</h3>
      <p class="small">{words.inviteText(most)}</p>
      <div class="actions">
        <button
          type="button"
          class="button"
          aria-haspopup="dialog"
          onClick={() => desk.turn(next ? 'statements' : 'profile')}
        >
          {label}
        </button>
        {next && answered > 0 && (
          <button type="button" class="quiet" aria-haspopup="dialog" onClick={() => desk.turn('profile')}>
            {words.look}
          </button>
        )}
      </div>
      {desk.page() !== 'closed' && <ProfilePanel tools={tools} />}
    </section>
  )
}
