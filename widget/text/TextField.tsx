/** @jsxImportSource ../glass/kit */
import type {View} from '../../advisor-core/dialogue/types'
import type {Say} from '../locales/words'
import {createTextDesk, LONGEST_SENTENCE, type TextDesk} from './create-text-desk'
import {HeardLine} from './HeardLine'
import type {TextWords} from './words'

export {createTextDesk}

interface TextFieldProps {
  readonly view: View
  readonly desk: TextDesk
  readonly words: TextWords
  readonly say: Say
}

/** Needs in the visitor's own words, below the options and the results; what became of them is said under it. */
export function TextField({view, desk, words, say}: TextFieldProps) {
  const label = view.phase === 'results' ? words.refine : words.label
  return (
    <form
      class="words"
      onSubmit={(event) => {
        event.preventDefault()
        const field = event.currentTarget.elements.item(0)
        if (field instanceof HTMLInputElement) desk.send(field)
      }}
    >
      <label class="words-label" for="lotse-words">
        {label}
      </label>
      <div class="words-row">
        <input
          id="lotse-words"
          class="words-input"
          type="text"
          maxLength={LONGEST_SENTENCE}
          placeholder={words.placeholder}
          autocomplete="off"
          enterKeyHint="send"
          aria-describedby="lotse-heard"
        />
        <button type="submit" class="button" aria-busy={desk.busy()}>
          {words.send}
        </button>
      </div>
      <div id="lotse-heard" class="words-heard" role="status">
        {view.heard && desk.own() && <HeardLine heard={view.heard} words={words} say={say} />}
      </div>
    </form>
  )
}
