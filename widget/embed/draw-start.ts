import type {Locale} from '../../advisor-core/catalog/types'
import type {StartQuestion} from '../start-card'
import {START_WORDS} from './start-words'

export interface StartProps {
  readonly locale: Locale
  readonly question: StartQuestion
  /** Waiting for the act, loading after it, or unable to load. */
  readonly status: 'ready' | 'loading' | 'failed'
  /** The option the visitor chose; `null` before, or where the act was no answer. */
  readonly chosen: string | null
  readonly onAct: (option: string | null) => void
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
export function drawStart({locale, question, status, chosen, onAct}: StartProps): HTMLElement {
  const [advisor, promise, notice, loading, failed, retry] = START_WORDS[locale]
  const button = (className: string, text: string, option: string | null) => {
    const made = create('button', className, text)
    made.type = 'button'
    made.disabled = status === 'loading'
    made.ariaPressed = `${option !== null && option === chosen}`
    made.onclick = () => onAct(option)
    return made
  }
  const options = question.options.map(({id, label}) => button('option', label[locale], id))
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
    ),
    create('p', 'notice', notice),
  )
  if (status === 'failed') {
    const again = button('button', retry, chosen)
    again.ariaPressed = null
    note.after(again)
  }
  card.ariaLabel = advisor
  const root = create('div', 'lotse', card)
  root.lang = locale
  return root
}
