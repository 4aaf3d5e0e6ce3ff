/** @jsxImportSource ../glass/kit */
import {Cross} from '../glass/kit/jsx-runtime'
import {focusNow} from './focus-now'
import {Profile} from './Profile'
import {Statement} from './Statement'
import type {ProfileTools} from './types'

/** Named, so that it is the same at every drawing: Preact calls it once. */
const showModal = (dialog: HTMLDialogElement | null) => {
  dialog?.showModal()
  focusNow(dialog?.querySelector<HTMLElement>('[data-now]') ?? null)
}

const closeDialog = ({currentTarget}: {readonly currentTarget: Element}) =>
  currentTarget.closest('dialog')?.close()

/** The sheet in which the profile is taken, one statement at a time, and shown. */
export function ProfilePanel({tools}: {readonly tools: ProfileTools}) {
  const {profile, words, desk} = tools
  const asking = desk.page() === 'statements' && profile.next !== null
  return (
    <dialog
      ref={showModal}
      class="glass profile"
      aria-labelledby="lotse-profile"
      onClose={() => desk.turn('closed')}
    >
      <header class="glass-top">
        <h2 class="question" id="lotse-profile">
          {words.heading}
        </h2>
        <button type="button" class="icon-button" aria-label={words.close} onClick={closeDialog}>
          <Cross />
        </button>
      </header>
      <div class="glass-body">{asking ? <Statement tools={tools} /> : <Profile tools={tools} />}</div>
    </dialog>
  )
}
