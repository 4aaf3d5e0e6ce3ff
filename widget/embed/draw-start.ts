import type {Locale} from '../../advisor-core/catalog/types'
import type {StartAct, StartQuestion} from '../start-card'
import {START_WORDS} from './start-words'

export interface StartProps {
  readonly locale: Locale
  readonly question: StartQuestion
  /** Waiting for the act, loading after it, or unable to load. */
  readonly status: 'ready' | 'loading' | 'failed'
  /** What the visitor pressed; `null` before, or where the conversation was opened from outside. */
  readonly pressed: StartAct | null
  readonly onAct: (act: StartAct | null) => void
}

function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.className = className
  element.append(...children)
  return element
}

/** The start card as elements: one sentence, the first question with its options as real buttons, the notice. */
export function drawStart({locale, question, status, pressed, onAct}: StartProps): HTMLElement {
  const [advisor, promise, notice, loading, failed, retry, noPreference, show] = START_WORDS[locale]
  const button = (className: string, text: string, act: StartAct | null) => {
    const made = create('button', className, text)
    made.type = 'button'
    made.disabled = status === 'loading'
    made.onclick = () => onAct(act)
    return made
  }
  const options = question.options.map(({id, label}) => {
    const option = button('option', label[locale], {kind: 'options', options: [id]})
    option.ariaPressed = `${pressed?.kind === 'options' && pressed.options[0] === id}`
    return option
  })
  const note = create('p', 'more', status === 'loading' ? loading : status === 'failed' ? failed : promise)
  note.role = 'status'
  const card = create(
    'section',
    'advisor start',
    create('header', 'top', create('p', 'brand', advisor), note),
    create(
      'div',
      'ask',
      create('h2', 'question', question.text[locale]),
      create('div', 'options', ...options),
      create(
        'div',
        'nav',
        button('quiet', noPreference, {kind: 'no-preference'}),
        button('quiet', show, {kind: 'show-now'}),
      ),
    ),
    create('p', 'notice', notice),
  )
  if (status === 'failed') note.after(button('button', retry, pressed))
  card.ariaLabel = advisor
  const root = create('div', 'lotse', card)
  root.lang = locale
  return root
}
